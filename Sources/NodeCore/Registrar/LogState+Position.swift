// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger

extension LogState {
    var position: LedgerPosition { head.position }
}

extension LogHead {
    var position: LedgerPosition { LedgerPosition(size: size, head: hash.bytes) }
}
