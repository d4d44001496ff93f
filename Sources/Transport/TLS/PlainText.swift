// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import NIOCore

/// What we make of a peer that speaks no TLS at all.
enum PlainText {
    private static let handshakeRecord: UInt8 = 0x16
    private static let alertRecord: UInt8 = 0x15
    /// How much of its first bytes we log.
    private static let excerptBytes = 16

    /// Whether a first byte can begin a TLS handshake, or an alert that refuses ours.
    static func mayBeTLS(firstByte: UInt8) -> Bool {
        firstByte == handshakeRecord || firstByte == alertRecord
    }

    /// An answer that a person behind an HTTP client can read; nil for anything that is not HTTP.
    static func answer(to bytes: ByteBuffer, _ audience: TLSMaterial.Audience) -> ByteBuffer? {
        let methods = ["GET ", "HEAD ", "POST ", "PUT ", "DELETE ", "OPTIONS ", "CONNECT ", "PATCH ", "TRACE ", "PRI "]
        guard methods.contains(where: { bytes.readableBytesView.starts(with: $0.utf8) }) else { return nil }
        let text =
            switch audience {
            case .city: "This port speaks tongdao/1 over TLS 1.3, not HTTP.\n"
            case .everyone: "This port speaks HTTPS, not HTTP.\n"
            }
        return ByteBuffer(
            string: "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                + "Content-Length: \(text.utf8.count)\r\n\r\n\(text)")
    }

    /// The first bytes, safe for a log.
    static func excerpt(of bytes: ByteBuffer) -> String {
        let shown = bytes.readableBytesView.prefix(excerptBytes).map { byte -> Character in
            (0x20...0x7E).contains(byte) ? Character(Unicode.Scalar(byte)) : "."
        }
        return "\"" + String(shown) + "\""
    }
}
