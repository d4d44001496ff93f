// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// RFC 7468 text, strict: 64-character lines, known labels, nothing else between the blocks but white space.
enum PEM {
    static let certificate = "CERTIFICATE"
    static let revocationList = "X509 CRL"
    static let encryptedPrivateKey = "ENCRYPTED PRIVATE KEY"
    private static let lineLength = 64

    static func encode(_ der: [UInt8], label: String) -> String {
        var base64 = [UInt8](repeating: 0, count: (der.count + 2) / 3 * 4 + 1)
        let count = Int(EVP_EncodeBlock(&base64, der, Int32(der.count)))
        var text = "-----BEGIN \(label)-----\n"
        for start in stride(from: 0, to: count, by: lineLength) {
            text += String(decoding: base64[start..<min(start + lineLength, count)], as: UTF8.self) + "\n"
        }
        return text + "-----END \(label)-----\n"
    }

    /// The DER of every block in `text`; each must bear `label`. Throws `malformed` if there is none.
    static func decode(_ text: String, label: String) throws(CryptoError) -> [[UInt8]] {
        var blocks: [[UInt8]] = []
        var base64: String?
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.trimmingSpaces
            if line == "-----BEGIN \(label)-----", base64 == nil {
                base64 = ""
            } else if line == "-----END \(label)-----", let content = base64 {
                blocks.append(try decodeBase64(content))
                base64 = nil
            } else if base64 != nil {
                base64? += line
            } else if !line.isEmpty {
                throw CryptoError(.malformed, "text outside a \(label) block")
            }
        }
        guard base64 == nil, !blocks.isEmpty else { throw CryptoError(.malformed, "no complete \(label) block") }
        return blocks
    }

    private static func decodeBase64(_ text: String) throws(CryptoError) -> [UInt8] {
        let input = Array(text.utf8)
        // The padding is checked here because EVP_DecodeBlock counts it as zero bytes.
        let padding = input.suffix(2).count { $0 == UInt8(ascii: "=") }
        guard !input.isEmpty, input.count % 4 == 0, input.dropLast(padding).allSatisfy({ $0 != UInt8(ascii: "=") })
        else { throw CryptoError(.malformed, "the base64 is cut short") }
        var output = [UInt8](repeating: 0, count: input.count / 4 * 3)
        try OpenSSLCall.status("decoding base64", code: .malformed) {
            EVP_DecodeBlock(&output, input, Int32(input.count))
        }
        output.removeLast(padding)
        return output
    }
}

extension StringProtocol {
    /// Without blanks and tabs at either end.
    var trimmingSpaces: String {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
        return String(String(drop(while: blank).reversed()).drop(while: blank).reversed())
    }
}
