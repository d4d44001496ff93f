// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `tongdao evidence`: all that proves a case in one file, and its check without a node.
struct EvidenceCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("evidence", EvidenceTexts.noun, [Export.self, Verify.self])
    }
}
