// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Testing

@Suite("SM3 (GB/T 32905)")
struct SM3Tests {
    @Test("the standard's two examples")
    func vectors() {
        #expect(
            SM3.hash(Array("abc".utf8)).hexString
                == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")
        let repeated = String(repeating: "abcd", count: 16)
        #expect(
            SM3.hash(Array(repeated.utf8)).hexString
                == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")
        #expect(
            SM3.hash([]).hexString == "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b")
    }

    @Test("agrees with the openssl command", arguments: [1, 33, 55, 56, 63, 64, 65, 432, 8192])
    func command(count: Int) throws {
        let directory = try TemporaryDirectory()
        var generator = SeededGenerator(seed: UInt64(count))
        let bytes = generator.bytes(count: count)
        try directory.write(bytes, to: "input")
        let outcome = try OpenSSLCommand.run("dgst", "-sm3", "-r", directory.file("input"))
        #expect(outcome.text.prefix(64) == SM3.hash(bytes).hexString)
    }

    @Test("in pieces of any size gives the hash of the whole", arguments: 0..<100 as Range<UInt64>)
    func chunks(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = generator.bytes(count: Int.random(in: 0...2000, using: &generator))
        var hasher = SM3Hasher()
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Int.random(in: 0...min(130, rest.count), using: &generator)
            switch UInt8.random(in: 0...3, using: &generator) {
            case 0: hasher.update(Array(rest.prefix(count)))
            case 1: hasher.update(rest.prefix(count))
            case 2: rest.prefix(count).withUnsafeBytes { hasher.update(bytes: $0) }
            default:
                hasher.update(byte: rest[rest.startIndex])
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(count)
        }
        #expect(hasher.finalizeAndReset() == SM3.hash(bytes))
    }

    @Test("a hasher starts anew after each hash")
    func reset() {
        var hasher = SM3Hasher()
        hasher.update([1, 2, 3])
        let first = hasher.finalizeAndReset()
        #expect(hasher.finalizeAndReset() == SM3.hash([]))
        hasher.update([1, 2, 3])
        #expect(hasher.finalizeAndReset() == first)
    }

    @Test("a digest hashes as its bytes do")
    func digestInput() {
        let digest = SM3.hash([7])
        var hasher = SM3Hasher()
        hasher.update(byte: 1)
        hasher.update(digest)
        hasher.update(SM3Digest.zero)
        let node = SM3.hash([1] + digest.bytes + [UInt8](repeating: 0, count: 32))
        #expect(hasher.finalizeAndReset() == node)
        #expect(hasher.hash(prefix: 1, digest, .zero) == node)
        #expect(hasher.hash(prefix: 0, digest) == SM3.hash([0] + digest.bytes))
    }
}

@Suite("SM3 digest")
struct SM3DigestTests {
    @Test("takes 32 bytes and no other number", arguments: [0, 31, 33, 64])
    func length(count: Int) {
        #expect(SM3Digest([UInt8](repeating: 1, count: count)) == nil)
        #expect(SM3Digest(hexString: String(repeating: "01", count: count)) == nil)
    }

    @Test("reads what it writes")
    func roundTrip() throws {
        let digest = SM3.hash([1])
        #expect(SM3Digest(digest.bytes) == digest)
        #expect(SM3Digest(hexString: digest.hexString) == digest)
        #expect(SM3Digest(hexString: digest.hexString.uppercased()) == digest)
        #expect(SM3Digest(hexString: String(repeating: "0g", count: 32)) == nil)
        #expect("\(digest)" == digest.hexString)
    }

    @Test("is ordered as its bytes are", arguments: 0..<50 as Range<UInt64>)
    func order(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let left = generator.bytes(count: 32)
        // A long common front, so that every word of the comparison is reached.
        let shared = Int.random(in: 0..<32, using: &generator)
        let right = Array(left.prefix(shared)) + generator.bytes(count: 32 - shared)
        let digests = (try #require(SM3Digest(left)), try #require(SM3Digest(right)))
        #expect((digests.0 < digests.1) == left.lexicographicallyPrecedes(right))
        #expect((digests.1 < digests.0) == right.lexicographicallyPrecedes(left))
        #expect((digests.0 == digests.1) == (left == right))
        #expect(!(digests.0 < digests.0))
    }
}
