// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A private key that signs, wherever it lives: in memory, or in a module that never gives it out.
public protocol Signer: Sendable {
    var publicKey: SM2PublicKey { get }

    /// SM2 with SM3 and the default signer identifier over `message`.
    func sign(_ message: [UInt8]) throws(CryptoError) -> SM2Signature
}

/// Keeps SM2 keys by name. A certified module behind PKCS#11 takes the place of the file implementation here
/// (GB/T 39786 level 3 asks for one), so nothing in this protocol gives out a private key.
public protocol KeyStore: Sendable {
    /// Makes a key; `alreadyExists` if the name is taken, for a key is never replaced silently.
    func generate(name: KeyName, purpose: KeyPurpose) throws(CryptoError) -> any Signer

    /// The signer of that name; `notFound` if there is none, `notAuthentic` if it was made for another purpose.
    func signer(named name: KeyName, purpose: KeyPurpose) throws(CryptoError) -> any Signer

    func publicKey(named name: KeyName) throws(CryptoError) -> SM2PublicKey

    /// Destroys the key beyond recovery from the store; `notFound` if there is none.
    func destroy(named name: KeyName) throws(CryptoError)

    /// Every key, ordered by name.
    func list() throws(CryptoError) -> [KeyDescription]
}

/// The name of a key in a store: 1 to 64 of `a`–`z`, `0`–`9`, `-` and `_`, not beginning with `-`.
public struct KeyName: Sendable, Hashable, Comparable, CustomStringConvertible {
    static let maximumByteCount = 64

    public let text: String

    public var description: String { text }

    public init(_ text: String) throws(CryptoError) {
        let letters = text.utf8.allSatisfy { character in
            switch character {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "-"), UInt8(ascii: "_"): true
            default: false
            }
        }
        guard letters, (1...KeyName.maximumByteCount).contains(text.utf8.count), !text.hasPrefix("-") else {
            throw CryptoError(
                .invalidArgument, "the key name \"\(text)\"",
                remedy: "use 1 to 64 of a-z, 0-9, - and _, not beginning with -")
        }
        self.text = text
    }

    public static func < (left: KeyName, right: KeyName) -> Bool { left.text < right.text }
}

/// What a key may be used for; a key made for one purpose is refused for another.
public enum KeyPurpose: UInt8, Sendable, Hashable, CaseIterable {
    /// The records, checkpoints and permits of a node, or the acts of a person.
    case identity = 1
    /// The city's SM2 root: certificates and revocation lists.
    case authority = 2
    /// An organisation's contract seal (合同专用章).
    case contractSeal = 3
}

/// One key of a store, without its secret.
public struct KeyDescription: Sendable, Hashable {
    public let name: KeyName
    public let purpose: KeyPurpose
    public let publicKey: SM2PublicKey
}
