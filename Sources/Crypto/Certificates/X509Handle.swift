// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Owns one X509 object.
///
/// Unchecked because it holds a C pointer. After it has been built or parsed, the certificate is only read; OpenSSL
/// fills its cache of extensions under a lock.
final class X509Handle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { self.pointer = pointer }

    convenience init(der: [UInt8]) throws(CryptoError) {
        self.init(
            owning: try DER.decode("decoding a certificate", der, free: X509_free) { d2i_X509(nil, &$0, $1) })
    }

    deinit { X509_free(pointer) }

    var der: [UInt8] {
        get throws(CryptoError) { try DER.encode("encoding a certificate") { i2d_X509(pointer, &$0) } }
    }

    var publicKey: KeyHandle {
        get throws(CryptoError) {
            KeyHandle(
                owning: try OpenSSLCall.object("reading a certificate's key", code: .malformed) {
                    X509_get_pubkey(pointer)
                })
        }
    }

    /// The common name of the subject, which for a root is its city.
    var commonName: String? {
        var buffer = [CChar](repeating: 0, count: IdentityURI.maximumPartByteCount + 1)
        let count = X509_NAME_get_text_by_NID(
            X509_get_subject_name(pointer), NID_commonName, &buffer, Int32(buffer.count))
        guard count > 0 else { return nil }
        return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The URIs of the subject alternative name.
    var subjectURIs: [String] {
        alternativeNames { name in td_GENERAL_NAME_type(name) == GEN_URI ? X509Handle.text(of: name) : nil }
    }

    /// The DNS names and IP addresses of the subject alternative name.
    var hostNames: [String] {
        alternativeNames { name in
            switch td_GENERAL_NAME_type(name) {
            case GEN_DNS: X509Handle.text(of: name)
            case GEN_IPADD: HostName.text(ofAddress: X509Handle.address(of: name))
            default: nil
            }
        }
    }

    private func alternativeNames(_ select: (UnsafeMutablePointer<GENERAL_NAME>) -> String?) -> [String] {
        guard let raw = X509_get_ext_d2i(pointer, NID_subject_alt_name, nil, nil) else { return [] }
        let names = OpaquePointer(raw)
        defer { GENERAL_NAMES_free(names) }
        return (0..<td_sk_GENERAL_NAME_num(names)).compactMap { index in
            td_sk_GENERAL_NAME_value(names, index).flatMap(select)
        }
    }

    private static func text(of name: UnsafeMutablePointer<GENERAL_NAME>) -> String? {
        var count: Int32 = 0
        guard let text = td_GENERAL_NAME_text(name, &count) else { return nil }
        return String(decoding: UnsafeBufferPointer(start: text, count: Int(count)), as: UTF8.self)
    }

    private static func address(of name: UnsafeMutablePointer<GENERAL_NAME>) -> [UInt8] {
        var count: Int32 = 0
        guard let bytes = td_GENERAL_NAME_address(name, &count) else { return [] }
        return Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
}
