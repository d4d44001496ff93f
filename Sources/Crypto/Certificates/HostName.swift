// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// Host names and addresses as they enter a node's TLS certificate.
enum HostName {
    /// RFC 1035's limit, in bytes.
    private static let maximumByteCount = 253

    /// `IP:…` or `DNS:…` in OpenSSL's syntax; `invalidArgument` for anything else, for instance a comma, which would
    /// begin another name.
    static func alternativeName(_ host: String) throws(CryptoError) -> String {
        if isAddress(host) { return "IP:\(host)" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...maximumByteCount).contains(host.utf8.count), labels.allSatisfy(isLabel) else {
            throw CryptoError(
                .invalidArgument, "\"\(host)\" is neither a host name nor an IP address",
                remedy: "write a name such as node.example.cn, or an address such as 10.0.0.1")
        }
        return "DNS:\(host)"
    }

    /// The text of an address of 4 or 16 bytes; nil for any other length.
    static func text(ofAddress bytes: [UInt8]) -> String? {
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func isAddress(_ host: String) -> Bool {
        var storage = in6_addr()
        return inet_pton(AF_INET, host, &storage) == 1 || inet_pton(AF_INET6, host, &storage) == 1
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}
