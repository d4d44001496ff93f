// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Free text of offices and companies, made fit to be shown to anyone.
enum PublicText {
    private static let scheme = "tongdao://"
    /// Segments of a node's name; whatever is named by more is somebody or something inside it.
    private static let nodeSegments = 2

    /// Without control characters, without marks that turn the direction of what follows, and without names of persons.
    static func cleaned(_ text: String) -> String { withoutPersons(withoutControls(text)) }

    /// Line ends and tabs become spaces; everything else that is not to be seen goes.
    private static func withoutControls(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control:
                if scalar.properties.isWhitespace { kept.append(" ") }
            case .lineSeparator, .paragraphSeparator: kept.append(" ")
            case .format, .surrogate, .privateUse, .unassigned: break
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }

    /// A person's name is no business of the public, also where somebody wrote it into a title: the node's remains.
    private static func withoutPersons(_ text: String) -> String {
        var rest = text[...]
        var shown = ""
        while let start = rest.firstRange(of: scheme) {
            let uri = rest[start.lowerBound...].prefix { $0.isASCII && !$0.isWhitespace }
            let segments = uri.dropFirst(scheme.count).split(separator: "/")
            shown += rest[..<start.lowerBound]
            shown += scheme + segments.prefix(nodeSegments).joined(separator: "/")
            rest = rest[uri.endIndex...]
        }
        return shown + rest
    }
}
