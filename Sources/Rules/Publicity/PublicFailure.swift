// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Why there is nothing to read, as a page in both languages: whoever sees it has chosen none.
public enum PublicFailure: Sendable, CaseIterable {
    case notFound
    /// Only reading is served.
    case methodNotAllowed
    /// The request cannot be read, or is too long.
    case badRequest
    /// The node does not answer at the moment.
    case unavailable

    public var document: PublicDocument {
        let paragraphs = Language.allCases.map { language in
            "<p lang=\"\(language.tag)\">\(PublicPage.escaped(PublicTexts.failure(self, language)))</p>"
        }
        let title = PublicTexts.failure(self, .chinese)
        return .html(PublicPage.document(title: title, .chinese, body: paragraphs.joined(separator: "\n")))
    }
}
