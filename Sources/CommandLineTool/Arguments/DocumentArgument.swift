// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Messages

/// `kind=path`: a document that an application brings. Only its SM3 goes to the node; the document stays here.
///
/// `kind=sm3:<64 hexadecimal digits>` names a digest computed elsewhere.
struct DocumentArgument: Sendable, Hashable, ExpressibleByArgument {
    let kind: DocumentKind
    private let source: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = DocumentKind(choice: String(parts[0])), !parts[1].isEmpty else { return nil }
        self.kind = kind
        source = String(parts[1])
    }

    static var allValueStrings: [String] { DocumentKind.choices.map { "\($0.name)=PATH" } }

    /// The document as the contract knows it.
    func document(in surroundings: Surroundings) throws(CommandFailure) -> Document {
        Document(kind: kind, digest: try Digests.read(source, option: "--document", in: surroundings))
    }
}

/// Digests that options give, as files or as numbers.
enum Digests {
    private static let prefix = "sm3:"

    /// The SM3 of the file at `source`, or the digest that `sm3:…` states.
    static func read(
        _ source: String, option: String, in surroundings: Surroundings
    ) throws(CommandFailure) -> [UInt8] {
        guard source.hasPrefix(prefix) else {
            return try FileContent.digest(path: surroundings.absolutePath(source)).bytes
        }
        guard let digest = SM3Digest(hexString: source.dropFirst(prefix.count)) else {
            throw .option(
                option, value: source, ArgumentTexts.notADigest, remedy: ArgumentTexts.digestRemedy)
        }
        return digest.bytes
    }
}
