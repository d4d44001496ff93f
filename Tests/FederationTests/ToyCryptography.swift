// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages

/// Keys and signatures for tests of the pure core: a keyed checksum, so that runs repeat to the byte. A key is its
/// owner's URI; a certificate is the URI as well.
struct ToyCryptography: LinkCryptography {
    let uri: String
    var refusesToSign = false

    func sign(_ message: [UInt8]) -> [UInt8]? {
        refusesToSign ? nil : Self.checksum(Array(uri.utf8), message)
    }

    func verify(publicKey: [UInt8], message: [UInt8], signature: [UInt8]) -> Bool {
        Self.checksum(publicKey, message) == signature
    }

    func certifiedKey(certificate: [UInt8], uri: String) -> [UInt8]? {
        certificate == Array(uri.utf8) ? Array(uri.utf8) : nil
    }

    static func checksum(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        var state: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key + [0] + message {
            state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return (0..<8).map { UInt8(truncatingIfNeeded: state >> (8 * UInt64($0))) }
    }
}

enum Names {
    static let county = "tongdao://zhoushan/dinghai"
    static let hub = "tongdao://zhoushan/city"
}

extension LinkIdentity {
    static func toy(_ node: String, role: NodeRole, instance: String = "i1", boot: String = "b1") -> LinkIdentity {
        LinkIdentity(
            node: node, role: role, instance: instance, boot: boot, publicKey: Array(node.utf8),
            signingCertificate: Array(node.utf8), territoryCode: "330902", territoryName: "定海区")
    }
}

extension Moment {
    static func at(_ milliseconds: UInt64) -> Moment {
        Moment(wallMilliseconds: 1_000_000 + milliseconds, monotonicMilliseconds: milliseconds)
    }
}
