// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Crypto

@Suite("City authority")
struct CityAuthorityTests {
    let now = TestCity.now

    @Test("opens again with all it issued and revoked")
    func reopening() throws {
        var city = try TestCity()
        let path = city.authority.directory
        let first = try city.issue().certificates
        let second = try city.issue("tongdao://zhoushan/putuo/bureau/li.si").certificates
        _ = try city.authority.revoke(second.serial, reason: .cessationOfOperation, now: now)
        let trust = try city.authority.trust
        let entries = city.authority.issued
        let directory = city.directory
        try release(consume city)
        var reopened = try CityAuthority(directory: path, passphrase: TestCity.passphrase)
        #expect(reopened.issued == entries)
        #expect(reopened.issued.map(\.serial) == [first.serial, second.serial])
        #expect(try reopened.trust == trust)
        let third = try reopened.issue(
            IdentityURI("tongdao://zhoushan/shengsi"), lifetimeSeconds: 1000, now: now)
        #expect(
            try trust.signingVerifier.verify(third.certificates.signing.der, at: now).certificate != nil,
            "the reopened root is the same root")
        _ = directory
    }

    /// Ends an authority's life, and with it its lock.
    private func release(_ city: consuming TestCity) throws {}

    @Test("a second process, a second creation and a wrong passphrase are refused")
    func exclusion() throws {
        let city = try TestCity()
        let path = city.authority.directory
        let busy = #expect(throws: CryptoError.self) {
            _ = try CityAuthority(directory: path, passphrase: TestCity.passphrase)
        }
        #expect(busy?.code == .file)
        #expect(busy?.path == path)
        let directory = city.directory
        try release(consume city)
        let exists = #expect(throws: CryptoError.self) {
            _ = try CityAuthority.create(
                city: "zhoushan", directory: path, passphrase: TestCity.passphrase, now: now)
        }
        #expect(exists?.code == .alreadyExists)
        let wrong = #expect(throws: CryptoError.self) {
            _ = try CityAuthority(directory: path, passphrase: Passphrase("guess"))
        }
        #expect(wrong?.code == .notAuthentic)
        #expect(wrong?.path?.hasSuffix(".key") == true)
        _ = directory
    }

    @Test("another city's identity, and one that outlasts the roots, is not issued")
    func refusals() throws {
        var city = try TestCity()
        let foreign = #expect(throws: CryptoError.self) { try city.issue("tongdao://ningbo/beilun") }
        #expect(foreign?.code == .invalidArgument)
        #expect(throws: CryptoError.self) { try city.issue(lifetimeSeconds: 11 * 366 * 86_400) }
        #expect(throws: CryptoError.self) { try city.issue(lifetimeSeconds: 0) }
        #expect(throws: CryptoError.self) {
            try city.issue("tongdao://zhoushan/dinghai/bureau/zhang", hostNames: ["example.cn"])
        }
        #expect(city.authority.issued.isEmpty)
    }

    @Test(
        "host names cannot smuggle in other names",
        arguments: ["a,URI:tongdao://zhoushan/putuo", "", "a b", "-a", "a..b"])
    func hostNames(host: String) throws {
        var city = try TestCity()
        #expect(throws: CryptoError.self) { try city.issue(hostNames: [host]) }
    }

    @Test("renewal keeps keys, host names and subject, and takes a new serial number")
    func renewal() throws {
        var city = try TestCity()
        let old = try city.issue(hostNames: ["node.dinghai.example.cn", "10.1.2.3", "fd00::1"]).certificates
        let later = now + 300 * 86_400
        let new = try city.authority.renew(old, lifetimeSeconds: TestCity.year, now: later)
        #expect(new.serial != old.serial)
        #expect(new.subject == old.subject)
        #expect(new.signing.publicKey == old.signing.publicKey)
        #expect(new.signing.notAfter == later + TestCity.year)
        #expect(
            try X509Handle(der: new.tls.der).hostNames
                == ["localhost", "127.0.0.1", "node.dinghai.example.cn", "10.1.2.3", "fd00::1"])
        let verifier = try city.authority.trust.signingVerifier
        #expect(verifier.verify(new.signing.der, at: later + 1).certificate != nil)
        #expect(verifier.verify(old.signing.der, at: later + 1).certificate != nil, "the old one runs out by itself")
        #expect(city.authority.issued.count == 2)
    }

    @Test("what is revoked, or of another authority, is not renewed")
    func noRenewal() throws {
        var city = try TestCity()
        var other = try TestCity()
        let certificates = try city.issue().certificates
        let strange = #expect(throws: CryptoError.self) {
            try other.authority.renew(certificates, lifetimeSeconds: 1000, now: now)
        }
        #expect(strange?.code == .notIssued)
        _ = try city.authority.revoke(certificates.serial, reason: .superseded, now: now)
        let revoked = #expect(throws: CryptoError.self) {
            try city.authority.renew(certificates, lifetimeSeconds: 1000, now: now)
        }
        #expect(revoked?.code == .notIssued)
    }

    @Test("revocation lists grow in number, keep the first date, and name what is due")
    func lists() throws {
        var city = try TestCity()
        let certificates = try city.issue().certificates
        let first = try city.authority.trust.signingVerifier.revocationLists
        #expect(first.map(\.number) == [1])
        #expect(first[0].revocations.isEmpty)
        #expect(first[0].nextUpdate == now + CityAuthority.defaultListLifetimeSeconds)
        _ = try city.authority.revoke(certificates.serial, reason: .privilegeWithdrawn, now: now + 5)
        let trust = try city.authority.revoke(certificates.serial, reason: .superseded, now: now + 9)
        for verifier in [try trust.signingVerifier, try trust.tlsVerifier] {
            let list = try #require(verifier.revocationLists.first)
            #expect(list.number == 3)
            #expect(list.thisUpdate == now + 9)
            #expect(
                list.revocations == [certificates.serial: Revocation(since: now + 5, reason: .privilegeWithdrawn)])
        }
        let unknown = try SerialNumber(random: ConstantRandom(byte: 1))
        let error = #expect(throws: CryptoError.self) {
            try city.authority.revoke(unknown, reason: .unspecified, now: now)
        }
        #expect(error?.code == .notIssued)
    }

    @Test("revoking an identity revokes each of its certificates in force")
    func revokeSubject() throws {
        var city = try TestCity()
        let first = try city.issue().certificates
        let second = try city.authority.renew(first, lifetimeSeconds: 1000, now: now)
        let other = try city.issue("tongdao://zhoushan/putuo").certificates
        let trust = try city.authority.revoke(first.subject, reason: .keyCompromise, now: now)
        let list = try #require(try trust.signingVerifier.revocationLists.first)
        #expect(Set(list.revocations.keys) == [first.serial, second.serial])
        #expect(list.revocations[other.serial] == nil)
        #expect(throws: CryptoError.self) {
            try city.authority.revoke(first.subject, reason: .keyCompromise, now: now)
        }
    }

    @Test("a damaged index is found, wherever the damage")
    func damagedIndex() throws {
        var city = try TestCity()
        _ = try city.issue()
        let index = try city.directory.read("authority/index")
        #expect(try AuthorityIndex(parsing: index) == city.authority.index)
        for position in index.indices {
            var changed = index
            changed[position] ^= 1
            #expect(throws: CryptoError.self, "byte \(position)") { try AuthorityIndex(parsing: changed) }
        }
        for count in 0..<index.count {
            #expect(throws: CryptoError.self) { try AuthorityIndex(parsing: Array(index.prefix(count))) }
        }
    }

    @Test("serial numbers are positive, of full length, and as random as their source")
    func serials() throws {
        #expect(try SerialNumber(random: ConstantRandom(byte: 0xff)).bytes.first == 0x7f)
        #expect(try SerialNumber(random: ConstantRandom(byte: 0)).bytes.first == 0x40)
        #expect(try SerialNumber(random: SecureRandom()).bytes.count == 16)
        #expect(SerialNumber(hexString: "00ff") == nil)
        #expect(SerialNumber(hexString: "") == nil)
        #expect(throws: CryptoError.self) { try SerialNumber(random: BrokenRandom()) }
    }
}

@Suite("Identity names")
struct IdentityURITests {
    @Test("nodes and people", arguments: ["tongdao://zhoushan/dinghai", "tongdao://zhoushan/dinghai/bureau/zhang.san"])
    func good(text: String) throws {
        let identity = try IdentityURI(text)
        #expect(identity.description == text)
        #expect(identity.kind == (text.hasSuffix("zhang.san") ? .person : .node))
        #expect((identity.city, identity.territory) == ("zhoushan", "dinghai"))
    }

    @Test(
        "anything else is malformed",
        arguments: [
            "", "tongdao://", "tongdao://zhoushan", "tongdao://zhoushan/", "tongdao://zhoushan/a/b",
            "tongdao://zhoushan/a/b/c/d", "https://zhoushan/a", "tongdao://zhoushan/Dinghai", "tongdao://zhoushan/a,b",
            "tongdao://zhoushan/..", "tongdao://zhoushan/a?b", "tongdao://zhoushan/定海", "tongdao://zhoushan/a\n",
            "tongdao://zhoushan/" + String(repeating: "a", count: 65),
        ])
    func bad(text: String) {
        let error = #expect(throws: CryptoError.self) { try IdentityURI(text) }
        #expect(error?.code == .malformed)
    }
}
