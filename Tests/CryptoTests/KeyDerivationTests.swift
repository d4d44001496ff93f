// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Crypto

@Suite("HMAC-SM3, HKDF-SM3, PBKDF2-HMAC-SM3, checked against the openssl command")
struct KeyDerivationTests {
    @Test("HMAC", arguments: [1, 32, 64, 65, 200])
    func hmac(keyByteCount: Int) throws {
        let directory = try TemporaryDirectory()
        var generator = SeededGenerator(seed: UInt64(keyByteCount))
        let key = generator.bytes(count: keyByteCount)
        let message = generator.bytes(count: 300)
        try directory.write(message, to: "message")
        let outcome = try OpenSSLCommand.run(
            "mac", "-digest", "SM3", "-macopt", "hexkey:\(Hex.encode(key))", "-in", directory.file("message"), "HMAC")
        let code = try HMACSM3.authenticationCode(for: message, key: SecretBytes(key))
        #expect(outcome.text.lowercased() == code.hexString)
        var pieces = try HMACSM3(key: SecretBytes(key))
        try pieces.update(message.prefix(17))
        try pieces.update(Array(message.dropFirst(17)).lazy.map { $0 })
        let inPieces = try pieces.finalize()
        #expect(inPieces == code)
        #expect(HMACSM3.equal(inPieces, code))
        #expect(!HMACSM3.equal(inPieces, .zero))
    }

    @Test("HKDF", arguments: [[], Array("salt".utf8)])
    func hkdf(salt: [UInt8]) throws {
        let secret = SecretBytes(repeatElement(0xab, count: 32))
        let derived = try KeyDerivation.expand(secret, purpose: "seal", salt: salt, count: 48)
        let outcome =
            salt.isEmpty
            ? try OpenSSLCommand.run(
                "kdf", "-keylen", "48", "-kdfopt", "digest:SM3", "-kdfopt",
                "hexkey:\(String(repeating: "ab", count: 32))", "-kdfopt", "info:seal", "HKDF")
            : try OpenSSLCommand.run(
                "kdf", "-keylen", "48", "-kdfopt", "digest:SM3", "-kdfopt",
                "hexkey:\(String(repeating: "ab", count: 32))", "-kdfopt", "salt:salt", "-kdfopt", "info:seal", "HKDF")
        #expect(outcome.text.replacing(":", with: "").lowercased() == derived.withUnsafeBytes { Hex.encode($0) })
    }

    @Test("PBKDF2")
    func pbkdf2() throws {
        let derived = try KeyDerivation.stretch(
            Passphrase("定海"), salt: Array("0123456789abcdef".utf8), iterations: 2000, count: 32)
        let outcome = try OpenSSLCommand.run(
            "kdf", "-keylen", "32", "-kdfopt", "digest:SM3", "-kdfopt", "pass:定海", "-kdfopt",
            "salt:0123456789abcdef", "-kdfopt", "iter:2000", "PBKDF2")
        #expect(outcome.text.replacing(":", with: "").lowercased() == derived.withUnsafeBytes { Hex.encode($0) })
    }
}

@Suite("Secrets and randomness")
struct SecretTests {
    @Test("secrets are equal when their bytes are")
    func equality() {
        #expect(SecretBytes([1, 2, 3]) == SecretBytes([1, 2, 3]))
        #expect(SecretBytes([1, 2, 3]) != SecretBytes([1, 2, 4]))
        #expect(SecretBytes([1, 2, 3]) != SecretBytes([1, 2]))
        #expect(SecretBytes([UInt8]()) == SecretBytes([UInt8]()))
        #expect(SecretBytes([1, 2, 3, 4]).slice(1..<3) == SecretBytes([2, 3]))
    }

    @Test("random bytes have the length asked for and differ")
    func random() throws {
        let first = try SecureRandom().bytes(count: 32)
        #expect(first.count == 32)
        #expect(try SecureRandom().bytes(count: 32) != first)
        #expect(try SecureRandom().secretBytes(count: 32) != SecureRandom().secretBytes(count: 32))
        #expect(throws: CryptoError.self) { try SecureRandom().bytes(count: -1) }
    }

    @Test("a passphrase is neither empty nor endless")
    func passphraseLength() {
        #expect(throws: CryptoError.self) { try Passphrase("") }
        #expect(throws: CryptoError.self) { try Passphrase(String(repeating: "a", count: 1025)) }
    }

    @Test("a passphrase file gives its first line, and must be private")
    func passphraseFile() throws {
        let directory = try TemporaryDirectory()
        try directory.write(Array("open sesame\nnotes\n".utf8), to: "passphrase")
        try directory.setMode(0o600, of: "passphrase")
        #expect(try Passphrase(contentsOfFile: directory.file("passphrase")) == Passphrase("open sesame"))
        try directory.setMode(0o640, of: "passphrase")
        let loose = #expect(throws: CryptoError.self) {
            try Passphrase(contentsOfFile: directory.file("passphrase"))
        }
        #expect(loose?.code == .permissionsTooLoose)
        #expect(loose?.path == directory.file("passphrase"))
        #expect(loose?.remedy == "chmod 600 \(directory.file("passphrase"))")
        let missing = #expect(throws: CryptoError.self) { try Passphrase(contentsOfFile: directory.file("none")) }
        #expect(missing?.code == .notFound)
    }

    @Test("hexadecimal text", arguments: ["", "00", "ff10Ab"])
    func hex(text: String) throws {
        #expect(Hex.encode(try #require(Hex.decode(text))) == text.lowercased())
        #expect(Hex.decode("0") == nil)
        #expect(Hex.decode("0x") == nil)
    }
}
