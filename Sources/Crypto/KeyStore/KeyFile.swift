// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// One key at rest, version 1:
///
///     "TDKEY" ‖ version(1) ‖ iterations(4) ‖ salt(16) ‖ purpose(1) ‖ name length(1) ‖ name ‖ public key(65) ‖ box
///
/// Integers are big-endian. The box seals the 32-byte scalar and binds everything before it, so a key file moved to
/// another name, given another purpose, public key or iteration count does not open.
struct KeyFile {
    static let magic = Array("TDKEY".utf8)
    static let version: UInt8 = 1
    static let saltByteCount = 16
    /// No key file is longer, in bytes.
    static let maximumByteCount = 1024
    /// Above this a changed count would hold up the daemon for minutes before being found out.
    static let maximumIterations = 10_000_000
    /// Below this a passphrase is not protected; such a file is refused as changed.
    static let minimumIterations = 1000

    let name: KeyName
    let purpose: KeyPurpose
    let iterations: Int
    let salt: [UInt8]
    let publicKeyBytes: [UInt8]
    /// Everything before the box, exactly as read.
    let header: [UInt8]
    let box: SealedBox

    /// Seals a key for a file.
    init(
        _ key: SM2PrivateKey, name: KeyName, purpose: KeyPurpose, passphrase: Passphrase, iterations: Int,
        random: any RandomSource
    ) throws(CryptoError) {
        self.name = name
        self.purpose = purpose
        self.iterations = iterations
        salt = try random.bytes(count: KeyFile.saltByteCount)
        publicKeyBytes = key.publicKey.bytes
        header =
            KeyFile.magic + [KeyFile.version] + BigEndian.bytes(of: UInt32(iterations)) + salt
            + [purpose.rawValue, UInt8(name.text.utf8.count)] + Array(name.text.utf8) + publicKeyBytes
        let sealing = try KeyFile.sealingKey(passphrase: passphrase, salt: salt, iterations: iterations)
        box = try sealing.seal(key.scalar, associated: header, random: random)
    }

    /// Reads the layout; says nothing yet about whether it is true.
    init(parsing bytes: [UInt8]) throws(CryptoError) {
        var reader = ByteReader(bytes)
        guard try reader.take(KeyFile.magic.count) == KeyFile.magic[...] else {
            throw CryptoError(.malformed, "not a key file")
        }
        let version = try reader.takeByte()
        guard version == KeyFile.version else {
            throw CryptoError(
                .unsupportedVersion, "a key file of version \(version)", remedy: "use a program that reads it")
        }
        iterations = Int(BigEndian.value(try reader.take(4), as: UInt32.self))
        guard (KeyFile.minimumIterations...KeyFile.maximumIterations).contains(iterations) else {
            throw CryptoError(.malformed, "the iteration count \(iterations) is out of range")
        }
        salt = Array(try reader.take(KeyFile.saltByteCount))
        guard let purpose = KeyPurpose(rawValue: try reader.takeByte()) else {
            throw CryptoError(.malformed, "the key's purpose is unknown")
        }
        self.purpose = purpose
        let nameBytes = try reader.take(Int(try reader.takeByte()))
        name = try KeyName(String(decoding: nameBytes, as: UTF8.self))
        publicKeyBytes = Array(try reader.take(SM2PublicKey.byteCount))
        header = Array(bytes[..<reader.position])
        box = try SealedBox(Array(bytes[reader.position...]))
    }

    var bytes: [UInt8] { header + box.bytes }

    /// The key; `notAuthentic` if the passphrase is not its own or any byte of the file was changed.
    func open(passphrase: Passphrase) throws(CryptoError) -> SM2PrivateKey {
        let sealing = try KeyFile.sealingKey(passphrase: passphrase, salt: salt, iterations: iterations)
        let scalar: SecretBytes
        do {
            scalar = try sealing.openSecret(box, associated: header)
        } catch {
            throw CryptoError(
                .notAuthentic, "the key does not open: wrong passphrase, or the file was changed",
                remedy: "give the passphrase it was made with, or restore the file from a copy")
        }
        return try SM2PrivateKey(scalar: scalar, publicKey: SM2PublicKey(publicKeyBytes))
    }

    private static func sealingKey(
        passphrase: Passphrase, salt: [UInt8], iterations: Int
    ) throws(CryptoError) -> SealingKey {
        let master = try KeyDerivation.stretch(
            passphrase, salt: salt, iterations: iterations, count: SealingKey.masterByteCount)
        return try SealingKey(master: master, purpose: "key file")
    }
}

/// Takes bytes off the front of a buffer; every step is checked against its end.
struct ByteReader {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(_ count: Int) throws(CryptoError) -> ArraySlice<UInt8> {
        guard count <= bytes.count - position else { throw CryptoError(.malformed, "the file is cut short") }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    mutating func takeByte() throws(CryptoError) -> UInt8 {
        let one = try take(1)
        return one[one.startIndex]
    }
}
