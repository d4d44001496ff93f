// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
internal import Rules

/// A sealed agreement with all that is needed to check it without a node (ZS-2.1.1f, ZS-3.5a). It travels inside the
/// printed document as a text file of hexadecimal lines.
public struct SealedAgreement: Sendable, Equatable {
    /// The canonical text as it was signed.
    public let encodedText: [UInt8]
    public let signed: AgreementSigned
    public let signatoryKey: [UInt8]
    public let sealed: AgreementSealed
    public let sealKey: [UInt8]

    public init(
        encodedText: [UInt8], signed: AgreementSigned, signatoryKey: [UInt8], sealed: AgreementSealed,
        sealKey: [UInt8]
    ) {
        self.encodedText = encodedText
        self.signed = signed
        self.signatoryKey = signatoryKey
        self.sealed = sealed
        self.sealKey = sealKey
    }

    private static let first = "tongdao sealed agreement 1"
    private static let last = "end of sealed agreement"
    private static let names = ["text", "signed", "signatory-key", "sealed", "seal-key"]

    /// The file inside the document.
    public var attachment: [UInt8] {
        let values = [encodedText, signed.encode(), signatoryKey, sealed.encode(), sealKey]
        let lines = zip(Self.names, values).map { "\($0): \(hexadecimal($1))" }
        return Array(([Self.first] + lines + [Self.last, ""]).joined(separator: "\n").utf8)
    }

    /// What a printed document carries; nil when it carries nothing that can be read.
    public init?(inside document: [UInt8]) {
        guard let start = Self.place(of: Self.first, in: document[...]),
            let end = Self.place(of: Self.last, in: document[start...])
        else { return nil }
        let lines = document[start..<end].split(separator: UInt8(ascii: "\n"))
        guard lines.count == Self.names.count + 1 else { return nil }
        var values: [[UInt8]] = []
        for (name, line) in zip(Self.names, lines.dropFirst()) {
            let head = Array("\(name): ".utf8)
            guard line.starts(with: head), let value = Self.bytes(line.dropFirst(head.count)) else { return nil }
            values.append(value)
        }
        guard let signed = try? AgreementSigned.decode(values[1]), let sealed = try? AgreementSealed.decode(values[3])
        else { return nil }
        self.init(
            encodedText: values[0], signed: signed, signatoryKey: values[2], sealed: sealed, sealKey: values[4])
    }

    private static func place(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - wanted.count)).first { bytes[$0...].starts(with: wanted) }
    }

    private static func bytes(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        var result: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            guard let high = digit(text[index]), let low = digit(text[index + 1]) else { return nil }
            result.append(high << 4 | low)
            index += 2
        }
        return result
    }

    private static func digit(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
