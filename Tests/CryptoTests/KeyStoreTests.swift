// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Crypto

@Suite("Encrypted key store")
struct KeyStoreTests {
    /// Few rounds: these tests open keys thousands of times.
    static let iterations = KeyFile.minimumIterations

    let directory: TemporaryDirectory
    let store: EncryptedFileKeyStore
    let name: KeyName

    init() throws {
        directory = try TemporaryDirectory()
        store = try EncryptedFileKeyStore(
            directory: directory.path, passphrase: Passphrase("correct"), iterations: Self.iterations)
        name = try KeyName("seal-1")
    }

    @Test("gives back the key it generated")
    func roundTrip() throws {
        let made = try store.generate(name: name, purpose: .contractSeal)
        let signer = try store.signer(named: name, purpose: .contractSeal)
        #expect(signer.publicKey == made.publicKey)
        #expect(try store.publicKey(named: name) == made.publicKey)
        #expect(made.publicKey.isValid(try signer.sign([1]), over: [1]))
        #expect(
            try store.list() == [KeyDescription(name: name, purpose: .contractSeal, publicKey: made.publicKey)])
    }

    @Test("files are 0600, the directory it makes is 0700, and no temporary file stays")
    func permissions() throws {
        let nested = try EncryptedFileKeyStore(
            directory: directory.file("keys"), passphrase: Passphrase("p"), iterations: Self.iterations)
        _ = try nested.generate(name: name, purpose: .identity)
        #expect(try directory.mode(of: "keys") == 0o700)
        #expect(try directory.mode(of: "keys/seal-1.key") == 0o600)
        #expect(try OwnerFile.names(in: nested.directory) == ["seal-1.key"])
    }

    @Test(
        "looser permissions are refused, naming file and remedy", arguments: [0o640, 0o620, 0o610, 0o604, 0o602, 0o601])
    func looseFile(mode: Int) throws {
        _ = try store.generate(name: name, purpose: .identity)
        try directory.setMode(mode, of: "seal-1.key")
        let error = #expect(throws: CryptoError.self) { try store.signer(named: name, purpose: .identity) }
        #expect(error?.code == .permissionsTooLoose)
        #expect(error?.path == directory.file("seal-1.key"))
        #expect(error?.remedy == "chmod 600 \(directory.file("seal-1.key"))")
    }

    @Test("a directory that others may enter is refused", arguments: [0o740, 0o720, 0o710, 0o704, 0o702, 0o701, 0o777])
    func looseDirectory(mode: Int) throws {
        _ = try store.generate(name: name, purpose: .identity)
        try directory.setMode(mode, of: "")
        for attempt in [
            { _ = try store.signer(named: name, purpose: .identity) },
            { _ = try EncryptedFileKeyStore(directory: directory.path, passphrase: Passphrase("p")) },
            { _ = try store.list() },
        ] as [() throws -> Void] {
            let error = #expect(throws: CryptoError.self) { try attempt() }
            #expect(error?.code == .permissionsTooLoose)
            #expect(error?.remedy?.hasPrefix("chmod 700") == true)
        }
    }

    @Test("every changed byte is refused")
    func tampering() throws {
        _ = try store.generate(name: name, purpose: .identity)
        let bytes = try directory.read("seal-1.key")
        for index in bytes.indices {
            for flip in [0x01, 0x80] as [UInt8] {
                // The iteration count's high bits would only make this test slow: out of range, they are refused.
                var changed = bytes
                changed[index] ^= flip
                try rewrite(changed)
                let error = #expect(throws: CryptoError.self, "byte \(index)") {
                    try store.signer(named: name, purpose: .identity)
                }
                #expect(error?.path == directory.file("seal-1.key"))
                #expect(error?.remedy != nil)
            }
        }
        try rewrite(bytes)
        _ = try store.signer(named: name, purpose: .identity)
    }

    @Test("a file cut short anywhere, or longer, is refused")
    func truncation() throws {
        _ = try store.generate(name: name, purpose: .identity)
        let bytes = try directory.read("seal-1.key")
        for count in stride(from: 0, to: bytes.count, by: 7) {
            try rewrite(Array(bytes.prefix(count)))
            #expect(throws: CryptoError.self) { try store.signer(named: name, purpose: .identity) }
        }
        try rewrite(bytes + [0])
        #expect(throws: CryptoError.self) { try store.signer(named: name, purpose: .identity) }
        try rewrite(bytes + [UInt8](repeating: 0, count: 5000))
        let error = #expect(throws: CryptoError.self) { try store.signer(named: name, purpose: .identity) }
        #expect(error?.code == .malformed)
    }

    @Test("a wrong passphrase, purpose or name does not open a key")
    func wrong() throws {
        _ = try store.generate(name: name, purpose: .identity)
        let other = try EncryptedFileKeyStore(
            directory: directory.path, passphrase: Passphrase("incorrect"), iterations: Self.iterations)
        let passphrase = #expect(throws: CryptoError.self) { try other.signer(named: name, purpose: .identity) }
        #expect(passphrase?.code == .notAuthentic)
        #expect(passphrase?.description.contains("correct") == false)
        let purpose = #expect(throws: CryptoError.self) { try store.signer(named: name, purpose: .contractSeal) }
        #expect(purpose?.code == .notAuthentic)
        try directory.write(directory.read("seal-1.key"), to: "seal-2.key")
        try directory.setMode(0o600, of: "seal-2.key")
        let renamed = #expect(throws: CryptoError.self) {
            try store.signer(named: KeyName("seal-2"), purpose: .identity)
        }
        #expect(renamed?.code == .notAuthentic)
        let missing = #expect(throws: CryptoError.self) {
            try store.signer(named: KeyName("seal-3"), purpose: .identity)
        }
        #expect(missing?.code == .notFound)
    }

    @Test("a key is never replaced")
    func noReplacement() throws {
        let first = try store.generate(name: name, purpose: .identity)
        let error = #expect(throws: CryptoError.self) { try store.generate(name: name, purpose: .identity) }
        #expect(error?.code == .alreadyExists)
        #expect(try store.publicKey(named: name) == first.publicKey)
        #expect(try OwnerFile.names(in: directory.path) == ["seal-1.key"])
    }

    @Test("a destroyed key is gone, and its bytes with it")
    func destruction() throws {
        _ = try store.generate(name: name, purpose: .identity)
        // A second name for the same file shows what is left of its content.
        try #require(OwnerFileProbe.link(directory.file("seal-1.key"), directory.file("witness")))
        try store.destroy(named: name)
        #expect(try store.list().isEmpty)
        #expect(try directory.read("witness").allSatisfy { $0 == 0 })
        let error = #expect(throws: CryptoError.self) { try store.destroy(named: name) }
        #expect(error?.code == .notFound)
    }

    @Test("a link in place of a key file is refused")
    func link() throws {
        _ = try store.generate(name: name, purpose: .identity)
        try #require(OwnerFileProbe.symbolicLink(to: directory.file("seal-1.key"), at: directory.file("seal-2.key")))
        #expect(throws: CryptoError.self) { try store.signer(named: KeyName("seal-2"), purpose: .identity) }
    }

    @Test("names that could leave the directory are refused", arguments: ["", "../a", "a/b", ".a", "A", "a.b", "-a"])
    func names(text: String) {
        #expect(throws: CryptoError.self) { try KeyName(text) }
    }

    @Test("an iteration count too low to protect is refused")
    func iterations() {
        #expect(throws: CryptoError.self) {
            try EncryptedFileKeyStore(directory: directory.path, passphrase: Passphrase("p"), iterations: 10)
        }
    }

    private func rewrite(_ bytes: [UInt8]) throws {
        try directory.write(bytes, to: "seal-1.key")
        try directory.setMode(0o600, of: "seal-1.key")
    }
}
