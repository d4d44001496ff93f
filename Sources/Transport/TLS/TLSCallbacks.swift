// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// The functions libssl calls during a handshake. Each finds its `TLSConnection` through the SSL's application data.
enum TLSCallbacks {
    /// The slot that `SSL_set_app_data` uses.
    private static let applicationDataIndex: Int32 = 0

    static func attach(_ connection: TLSConnection, to ssl: OpaquePointer) {
        SSL_set_ex_data(ssl, applicationDataIndex, Unmanaged.passUnretained(connection).toOpaque())
    }

    static func detach(from ssl: OpaquePointer) {
        SSL_set_ex_data(ssl, applicationDataIndex, nil)
    }

    private static func connection(of ssl: OpaquePointer?) -> TLSConnection? {
        guard let ssl, let data = SSL_get_ex_data(ssl, applicationDataIndex) else { return nil }
        return Unmanaged<TLSConnection>.fromOpaque(data).takeUnretainedValue()
    }

    /// The server's side of ALPN: a hello without our protocol is answered with a fatal alert.
    static func installALPN(in context: OpaquePointer) {
        SSL_CTX_set_client_hello_cb(
            context,
            { ssl, alert, _ in
                var extensionBytes: UnsafePointer<UInt8>?
                var count = 0
                let type = UInt32(TLSEXT_TYPE_application_layer_protocol_negotiation)
                if SSL_client_hello_get0_ext(ssl, type, &extensionBytes, &count) == 1 {
                    return SSL_CLIENT_HELLO_SUCCESS
                }
                // A TLS 1.2 hello is left to the version check, which has the better reason.
                let version = UInt32(TLSEXT_TYPE_supported_versions)
                guard SSL_client_hello_get0_ext(ssl, version, &extensionBytes, &count) == 1 else {
                    return SSL_CLIENT_HELLO_SUCCESS
                }
                TLSCallbacks.connection(of: ssl)?.refuse(
                    TransportError(.wrongALPN, "the client offers no ALPN; wanted \(TLSMaterial.alpnProtocol)"))
                alert?.pointee = SSL_AD_NO_APPLICATION_PROTOCOL
                return SSL_CLIENT_HELLO_ERROR
            }, nil)
        SSL_CTX_set_alpn_select_cb(
            context,
            { ssl, chosen, chosenCount, offered, offeredCount, _ in
                let offers = UnsafeBufferPointer(start: offered, count: Int(offeredCount))
                guard let range = TLSCallbacks.range(of: TLSMaterial.alpnProtocol, in: offers) else {
                    TLSCallbacks.connection(of: ssl)?.refuse(
                        TransportError(
                            .wrongALPN,
                            "the client offers ALPN \(TLSCallbacks.names(in: offers)); wanted \(TLSMaterial.alpnProtocol)"
                        ))
                    return SSL_TLSEXT_ERR_ALERT_FATAL
                }
                chosen?.pointee = offered.map { $0 + range.lowerBound }
                chosenCount?.pointee = UInt8(range.count)
                return SSL_TLSEXT_ERR_OK
            }, nil)
    }

    /// ALPN towards everyone: HTTP/1.1 or nothing said; a client that wants only something else is told so.
    static func installPublicALPN(in context: OpaquePointer) {
        SSL_CTX_set_alpn_select_cb(
            context,
            { ssl, chosen, chosenCount, offered, offeredCount, _ in
                let offers = UnsafeBufferPointer(start: offered, count: Int(offeredCount))
                guard let range = TLSCallbacks.range(of: TLSMaterial.publicALPNProtocol, in: offers) else {
                    TLSCallbacks.connection(of: ssl)?.refuse(
                        TransportError(.wrongALPN, "the client offers ALPN \(TLSCallbacks.names(in: offers))"))
                    return SSL_TLSEXT_ERR_ALERT_FATAL
                }
                chosen?.pointee = offered.map { $0 + range.lowerBound }
                chosenCount?.pointee = UInt8(range.count)
                return SSL_TLSEXT_ERR_OK
            }, nil)
    }

    /// The whole judgement of the peer's chain, for both sides.
    static func installVerification(in context: OpaquePointer) {
        SSL_CTX_set_cert_verify_callback(
            context,
            { store, _ in
                guard let store,
                    let data = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()),
                    let connection = TLSCallbacks.connection(of: OpaquePointer(data))
                else { return 0 }
                return connection.judgePeer(store) ? 1 : 0
            }, nil)
    }

    /// Where `name` stands in a list of length-prefixed names, without its length byte.
    private static func range(of name: String, in list: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        entries(of: list).first { list[$0].elementsEqual(name.utf8) }
    }

    private static func names(in list: UnsafeBufferPointer<UInt8>) -> String {
        entries(of: list).map { entry in
            String(decoding: list[entry].map { (0x21...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
        }.joined(separator: ", ")
    }

    private static func entries(of list: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var entries: [Range<Int>] = []
        var index = 0
        while index < list.count {
            let start = index + 1
            let end = start + Int(list[index])
            guard end <= list.count else { break }
            entries.append(start..<end)
            index = end
        }
        return entries
    }
}
