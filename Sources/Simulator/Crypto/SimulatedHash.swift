// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Rules

/// What anyone can compute without a key: the real SM3, and no signature that holds.
struct SimulatedHash: Cryptography {
    func sm3(_ message: [UInt8]) -> [UInt8] { SM3.hash(message).bytes }

    func verify(publicKey: [UInt8], message: [UInt8], signature: [UInt8]) -> Bool { false }
}
