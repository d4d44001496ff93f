// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `name=file` or `name=sm3:…`: something named that is kept as a document.
struct NamedDigest: ExpressibleByArgument {
    let name: String
    let source: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        name = String(parts[0])
        source = String(parts[1])
    }

    /// The part of an agreement it is.
    func part(in surroundings: Surroundings) throws(CommandFailure) -> AgreementPart {
        AgreementPart(name: name, digest: try Digests.read(source, option: "--part", in: surroundings))
    }
}
