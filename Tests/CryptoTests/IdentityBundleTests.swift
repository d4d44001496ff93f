// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Crypto

@Suite("Identity on disk")
struct IdentityBundleTests {
    let directory: TemporaryDirectory
    let issued: IssuedIdentity
    let passphrase: Passphrase

    init() throws {
        var city = try TestCity()
        directory = try TemporaryDirectory()
        passphrase = try Passphrase("dinghai")
        issued = try city.issue()
        try issued.write(to: directory.file("node"), passphrase: passphrase)
    }

    private func load() throws(CryptoError) -> IdentityBundle {
        try IdentityBundle(directory: directory.file("node"), passphrase: passphrase)
    }

    @Test("loads as it was issued")
    func roundTrip() throws {
        let bundle = try load()
        #expect(bundle.certificates == issued.certificates)
        #expect(bundle.trust == issued.bundle.trust)
        #expect(bundle.subject.description == "tongdao://zhoushan/dinghai")
        let signature = try bundle.signer.sign([1, 2])
        #expect(bundle.certificates.signing.publicKey.isValid(signature, over: [1, 2]))
        let tls = try bundle.tlsIdentity
        #expect(tls.certificatePEM.starts(with: Array("-----BEGIN CERTIFICATE-----".utf8)))
        #expect(tls.privateKeyPEM == (try issued.bundle.tlsIdentity.privateKeyPEM))
        tls.privateKeyPEM.withUnsafeBytes { bytes in
            #expect(bytes.starts(with: Array("-----BEGIN PRIVATE KEY-----".utf8)))
        }
    }

    @Test("has the files of the design, the secret ones private")
    func layout() throws {
        #expect(
            try OwnerFile.names(in: directory.file("node")) == [
                "crl.pem", "roots.pem", "sign-crl.pem", "sign-root.pem", "sign.crt", "sign.key", "tls.crt", "tls.key",
            ])
        #expect(try directory.mode(of: "node") == 0o700)
        #expect(try directory.mode(of: "node/tls.key") == 0o600)
        #expect(try directory.mode(of: "node/sign.key") == 0o600)
        let key = String(decoding: try directory.read("node/tls.key"), as: UTF8.self)
        #expect(key.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
    }

    @Test("is never overwritten")
    func noOverwriting() throws {
        let error = #expect(throws: CryptoError.self) {
            try issued.write(to: directory.file("node"), passphrase: passphrase)
        }
        #expect(error?.code == .alreadyExists)
    }

    @Test(
        "each missing file is named, with a remedy",
        arguments: [
            "crl.pem", "roots.pem", "sign-crl.pem", "sign-root.pem", "sign.crt", "sign.key", "tls.crt", "tls.key",
        ])
    func missing(name: String) throws {
        try #require(OwnerFileProbe.remove(directory.file("node/\(name)")))
        let error = #expect(throws: CryptoError.self) { try load() }
        #expect(error?.code == .notFound)
        #expect(error?.path == directory.file("node/\(name)"))
        #expect(error?.remedy != nil)
    }

    @Test("each key file open to others is named", arguments: ["tls.key", "sign.key"])
    func loose(name: String) throws {
        try directory.setMode(0o644, of: "node/\(name)")
        let error = #expect(throws: CryptoError.self) { try load() }
        #expect(error?.code == .permissionsTooLoose)
        #expect(error?.path == directory.file("node/\(name)"))
    }

    @Test("a wrong passphrase names a key file")
    func wrongPassphrase() throws {
        let error = #expect(throws: CryptoError.self) {
            try IdentityBundle(directory: directory.file("node"), passphrase: Passphrase("putuo"))
        }
        #expect(error?.code == .notAuthentic)
        #expect(error?.path == directory.file("node/sign.key"))
    }

    @Test("another identity's key or certificate is refused", arguments: ["tls.key", "sign.key", "tls.crt"])
    func mixed(name: String) throws {
        var city = try TestCity()
        try city.issue("tongdao://zhoushan/putuo").write(to: directory.file("other"), passphrase: passphrase)
        try directory.write(directory.read("other/\(name)"), to: "node/\(name)")
        if name.hasSuffix("key") { try directory.setMode(0o600, of: "node/\(name)") }
        let error = #expect(throws: CryptoError.self) { try load() }
        #expect(error?.code == (name == "tls.crt" ? .malformed : .notAuthentic))
        #expect(error?.path?.hasPrefix(directory.file("node")) == true)
    }

    @Test("damaged files are malformed and named", arguments: ["tls.crt", "sign.crt", "tls.key"])
    func damaged(name: String) throws {
        try directory.write(Array("-----BEGIN NOTHING-----\n".utf8), to: "node/\(name)")
        if name.hasSuffix("key") { try directory.setMode(0o600, of: "node/\(name)") }
        let error = #expect(throws: CryptoError.self) { try load() }
        #expect(error?.code == .malformed)
        #expect(error?.path == directory.file("node/\(name)"))
    }

    @Test("takes renewed certificates and a new revocation list without new keys")
    func renewal() throws {
        var city = try TestCity()
        let first = try city.issue()
        try first.write(to: directory.file("renewed"), passphrase: passphrase)
        let renewed = try city.authority.renew(
            first.certificates, lifetimeSeconds: TestCity.year, now: TestCity.now + 1000)
        try renewed.write(to: directory.file("renewed"))
        let trust = try city.authority.revoke(first.certificates.serial, reason: .superseded, now: TestCity.now)
        try trust.write(to: directory.file("renewed"))
        let bundle = try IdentityBundle(directory: directory.file("renewed"), passphrase: passphrase)
        #expect(bundle.certificates == renewed)
        #expect(bundle.trust == trust)
        #expect(try TrustBundle(directory: directory.file("renewed")) == trust)
    }
}
