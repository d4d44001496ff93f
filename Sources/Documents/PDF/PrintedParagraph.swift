// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A piece of text as it is to be printed.
public struct PrintedParagraph: Sendable, Equatable {
    public enum Style: Sendable {
        case title
        case heading
        case body
        /// Keys and signatures.
        case small

        /// Points.
        var size: Int {
            switch self {
            case .title: 18
            case .heading: 12
            case .body: 11
            case .small: 8
            }
        }

        /// From one line to the next, points.
        var leading: Int { size + size * 2 / 3 }
    }

    public let text: String
    public let style: Style

    public init(_ text: String, _ style: Style = .body) {
        self.text = text
        self.style = style
    }
}

/// One line on a page, as UCS-2, which is what the predefined Chinese encoding takes.
struct PrintedLine: Equatable {
    var codes: [UInt16] = []
    /// In halves of an em: Latin letters take one, all others two.
    var halves = 0
    let style: PrintedParagraph.Style

    /// The paragraph in lines of at most `width` points. A character the font cannot hold is shown as 〓.
    static func lines(of paragraph: PrintedParagraph, width: Int) -> [PrintedLine] {
        let most = width * 2 / paragraph.style.size
        var lines: [PrintedLine] = []
        var line = PrintedLine(style: paragraph.style)
        for scalar in paragraph.text.unicodeScalars {
            if scalar == "\n" {
                lines.append(line)
                line = PrintedLine(style: paragraph.style)
                continue
            }
            let isPrinted = scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value <= 0xFFFF
            let code = isPrinted ? UInt16(truncatingIfNeeded: scalar.value) : 0x3013
            let halves = code < 0x7F ? 1 : 2
            if line.halves + halves > most {
                lines.append(line)
                line = PrintedLine(style: paragraph.style)
            }
            line.codes.append(code)
            line.halves += halves
        }
        lines.append(line)
        return lines
    }
}
