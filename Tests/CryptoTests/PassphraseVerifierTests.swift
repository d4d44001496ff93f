// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Crypto

@Suite struct PassphraseVerifierTests {
    @Test func onlyThePassphraseItselfMatches() throws {
        let verifier = try PassphraseVerifier(of: Passphrase("nine grey herons"), random: SecureRandom())
        #expect(verifier.iterations == PassphraseVerifier.usualIterations)
        #expect(try verifier.matches(Passphrase("nine grey herons")))
        #expect(try !verifier.matches(Passphrase("nine grey heron")))
        #expect(try !verifier.matches(Passphrase("nine grey herons ")))
        let kept = try #require(
            PassphraseVerifier(salt: verifier.salt, iterations: verifier.iterations, verifier: verifier.verifier))
        #expect(try kept.matches(Passphrase("nine grey herons")))
    }

    @Test func twoPeopleWithOnePassphraseHaveTwoVerifiers() throws {
        let one = try PassphraseVerifier(of: Passphrase("nine grey herons"), iterations: 10_000, random: SecureRandom())
        let other = try PassphraseVerifier(
            of: Passphrase("nine grey herons"), iterations: 10_000, random: SecureRandom())
        #expect(one.salt != other.salt && one.verifier != other.verifier)
    }

    @Test func whatCannotBeOneIsNotTakenUp() {
        let (salt, bytes) = ([UInt8](repeating: 1, count: 16), [UInt8](repeating: 2, count: 32))
        #expect(PassphraseVerifier(salt: salt, iterations: 10_000, verifier: bytes) != nil)
        #expect(PassphraseVerifier(salt: salt, iterations: 1, verifier: bytes) == nil)
        #expect(PassphraseVerifier(salt: salt, iterations: 2_000_000_000, verifier: bytes) == nil)
        #expect(PassphraseVerifier(salt: [], iterations: 10_000, verifier: bytes) == nil)
        #expect(PassphraseVerifier(salt: salt, iterations: 10_000, verifier: []) == nil)
    }
}
