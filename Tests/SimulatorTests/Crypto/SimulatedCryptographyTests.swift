// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Testing

@testable import Simulator

@Suite struct SimulatedCryptographyTests {
    private let owner = "tongdao://zhoushan/dinghai"
    private let certificates = CertificateTable()

    @Test func aSignatureIsOfItsKeyAndMessage() throws {
        let cryptography = SimulatedCryptography(owner: owner, certificates: certificates)
        let message = (0..<300).map { UInt8(truncatingIfNeeded: $0) }
        let signature = try #require(cryptography.sign(message))
        let key = SimulatedKeys.publicKey(of: owner)
        #expect(key.count == 65 && key.first == 4)
        #expect(cryptography.verify(publicKey: key, message: message, signature: signature))
        let other = SimulatedKeys.publicKey(of: owner + "x")
        #expect(!cryptography.verify(publicKey: other, message: message, signature: signature))
        for place in message.indices {
            var changed = message
            changed[place] ^= 0x10
            #expect(!cryptography.verify(publicKey: key, message: changed, signature: signature))
        }
        for place in signature.indices {
            var changed = signature
            changed[place] ^= 1
            #expect(!cryptography.verify(publicKey: key, message: message, signature: changed))
        }
        #expect(!cryptography.verify(publicKey: key, message: Array(message.dropLast()), signature: signature))
        #expect(!cryptography.verify(publicKey: [], message: message, signature: signature))
        #expect(!cryptography.verify(publicKey: key, message: message, signature: []))
    }

    @Test func aLockedKeyStoreSignsNothing() {
        var cryptography = SimulatedCryptography(owner: owner, certificates: certificates)
        cryptography.refusesToSign = true
        #expect(cryptography.sign([1]) == nil)
    }

    @Test func theHashIsTheRealOne() {
        let cryptography = SimulatedCryptography(owner: owner, certificates: certificates)
        // GB/T 32905-2016, the example of 3 bytes.
        #expect(
            SM3Digest(cryptography.sm3(Array("abc".utf8)))?.hexString
                == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")
    }

    @Test func aCertificateEndsWhenItIsRevokedOrOver() {
        let cryptography = SimulatedCryptography(owner: owner, certificates: certificates)
        let person = owner + "/bureau/wang"
        let certificate = CertificateTable.certificate(serial: "s1", uri: person)
        #expect(cryptography.certifiedKey(certificate: certificate, uri: person) == SimulatedKeys.publicKey(of: person))
        #expect(cryptography.certifiedKey(certificate: certificate, uri: owner) == nil)
        #expect(cryptography.certifiedKey(certificate: [1, 2], uri: person) == nil)
        certificates.expire(serial: "s1", atMs: 100)
        #expect(cryptography.certifiedKey(certificate: certificate, uri: person) != nil)
        certificates.setTime(100)
        #expect(cryptography.certifiedKey(certificate: certificate, uri: person) == nil)
        certificates.setTime(99)
        certificates.revoke(serial: "s1")
        #expect(cryptography.certifiedKey(certificate: certificate, uri: person) == nil)
    }
}
