// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Testing

@Suite("SM4 (GB/T 32907)")
struct SM4Tests {
    let block = Hex.decode("0123456789abcdeffedcba9876543210") ?? []

    @Test("the standard's first example, both ways")
    func oneBlock() throws {
        let key = SecretBytes(block)
        let ciphertext = try SM4.encrypt(block, key: key, mode: .ecb)
        #expect(Hex.encode(ciphertext) == "681edf34d206965e86b3e94f536e4246")
        #expect(try SM4.decrypt(ciphertext, key: key, mode: .ecb) == block)
    }

    @Test("the standard's second example: a million times over")
    func million() throws {
        let key = SecretBytes(block)
        var bytes = block
        for _ in 0..<1_000_000 { bytes = try SM4.encrypt(bytes, key: key, mode: .ecb) }
        #expect(Hex.encode(bytes) == "595298c7c6fd271f0402f804c33d3f66")
    }

    @Test("CBC and CTR agree with the openssl command", arguments: ["cbc", "ctr"])
    func command(name: String) throws {
        let directory = try TemporaryDirectory()
        var generator = SeededGenerator(seed: 4)
        let plaintext = generator.bytes(count: 256)
        let key = generator.bytes(count: SM4.keyByteCount)
        // All ones: the counter runs over its end.
        let vector = [UInt8](repeating: 0xff, count: SM4.blockByteCount)
        try directory.write(plaintext, to: "plaintext")
        let outcome = try OpenSSLCommand.run(
            "enc", "-sm4-\(name)", "-nopad", "-K", Hex.encode(key), "-iv", Hex.encode(vector), "-in",
            directory.file("plaintext"))
        let mode: SM4.Mode = name == "cbc" ? .cbc(initialVector: vector) : .ctr(initialVector: vector)
        let ciphertext = try SM4.encrypt(plaintext, key: SecretBytes(key), mode: mode)
        #expect(ciphertext == outcome.output)
        #expect(try SM4.decrypt(ciphertext, key: SecretBytes(key), mode: mode) == plaintext)
    }

    @Test("wrong sizes of key, vector and input are refused")
    func sizes() {
        let key = SecretBytes(block)
        let short = SecretBytes(block.dropLast())
        #expect(throws: CryptoError.self) { try SM4.encrypt(block, key: short, mode: .ecb) }
        #expect(throws: CryptoError.self) { try SM4.encrypt([1], key: key, mode: .ecb) }
        #expect(throws: CryptoError.self) { try SM4.encrypt(block, key: key, mode: .cbc(initialVector: [])) }
        #expect(throws: CryptoError.self) { try SM4.encrypt(block, key: key, mode: .ctr(initialVector: [1])) }
    }
}

@Suite("Sealed boxes")
struct SealedBoxTests {
    let key: SealingKey

    init() throws {
        key = try SealingKey(master: SecretBytes(repeatElement(9, count: 32)), purpose: "attachment")
    }

    @Test("open gives back what was sealed", arguments: 0..<30 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let plaintext = generator.bytes(count: Int.random(in: 0...3000, using: &generator))
        let associated = generator.bytes(count: Int.random(in: 0...40, using: &generator))
        let box = try key.seal(plaintext, associated: associated)
        #expect(box.bytes.count == plaintext.count + SealedBox.overheadByteCount)
        #expect(try key.open(SealedBox(box.bytes), associated: associated) == plaintext)
        #expect(try key.seal(plaintext, associated: associated) != box, "each box has its own initial vector")
    }

    @Test("every flipped bit is found")
    func flipped() throws {
        let box = try key.seal([1, 2, 3, 4], associated: [5])
        for index in box.bytes.indices {
            for bit in 0..<8 {
                var bytes = box.bytes
                bytes[index] ^= 1 << bit
                let error = #expect(throws: CryptoError.self) {
                    try key.open(SealedBox(bytes), associated: [5])
                }
                #expect(error?.code == (index == 0 ? .unsupportedVersion : .notAuthentic))
            }
        }
    }

    @Test("another key, purpose or associated data does not open a box")
    func strangers() throws {
        let box = try key.seal([1, 2, 3], associated: [4, 5])
        let master = SecretBytes(repeatElement(9, count: 32))
        let otherPurpose = try SealingKey(master: master, purpose: "backup")
        let otherMaster = try SealingKey(master: SecretBytes(repeatElement(8, count: 32)), purpose: "attachment")
        #expect(throws: CryptoError.self) { try otherPurpose.open(box, associated: [4, 5]) }
        #expect(throws: CryptoError.self) { try otherMaster.open(box, associated: [4, 5]) }
        #expect(throws: CryptoError.self) { try key.open(box, associated: [4]) }
        #expect(throws: CryptoError.self) { try key.open(box) }
    }

    @Test("bytes cannot move between associated data and ciphertext")
    func boundary() throws {
        let box = try key.seal([1, 2, 3], associated: [4, 5])
        let body = 1 + SM4.blockByteCount
        var moved = box.bytes
        let first = moved.remove(at: body)
        #expect(throws: CryptoError.self) { try key.open(SealedBox(moved), associated: [4, 5, first]) }
    }

    @Test("a box cut short is malformed", arguments: [0, 1, 48])
    func short(count: Int) {
        let error = #expect(throws: CryptoError.self) { try SealedBox([UInt8](repeating: 1, count: count)) }
        #expect(error?.code == .malformed)
    }

    @Test("without randomness nothing is sealed")
    func noRandomness() {
        #expect(throws: CryptoError.self) { try key.seal([1], random: BrokenRandom()) }
    }

    @Test("a short master key is refused")
    func shortMaster() {
        #expect(throws: CryptoError.self) {
            try SealingKey(master: SecretBytes(repeatElement(1, count: 15)), purpose: "p")
        }
    }
}
