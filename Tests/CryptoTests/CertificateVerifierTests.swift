// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Crypto

@Suite("Certificate verdicts: each reason")
struct CertificateVerifierTests {
    let now = TestCity.now

    @Test("an issued identity is valid, in both certificates")
    func valid() throws {
        var city = try TestCity()
        let node = try city.issue()
        let trust = try city.authority.trust
        let signing = try trust.signingVerifier.verify(
            node.certificates.signing.der, at: now, territory: "dinghai")
        #expect(signing.certificate == node.certificates.signing)
        #expect(signing.certificate?.uri == "tongdao://zhoushan/dinghai")
        #expect(signing.certificate?.publicKey == node.bundle.signer.publicKey)
        #expect(signing.refusal == nil)
        for usage in [CertificateUsage.tlsClient, .tlsServer] {
            let tls = try trust.tlsVerifier.verifyTLS(node.certificates.tls.der, at: now, usage: usage)
            #expect(tls.certificate == node.certificates.tls)
        }
        #expect(node.certificates.tls.serial == node.certificates.signing.serial)
    }

    @Test("missing")
    func missing() throws {
        let city = try TestCity()
        let verifier = try city.authority.trust.signingVerifier
        #expect(verifier.verify(nil, at: now).refusal == .missing)
        #expect(verifier.verify([], at: now).refusal == .missing)
    }

    @Test("malformed: cut short, extended, or without exactly one identity")
    func malformed() throws {
        var city = try TestCity()
        let der = try city.issue().certificates.signing.der
        let verifier = try city.authority.trust.signingVerifier
        for count in stride(from: 1, to: der.count, by: 11) {
            #expect(verifier.verify(Array(der.prefix(count)), at: now).refusal?.code == "malformed")
        }
        #expect(verifier.verify(der + [0], at: now).refusal?.code == "malformed")
        let usage = "digitalSignature,nonRepudiation"
        for names in [
            "", "DNS:dinghai", "URI:https://zhoushan/dinghai",
            "URI:tongdao://zhoushan/dinghai,URI:tongdao://zhoushan/putuo",
        ] {
            let forged = try city.forge(usage: usage, names: names)
            #expect(verifier.verify(forged, at: now).refusal?.code == "malformed", "\(names)")
        }
    }

    @Test("expired and notYetValid, to the second")
    func dates() throws {
        var city = try TestCity()
        let certificate = try city.issue().certificates.signing
        let verifier = try city.authority.trust.signingVerifier
        let (first, last) = (now - CityAuthority.clockAllowanceSeconds, now + TestCity.year)
        #expect((certificate.notBefore, certificate.notAfter) == (first, last))
        #expect(verifier.verify(certificate.der, at: first).certificate != nil)
        #expect(verifier.verify(certificate.der, at: last).certificate != nil)
        #expect(verifier.verify(certificate.der, at: first - 1).refusal == .notYetValid(notBefore: first))
        #expect(verifier.verify(certificate.der, at: last + 1).refusal == .expired(notAfter: last))
    }

    @Test("foreign: another city, the other root, or our root's name without its key")
    func foreign() throws {
        var city = try TestCity()
        var impostor = try TestCity()
        var other = try TestCity(city: "ningbo")
        let verifier = try city.authority.trust.signingVerifier
        let strangers = [
            try impostor.issue().certificates.signing.der,
            try other.issue("tongdao://ningbo/beilun").certificates.signing.der,
            try city.issue().certificates.tls.der,
        ]
        for der in strangers {
            #expect(verifier.verify(der, at: now).refusal?.code == "foreign")
        }
        let wrongCity = try city.forge(
            usage: "digitalSignature,nonRepudiation", names: "URI:tongdao://ningbo/dinghai")
        #expect(verifier.verify(wrongCity, at: now).refusal?.code == "foreign")
    }

    @Test("a certificate with any one bit changed is never valid", arguments: [0, 3, 7])
    func flipped(bit: Int) throws {
        var city = try TestCity()
        let der = try city.issue().certificates.signing.der
        let verifier = try city.authority.trust.signingVerifier
        for index in der.indices {
            var changed = der
            changed[index] ^= 1 << bit
            let verdict = verifier.verify(changed, at: now)
            #expect(verdict.refusal?.code == "foreign" || verdict.refusal?.code == "malformed", "byte \(index)")
        }
    }

    @Test("revoked, with date and reason, in both certificates")
    func revoked() throws {
        var city = try TestCity()
        let node = try city.issue().certificates
        let trust = try city.authority.revoke(node.serial, reason: .keyCompromise, now: now + 100)
        let expected = CertificateRefusal.revoked(Revocation(since: now + 100, reason: .keyCompromise))
        let verifier = try trust.signingVerifier
        #expect(verifier.verify(node.signing.der, at: now + 200).refusal == expected)
        #expect(try trust.tlsVerifier.verifyTLS(node.tls.der, at: now + 200, usage: .tlsServer).refusal == expected)
        #expect(verifier.verify(node.signing.der, at: now).refusal == expected, "a clock set back revives nothing")
        let past = verifier.verify(node.signing.der, at: now, revocation: .fromItsDate)
        #expect(past.certificate == node.signing, "what was signed before stays signed")
        #expect(
            verifier.verify(node.signing.der, at: now + 100, revocation: .fromItsDate).refusal == expected)
    }

    @Test("wrongTerritory names both")
    func wrongTerritory() throws {
        var city = try TestCity()
        let node = try city.issue("tongdao://zhoushan/putuo").certificates
        let verdict = try city.authority.trust.signingVerifier.verify(
            node.signing.der, at: now, territory: "dinghai")
        #expect(verdict.refusal == .wrongTerritory(expected: "dinghai", found: "putuo"))
    }

    @Test("wrongUsage: a person as a server, a root as an identity, a key not for signatures")
    func wrongUsage() throws {
        var city = try TestCity()
        let person = try city.issue("tongdao://zhoushan/dinghai/data-bureau/zhang.san").certificates
        let tls = try city.authority.trust.tlsVerifier
        #expect(tls.verifyTLS(person.tls.der, at: now, usage: .tlsClient).certificate != nil)
        #expect(
            tls.verifyTLS(person.tls.der, at: now, usage: .tlsServer).refusal == .wrongUsage(expected: .tlsServer))
        let verifier = try city.authority.trust.signingVerifier
        for usage in ["keyAgreement", "digitalSignature", "nonRepudiation"] {
            #expect(
                verifier.verify(try city.forge(usage: usage), at: now).refusal == .wrongUsage(expected: .signing))
        }
        let good = try city.forge(usage: "digitalSignature,nonRepudiation")
        #expect(verifier.verify(good, at: now).certificate != nil)
    }

    @Test("each reason's line begins with its name")
    func lines() {
        let refusals: [CertificateRefusal] = [
            .missing, .malformed(detail: "d"), .expired(notAfter: 1), .notYetValid(notBefore: 1),
            .foreign(issuer: "i"), .revoked(Revocation(since: 1, reason: .superseded)),
            .wrongTerritory(expected: "a", found: "b"), .wrongUsage(expected: .signing),
        ]
        #expect(
            refusals.map(\.code) == [
                "missing", "malformed", "expired", "notYetValid", "foreign", "revoked", "wrongTerritory", "wrongUsage",
            ])
        for refusal in refusals { #expect(refusal.description.hasPrefix(refusal.code + ":")) }
    }
}

@Suite("Trust must be whole")
struct TrustTests {
    @Test("a root without its revocation list, or with another's, is refused")
    func lists() throws {
        let city = try TestCity()
        let impostor = try TestCity()
        let trust = try city.authority.trust
        let strange = try impostor.authority.trust
        let missing = #expect(throws: CryptoError.self) {
            try CertificateVerifier(rootsPEM: trust.signRootsPEM, crlPEM: trust.crlPEM)
        }
        #expect(missing?.code == .notFound)
        let forged = #expect(throws: CryptoError.self) {
            try CertificateVerifier(rootsPEM: trust.signRootsPEM, crlPEM: strange.signCRLPEM)
        }
        #expect(forged?.code == .notAuthentic)
        #expect(throws: CryptoError.self) { try CertificateVerifier(rootsPEM: [], crlPEM: trust.crlPEM) }
    }

    @Test("two roots stand side by side, each with its own list")
    func twoRoots() throws {
        var old = try TestCity()
        var new = try TestCity()
        let trusts = (try old.authority.trust, try new.authority.trust)
        let verifier = try CertificateVerifier(
            rootsPEM: trusts.0.signRootsPEM + trusts.1.signRootsPEM, crlPEM: trusts.0.signCRLPEM + trusts.1.signCRLPEM)
        #expect(verifier.verify(try old.issue().certificates.signing.der, at: TestCity.now).certificate != nil)
        // Both roots bear the city's name; the one whose key signed must be found.
        #expect(verifier.verify(try new.issue().certificates.signing.der, at: TestCity.now).certificate != nil)
    }

    @Test("an identity that is not a root is not accepted as one")
    func notARoot() throws {
        var city = try TestCity()
        let node = try city.issue().certificates
        let trust = try city.authority.trust
        #expect(throws: CryptoError.self) {
            try CertificateVerifier(rootsPEM: node.signingPEM, crlPEM: trust.signCRLPEM)
        }
    }
}
