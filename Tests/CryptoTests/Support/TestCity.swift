// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

@testable import Crypto

/// A city with its authority in a directory of its own, at a fixed time.
struct TestCity: ~Copyable {
    /// 2026-03-01T00:00:00Z.
    static let now: Int64 = 1_772_323_200
    static let year: Int64 = 365 * 86_400

    let directory: TemporaryDirectory
    var authority: CityAuthority

    init(city: String = "zhoushan", now: Int64 = TestCity.now) throws {
        let directory = try TemporaryDirectory()
        let authority = try CityAuthority.create(
            city: city, directory: directory.file("authority"), passphrase: TestCity.passphrase, now: now)
        self.directory = directory
        self.authority = authority
    }

    static var passphrase: Passphrase { get throws { try Passphrase("authority") } }

    mutating func issue(
        _ uri: String = "tongdao://zhoushan/dinghai", hostNames: [String] = [], now: Int64 = TestCity.now,
        lifetimeSeconds: Int64 = TestCity.year
    ) throws -> IssuedIdentity {
        try authority.issue(
            IdentityURI(uri), hostNames: hostNames, lifetimeSeconds: lifetimeSeconds, now: now)
    }

    /// A certificate with any content, signed by this city's SM2 root.
    func forge(
        notBefore: Int64 = TestCity.now, usage: String, names: String = "URI:tongdao://zhoushan/dinghai"
    ) throws -> [UInt8] {
        let key = try SM2PrivateKey()
        return try CertificateBuilder.build(
            CertificateRequest(
                organization: "zhoushan", unit: nil, commonName: "dinghai",
                serial: SerialNumber(random: SecureRandom()), notBefore: notBefore,
                notAfter: notBefore + TestCity.year, publicKey: key.withHandle { $0 },
                extensions: TestCity.extensions(usage: usage, names: names)),
            issuer: authority.signRoot.issuer)
    }

    private static func extensions(usage: String, names: String) -> [(nid: Int32, value: String)] {
        [
            (ExtensionNumber.basicConstraints, "critical,CA:FALSE"),
            (ExtensionNumber.keyUsage, "critical,\(usage)"),
        ] + (names.isEmpty ? [] : [(ExtensionNumber.alternativeName, names)])
    }

    /// OpenSSL's numbers, written out because the tests do not import its headers.
    private enum ExtensionNumber {
        static let basicConstraints: Int32 = 87
        static let keyUsage: Int32 = 83
        static let alternativeName: Int32 = 85
    }
}
