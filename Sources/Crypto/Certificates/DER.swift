// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// Moves OpenSSL objects in and out of DER.
enum DER {
    /// What an i2d function writes.
    static func encode(
        _ what: StaticString, _ body: (inout UnsafeMutablePointer<UInt8>?) -> Int32
    ) throws(CryptoError) -> [UInt8] {
        var output: UnsafeMutablePointer<UInt8>?
        let count = try OpenSSLCall.status(what) { body(&output) }
        defer { td_OPENSSL_clear_free(output, Int(count)) }
        return Array(UnsafeBufferPointer(start: output, count: Int(count)))
    }

    /// What a d2i function reads; `malformed` unless it takes all of `bytes`, for trailing bytes would give one
    /// object two encodings.
    static func decode(
        _ what: StaticString, _ bytes: [UInt8], free: (OpaquePointer?) -> Void,
        _ body: (inout UnsafePointer<UInt8>?, Int) -> OpaquePointer?
    ) throws(CryptoError) -> OpaquePointer {
        try OpenSSLCall.object(what, code: .malformed) {
            bytes.withUnsafeBufferPointer { buffer -> OpaquePointer? in
                var cursor = buffer.baseAddress
                guard let object = body(&cursor, buffer.count) else { return nil }
                guard let cursor, let start = buffer.baseAddress, cursor - start == buffer.count else {
                    free(object)
                    return nil
                }
                return object
            }
        }
    }

    /// Seconds since 1970 of a certificate's or list's time; nil if it is not a time.
    static func unixSeconds(of time: UnsafePointer<ASN1_TIME>?) -> Int64? {
        guard let time, let epoch = ASN1_TIME_set(nil, 0) else { return nil }
        defer { ASN1_STRING_free(epoch) }
        var days: Int32 = 0
        var seconds: Int32 = 0
        guard ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else { return nil }
        return Int64(days) * 86_400 + Int64(seconds)
    }

    /// The encoding of a distinguished name, for comparing issuer with subject.
    static func name(_ name: OpaquePointer?) throws(CryptoError) -> [UInt8] {
        try encode("encoding a name") { i2d_X509_NAME(name, &$0) }
    }

    /// A name as people read it: `CN=zhoushan, OU=TLS root`.
    static func text(ofName name: OpaquePointer?) -> String {
        guard let output = BIO_new(BIO_s_mem()) else { return "" }
        defer { BIO_free(output) }
        td_X509_NAME_print_line(output, name)
        var data: UnsafeMutablePointer<CChar>?
        let count = td_BIO_get_mem_data(output, &data)
        guard let data else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: data, count: count), as: UTF8.self)
    }
}
