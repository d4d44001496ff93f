// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Keys and signatures that cost nanoseconds: a person, a seal or a node has the key that follows from its name.
///
/// A signature is 16 bytes of a mix of the public key and the message. "Same in, same out" and "other key, other
/// signature" hold; strength does not matter, since the simulator forges only by signing with another key.
enum SimulatedKeys {
    /// Bytes of a signature.
    static let signatureBytes = 16
    /// Bytes of a public key, as an uncompressed SM2 key has them; the first is 4.
    static let publicKeyBytes = 65

    static func publicKey(of name: String) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(publicKeyBytes)
        key.append(4)
        var word = Mix.hash(name, key: 0x7075_626c_6963_6b65)
        for _ in 0..<8 {
            withUnsafeBytes(of: word.littleEndian) { key.append(contentsOf: $0) }
            word = Mix.finish(word &+ 0x9e37_79b9_7f4a_7c15)
        }
        return key
    }

    static func sign(_ message: [UInt8], as name: String) -> [UInt8] {
        signature(message, publicKey: publicKey(of: name))
    }

    static func verify(publicKey: [UInt8], message: [UInt8], signature: [UInt8]) -> Bool {
        guard publicKey.count == publicKeyBytes, signature.count == signatureBytes else { return false }
        return Self.signature(message, publicKey: publicKey) == signature
    }

    private static func signature(_ message: [UInt8], publicKey: [UInt8]) -> [UInt8] {
        let key = Mix.hash(publicKey, key: 0x7369_676e_6174_7572)
        let first = Mix.hash(message, key: key)
        let second = Mix.finish(first ^ key)
        var value: [UInt8] = []
        value.reserveCapacity(signatureBytes)
        withUnsafeBytes(of: first.littleEndian) { value.append(contentsOf: $0) }
        withUnsafeBytes(of: second.littleEndian) { value.append(contentsOf: $0) }
        return value
    }
}
