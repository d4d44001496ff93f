// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Crypto

/// The openssl command reads what we write: chains, lists, encrypted keys.
@Suite("Certificates seen by the openssl command")
struct CertificateInteroperabilityTests {
    private static let distinguishingID = "distid:1234567812345678"

    @Test("both chains verify, the SM2 one with the explicit identifier only")
    func chains() throws {
        var city = try TestCity()
        let node = try city.issue(hostNames: ["node.example.cn"])
        let directory = try TemporaryDirectory()
        let path = directory.file("node")
        try node.write(to: path, passphrase: Passphrase("secret"))
        let time = "\(TestCity.now)"
        let tls = try OpenSSLCommand.run(
            "verify", "-attime", time, "-x509_strict", "-crl_check", "-CRLfile", "\(path)/crl.pem", "-purpose",
            "sslserver", "-verify_hostname", "node.example.cn", "-CAfile", "\(path)/roots.pem", "\(path)/tls.crt")
        #expect(tls.status == 0, "\(tls.errors)")
        let signing = try OpenSSLCommand.run(
            "verify", "-attime", time, "-x509_strict", "-vfyopt", Self.distinguishingID, "-CAfile",
            "\(path)/sign-root.pem", "\(path)/sign.crt")
        #expect(signing.status == 0, "\(signing.errors)")
        let withoutID = try OpenSSLCommand.run(
            "verify", "-attime", time, "-CAfile", "\(path)/sign-root.pem", "\(path)/sign.crt")
        #expect(withoutID.status != 0, "OpenSSL 3.0's own default is the empty identifier")
    }

    @Test("extensions are those of the design")
    func extensions() throws {
        var city = try TestCity()
        let directory = try TemporaryDirectory()
        for (uri, words) in [
            ("tongdao://zhoushan/dinghai", ["IP Address:127.0.0.1", "DNS:localhost", "Web Server Authentication"]),
            ("tongdao://zhoushan/dinghai/bureau/zhang.san", ["Web Client Authentication"]),
        ] {
            let certificates = try city.issue(uri).certificates
            try directory.write(certificates.tlsPEM, to: "tls.crt")
            let text = try OpenSSLCommand.run("x509", "-in", directory.file("tls.crt"), "-noout", "-text").text
            for word in words + ["URI:\(uri)", "CA:FALSE", "ecdsa-with-SHA256", "X509v3 Authority Key Identifier"] {
                #expect(text.contains(word), "\(word)")
            }
            #expect(text.contains("Web Server Authentication") == uri.hasSuffix("dinghai"))
        }
    }

    @Test("a revoked TLS certificate fails against the list, and the list bears number and reason")
    func list() throws {
        var city = try TestCity()
        let node = try city.issue()
        let directory = try TemporaryDirectory()
        let trust = try city.authority.revoke(node.certificates.serial, reason: .keyCompromise, now: TestCity.now)
        try directory.write(trust.crlPEM, to: "crl.pem")
        try directory.write(trust.rootsPEM, to: "roots.pem")
        try directory.write(node.certificates.tlsPEM, to: "tls.crt")
        let outcome = try OpenSSLCommand.run(
            "verify", "-attime", "\(TestCity.now)", "-crl_check", "-CRLfile", directory.file("crl.pem"), "-CAfile",
            directory.file("roots.pem"), directory.file("tls.crt"))
        #expect(outcome.errors.contains("certificate revoked"), "\(outcome.errors)")
        let text = try OpenSSLCommand.run("crl", "-in", directory.file("crl.pem"), "-noout", "-text").text
        #expect(text.contains("Key Compromise"))
        #expect(text.replacing(" ", with: "").contains("X509v3CRLNumber:\n2"))
        let check = try OpenSSLCommand.run(
            "crl", "-in", directory.file("crl.pem"), "-noout", "-CAfile", directory.file("roots.pem"))
        #expect(check.errors.contains("verify OK"), "\(check.errors)")
    }

    @Test("the TLS key opens with its passphrase and no other")
    func encryptedKey() throws {
        var city = try TestCity()
        let directory = try TemporaryDirectory()
        try city.issue().write(to: directory.file("node"), passphrase: Passphrase("open sesame"))
        let key = directory.file("node/tls.key")
        let opened = try OpenSSLCommand.run("pkey", "-in", key, "-passin", "pass:open sesame", "-noout", "-text_pub")
        #expect(opened.text.contains("prime256v1"), "\(opened.errors)")
        #expect(try OpenSSLCommand.run("pkey", "-in", key, "-passin", "pass:wrong", "-noout").status != 0)
        let structure = try OpenSSLCommand.run("asn1parse", "-in", key).text
        #expect(structure.contains("sm4-cbc"))
        #expect(structure.contains("PBKDF2"))
    }
}
