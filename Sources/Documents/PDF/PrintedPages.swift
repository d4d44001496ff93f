// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Paragraphs set on A4 pages, each page as the operators that draw it.
struct PrintedPages {
    /// A4, points.
    static let width = 595
    static let height = 842
    private static let margin = 64

    private(set) var contents: [String] = []

    /// - Parameter footer: stands on every page before its number.
    init(_ paragraphs: [PrintedParagraph], footer: String) {
        var pages: [String] = []
        var page = ""
        var y = Self.height - Self.margin
        for line in paragraphs.flatMap({ PrintedLine.lines(of: $0, width: Self.width - 2 * Self.margin) }) {
            if y - line.style.leading < Self.margin {
                pages.append(page)
                page = ""
                y = Self.height - Self.margin
            }
            y -= line.style.leading
            let isTitle = line.style == .title
            let x = isTitle ? (Self.width - line.halves * line.style.size / 2) / 2 : Self.margin
            page += Self.drawn(line, x: x, y: y)
        }
        pages.append(page)
        contents = pages.enumerated().map { index, page in
            let text = "\(footer)    \(index + 1) / \(pages.count)"
            let lines = PrintedLine.lines(of: PrintedParagraph(text, .small), width: Self.width - 2 * Self.margin)
            return page + lines.prefix(1).map { Self.drawn($0, x: Self.margin, y: Self.margin / 2) }.joined()
        }
    }

    private static func drawn(_ line: PrintedLine, x: Int, y: Int) -> String {
        guard !line.codes.isEmpty else { return "" }
        return "BT /F1 \(line.style.size) Tf \(x) \(y) Td <\(PDFFile.hex(line.codes))> Tj ET\n"
    }
}
