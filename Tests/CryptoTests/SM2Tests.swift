// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Testing

@Suite("SM2 (GB/T 32918)")
struct SM2Tests {
    /// GB/T 32918.5, annex A: the example on the recommended curve, with the default identifier.
    enum Example {
        static let point =
            "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
            + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
        static let scalar = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8"
        static let message = Array("message digest".utf8)
        static let r = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
        static let s = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"

        static func publicKey() throws -> SM2PublicKey { try SM2PublicKey(#require(Hex.decode(point))) }

        /// Both integers begin with a set bit, so DER puts a zero before each.
        static func signature() throws -> SM2Signature {
            SM2Signature(try #require(Hex.decode("3046022100\(r)022100\(s)")))
        }
    }

    @Test("the standard's example verifies, and only with its identifier and message")
    func vector() throws {
        let key = try Example.publicKey()
        let signature = try Example.signature()
        #expect(key.verify(signature, over: Example.message) == .valid)
        #expect(key.verify(signature, over: Example.message, id: SignerID("ALICE123@YAHOO.COM")) == .invalid)
        #expect(key.verify(signature, over: Example.message, id: SignerID("")) == .invalid)
        #expect(key.verify(signature, over: Array("message digesu".utf8)) == .invalid)
        #expect(SignerID.default.bytes == Array("1234567812345678".utf8))
    }

    @Test("the standard's private key belongs to its public key and signs for it")
    func vectorKeyPair() throws {
        let publicKey = try Example.publicKey()
        let scalar = SecretBytes(try #require(Hex.decode(Example.scalar)))
        let key = try SM2PrivateKey(scalar: scalar, publicKey: publicKey)
        #expect(publicKey.isValid(try key.sign(Example.message), over: Example.message))
        #expect(try key.scalar == scalar)
        let stranger = try SM2PrivateKey()
        let error = #expect(throws: CryptoError.self) {
            try SM2PrivateKey(scalar: scalar, publicKey: stranger.publicKey)
        }
        #expect(error?.code == .malformed)
    }

    @Test("every flipped bit of a signature is refused")
    func flippedSignature() throws {
        let key = try SM2PrivateKey()
        let message: [UInt8] = [1, 2, 3]
        let signature = try key.sign(message)
        for index in signature.bytes.indices {
            for bit in 0..<8 {
                var bytes = signature.bytes
                bytes[index] ^= 1 << bit
                #expect(!key.publicKey.isValid(SM2Signature(bytes), over: message), "byte \(index) bit \(bit)")
            }
        }
    }

    @Test(
        "what is not a signature is malformed",
        arguments: [[], [0x30], [0x30, 0x00], [UInt8](repeating: 0, count: 70), [UInt8](repeating: 0x30, count: 73)])
    func malformedSignature(bytes: [UInt8]) throws {
        #expect(try Example.publicKey().verify(SM2Signature(bytes), over: []) == .malformed)
    }

    @Test("bytes after a signature are refused")
    func trailing() throws {
        let key = try Example.publicKey()
        let longer = SM2Signature(try Example.signature().bytes + [0])
        #expect(!key.isValid(longer, over: Example.message))
    }

    @Test("signs messages of any length", arguments: [0, 1, 63, 64, 65, 10_000])
    func lengths(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        let message = generator.bytes(count: count)
        let key = try SM2PrivateKey()
        let signature = try key.sign(message)
        #expect(signature.bytes.count <= SM2Signature.maximumByteCount)
        #expect(key.publicKey.isValid(signature, over: message))
        #expect(!key.publicKey.isValid(signature, over: message + [0]))
        #expect(try !SM2PrivateKey().publicKey.isValid(signature, over: message))
    }

    @Test("one key signs and verifies in many tasks at once")
    func concurrent() async throws {
        let key = try SM2PrivateKey()
        let good = try await withThrowingTaskGroup(of: Bool.self) { group in
            for task in 0..<16 {
                group.addTask {
                    let message = [UInt8](repeating: UInt8(task), count: 100)
                    return try (0..<20).allSatisfy { _ in key.publicKey.isValid(try key.sign(message), over: message) }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(good == 16)
    }

    @Test("agrees with the openssl command, both ways")
    func command() throws {
        let directory = try TemporaryDirectory()
        let message = Array("浙江省舟山市".utf8)
        try directory.write(message, to: "message")
        let key = try SM2PrivateKey()
        try directory.write(Array(key.publicKey.pemRepresentation.utf8), to: "public.pem")
        try directory.write(key.sign(message).bytes, to: "signature")
        let verified = try OpenSSLCommand.run(
            "pkeyutl", "-verify", "-pubin", "-inkey", directory.file("public.pem"), "-in", directory.file("message"),
            "-sigfile", directory.file("signature"), "-rawin", "-digest", "sm3", "-pkeyopt",
            "distid:1234567812345678")
        #expect(verified.status == 0, "\(verified.errors)")
        let made = try OpenSSLCommand.run("genpkey", "-algorithm", "SM2", "-out", directory.file("theirs.pem"))
        try #require(made.status == 0, "\(made.errors)")
        let signed = try OpenSSLCommand.run(
            "pkeyutl", "-sign", "-inkey", directory.file("theirs.pem"), "-in", directory.file("message"), "-rawin",
            "-digest", "sm3", "-pkeyopt", "distid:1234567812345678")
        let exported = try OpenSSLCommand.run("pkey", "-in", directory.file("theirs.pem"), "-pubout")
        let theirs = try SM2PublicKey(pem: exported.text)
        #expect(theirs.verify(SM2Signature(signed.output), over: message) == .valid)
    }
}

@Suite("SM2 keys")
struct SM2KeyTests {
    @Test("a public key reads what it writes")
    func roundTrip() throws {
        let key = try SM2PrivateKey().publicKey
        #expect(try SM2PublicKey(key.bytes) == key)
        #expect(try SM2PublicKey(der: key.derRepresentation) == key)
        #expect(try SM2PublicKey(pem: key.pemRepresentation) == key)
        #expect(Set([key, try SM2PublicKey(key.bytes)]).count == 1)
    }

    @Test("a point that is not on the curve is refused")
    func offCurve() throws {
        var bytes = try SM2PrivateKey().publicKey.bytes
        bytes[64] ^= 1
        let error = #expect(throws: CryptoError.self) { try SM2PublicKey(bytes) }
        #expect(error?.code == .malformed)
        #expect(error?.causes.isEmpty == false, "OpenSSL's reason is kept")
        #expect(throws: CryptoError.self) { try SM2PublicKey(bytes.dropLast()) }
        #expect(throws: CryptoError.self) { try SM2PublicKey([2] + bytes.dropFirst()) }
        #expect(throws: CryptoError.self) { try SM2PublicKey([]) }
    }

    @Test("an encoding with bytes after it, or of another algorithm, is refused")
    func strictDER() throws {
        let key = try SM2PrivateKey().publicKey
        #expect(throws: CryptoError.self) { try SM2PublicKey(der: key.derRepresentation + [0]) }
        #expect(throws: CryptoError.self) { try SM2PublicKey(der: []) }
        let other = try OpenSSLCommand.run("genpkey", "-algorithm", "ED25519", "-outform", "PEM")
        let directory = try TemporaryDirectory()
        try directory.write(other.output, to: "other.pem")
        let exported = try OpenSSLCommand.run("pkey", "-in", directory.file("other.pem"), "-pubout")
        let error = #expect(throws: CryptoError.self) { try SM2PublicKey(pem: exported.text) }
        #expect(error?.code == .malformed)
    }

    @Test("a private key appears in no description, dump or mirror")
    func redacted() throws {
        let key = try SM2PrivateKey()
        let secret = try key.scalar.withUnsafeBytes { Hex.encode($0) }
        var dumped = ""
        dump(key, to: &dumped)
        dump(try key.scalar, to: &dumped)
        for text in ["\(key)", String(reflecting: key), dumped, "\(try key.scalar)"] {
            #expect(!text.lowercased().contains(secret))
        }
        #expect("\(key)".contains("redacted"))
        #expect("\(try Passphrase("open sesame"))" == "Passphrase(redacted)")
    }
}
