// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// What we read out of a leaf certificate that has been verified.
enum CertificateName {
    /// The scheme of every name of the city.
    static let scheme = "tongdao://"
    /// A name longer than this is not one of ours, in bytes.
    private static let maximumURIBytes = 512

    /// The identity in a verified leaf.
    ///
    /// - Throws: `certificateMalformed` unless the leaf has exactly one `tongdao://` URI among its alternative names.
    static func identity(of leaf: OpaquePointer) throws(TransportError) -> PeerIdentity {
        let uris = alternativeURIs(of: leaf).filter { $0.hasPrefix(scheme) }
        guard uris.count == 1, let uri = uris.first else {
            let found = uris.isEmpty ? "none" : "\(uris.count)"
            throw TransportError(
                .certificateMalformed,
                "certificate \(serial(of: leaf)) must name exactly one \(scheme) URI and names \(found)")
        }
        guard let der = der(of: leaf), let notAfter = unixMilliseconds(X509_get0_notAfter(leaf)) else {
            throw TransportError(.certificateMalformed, "the certificate of \(uri) has no readable end of validity")
        }
        return PeerIdentity(uri: uri, serial: serial(of: leaf), notAfterMilliseconds: notAfter, certificate: der)
    }

    /// How to speak of a certificate that was refused: its URI and serial, whatever can be read.
    static func description(of leaf: OpaquePointer) -> String {
        let uri = alternativeURIs(of: leaf).first { $0.hasPrefix(scheme) } ?? "no tongdao:// name"
        return "\(uri), serial \(serial(of: leaf))"
    }

    /// Lower-case hexadecimal without leading zeros.
    static func serial(of certificate: OpaquePointer) -> String {
        guard let number = ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nil) else { return "unreadable" }
        defer { BN_free(number) }
        guard let text = BN_bn2hex(number) else { return "unreadable" }
        defer { td_OPENSSL_free(text) }
        let digits = String(cString: text).lowercased().drop { $0 == "0" }
        return digits.isEmpty ? "0" : String(digits)
    }

    /// A time of a certificate as "2026-01-31 09:00:00Z".
    static func text(_ time: UnsafePointer<ASN1_TIME>?) -> String {
        var parts = tm()
        guard let time, ASN1_TIME_to_tm(time, &parts) == 1 else { return "an unreadable time" }
        func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday)) "
            + "\(padded(parts.tm_hour)):\(padded(parts.tm_min)):\(padded(parts.tm_sec))Z"
    }

    private static func unixMilliseconds(_ time: UnsafePointer<ASN1_TIME>?) -> UInt64? {
        guard let time, let epoch = ASN1_TIME_set(nil, 0) else { return nil }
        defer { ASN1_STRING_free(epoch) }
        var days: Int32 = 0
        var seconds: Int32 = 0
        guard ASN1_TIME_diff(&days, &seconds, epoch, time) == 1, days >= 0, seconds >= 0 else { return nil }
        return (UInt64(days) * 86_400 + UInt64(seconds)) * 1_000
    }

    private static func der(of leaf: OpaquePointer) -> [UInt8]? {
        let count = i2d_X509(leaf, nil)
        guard count > 0 else { return nil }
        return [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, written in
            var cursor = buffer.baseAddress
            written = Int(max(0, i2d_X509(leaf, &cursor)))
        }
    }

    private static func alternativeURIs(of leaf: OpaquePointer) -> [String] {
        guard let names = X509_get_ext_d2i(leaf, NID_subject_alt_name, nil, nil) else { return [] }
        let stack = OpaquePointer(names)
        defer { GENERAL_NAMES_free(stack) }
        var uris: [String] = []
        for index in 0..<td_sk_GENERAL_NAME_num(stack) {
            guard let name = td_sk_GENERAL_NAME_value(stack, index), td_GENERAL_NAME_type(name) == GEN_URI else {
                continue
            }
            var count: Int32 = 0
            guard let text = td_GENERAL_NAME_text(name, &count), (1...Int32(maximumURIBytes)).contains(count) else {
                continue
            }
            let bytes = UnsafeBufferPointer(start: text, count: Int(count))
            // Printable ASCII only: a NUL or a look-alike letter must not pass for another name.
            guard bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { continue }
            uris.append(String(decoding: bytes, as: UTF8.self))
        }
        return uris
    }
}
