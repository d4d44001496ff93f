// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A key for authenticated encryption at rest: SM4-CTR, then HMAC-SM3 (encrypt-then-MAC).
///
/// OpenSSL 3.0 has no SM4-GCM. The two halves get their own keys from one master by HKDF-SM3, and the purpose is
/// part of the derivation, so a box sealed for one purpose does not open for another.
public struct SealingKey: Sendable {
    /// The length of a new master key, in bytes.
    public static let masterByteCount = 32
    /// A shorter master is refused, in bytes.
    public static let minimumMasterByteCount = 16

    private let encryption: SecretBytes
    private let authentication: SecretBytes

    /// `purpose` is a fixed text of the program, such as `attachment`; it is not secret.
    public init(master: SecretBytes, purpose: String) throws(CryptoError) {
        guard master.count >= SealingKey.minimumMasterByteCount else {
            throw CryptoError(.invalidArgument, "a master key of \(master.count) bytes is too short")
        }
        encryption = try KeyDerivation.expand(
            master, purpose: "tongdao/1 seal encrypt \(purpose)", count: SM4.keyByteCount)
        authentication = try KeyDerivation.expand(
            master, purpose: "tongdao/1 seal authenticate \(purpose)", count: SM3Digest.byteCount)
    }

    /// Encrypts `plaintext` and binds `associated` to it, which is not stored in the box.
    public func seal(
        _ plaintext: [UInt8], associated: [UInt8] = [], random: any RandomSource = SecureRandom()
    ) throws(CryptoError) -> SealedBox {
        let vector = try random.bytes(count: SM4.blockByteCount)
        let ciphertext = try SM4.encrypt(plaintext, key: encryption, mode: .ctr(initialVector: vector))
        let code = try code(vector: vector, ciphertext: ciphertext, associated: associated)
        return SealedBox(vector: vector, ciphertext: ciphertext, code: code)
    }

    /// The plaintext; `notAuthentic` if the box, the associated bytes or the key is not the one it was sealed with.
    public func open(_ box: SealedBox, associated: [UInt8] = []) throws(CryptoError) -> [UInt8] {
        let expected = try code(vector: box.vector, ciphertext: box.ciphertext, associated: associated)
        guard let stated = SM3Digest(box.code), HMACSM3.equal(stated, expected) else {
            throw CryptoError(.notAuthentic, "the sealed box was changed, or belongs to another key or purpose")
        }
        return try SM4.decrypt(box.ciphertext, key: encryption, mode: .ctr(initialVector: Array(box.vector)))
    }

    /// Seals a secret; OpenSSL's and this module's copies of it are wiped.
    func seal(
        _ secret: SecretBytes, associated: [UInt8], random: any RandomSource
    ) throws(CryptoError) -> SealedBox {
        var plaintext = secret.withUnsafeBytes { Array($0) }
        defer { SecretBytes.wipe(&plaintext) }
        return try seal(plaintext, associated: associated, random: random)
    }

    /// Opens a box into wiped memory.
    func openSecret(_ box: SealedBox, associated: [UInt8]) throws(CryptoError) -> SecretBytes {
        var plaintext = try open(box, associated: associated)
        defer { SecretBytes.wipe(&plaintext) }
        return SecretBytes(plaintext)
    }

    private func code(
        vector: some Collection<UInt8>, ciphertext: some Collection<UInt8>, associated: [UInt8]
    ) throws(CryptoError) -> SM3Digest {
        var code = try HMACSM3(key: authentication)
        try code.update(CollectionOfOne(SealedBox.version))
        try code.update(vector)
        // The length first: otherwise bytes could move between associated data and ciphertext unnoticed.
        try code.update(BigEndian.bytes(of: UInt64(associated.count)))
        try code.update(associated)
        try code.update(ciphertext)
        return try code.finalize()
    }
}
