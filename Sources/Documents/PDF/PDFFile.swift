// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Writes PDF 1.7 with one predefined Chinese font, which every reader brings: nothing has to be embedded. The same input
/// always gives the same bytes, so that a printed document can be checked by printing it again.
public struct PDFFile: Sendable {
    private var bytes: [UInt8] = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
    private var offsets: [Int] = []

    /// - Parameters:
    ///   - footer: stands on every page before its number.
    ///   - attachment: a file that travels inside, as it is.
    public static func write(
        title: String, _ paragraphs: [PrintedParagraph], footer: String, attachment: (name: String, bytes: [UInt8])
    ) -> [UInt8] {
        var file = PDFFile()
        let pages = PrintedPages(paragraphs, footer: footer).contents
        let first = 9
        let kids = pages.indices.map { "\(first + 2 * $0) 0 R" }.joined(separator: " ")
        file.object(
            "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(\(attachment.name)) 7 0 R] >> >> >>")
        file.object("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
        file.font()
        file.stream("<< /Type /EmbeddedFile /Subtype /text#2Fplain", attachment.bytes)
        file.object(
            "<< /Type /Filespec /F (\(attachment.name)) /UF (\(attachment.name)) /EF << /F 6 0 R >> >>")
        file.object("<< /Title <FEFF\(hex(Array(title.utf16)))> /Producer (Tongdao) >>")
        for (index, page) in pages.enumerated() {
            file.object(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(PrintedPages.width) \(PrintedPages.height)] "
                    + "/Resources << /Font << /F1 3 0 R >> >> /Contents \(first + 2 * index + 1) 0 R >>")
            file.stream("<<", Array(page.utf8))
        }
        return file.finished()
    }

    /// STSong-Light with the widths of half-width letters: readers without the font put another in its place.
    private mutating func font() {
        object(
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H "
                + "/DescendantFonts [4 0 R] >>")
        object(
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) "
                + "/Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 939 500] >>")
        object(
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
                + "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>")
    }

    private mutating func object(_ text: String) {
        begin()
        bytes += Array("\(text)\nendobj\n".utf8)
    }

    /// - Parameter dictionary: without its end; the length is put there.
    private mutating func stream(_ dictionary: String, _ content: [UInt8]) {
        begin()
        bytes += Array("\(dictionary) /Length \(content.count) >>\nstream\n".utf8)
        bytes += content
        bytes += Array("\nendstream\nendobj\n".utf8)
    }

    private mutating func begin() {
        offsets.append(bytes.count)
        bytes += Array("\(offsets.count) 0 obj\n".utf8)
    }

    /// The table of places, twenty bytes a line, and where it begins.
    private func finished() -> [UInt8] {
        let table = offsets.map { offset in
            let digits = String(offset)
            return String(repeating: "0", count: max(0, 10 - digits.count)) + digits + " 00000 n \n"
        }
        let text =
            "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n" + table.joined()
            + "trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R /Info 8 0 R >>\nstartxref\n\(bytes.count)\n%%EOF\n"
        return bytes + Array(text.utf8)
    }

    /// UCS-2 in hexadecimal, four digits a character.
    static func hex(_ codes: [UInt16]) -> String {
        codes.map { code in
            let digits = String(code, radix: 16, uppercase: true)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
