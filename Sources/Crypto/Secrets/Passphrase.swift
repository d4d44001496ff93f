// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What an operator types, or keeps in a file only the daemon may read, to open keys at rest. Never printed.
public struct Passphrase: Sendable, Equatable {
    /// OpenSSL's own limit on a PEM passphrase, in bytes.
    public static let maximumByteCount = 1024

    let secret: SecretBytes

    /// Throws `invalidArgument` if it is empty or too long.
    public init(_ secret: SecretBytes) throws(CryptoError) {
        guard (1...Passphrase.maximumByteCount).contains(secret.count) else {
            throw CryptoError(
                .invalidArgument, "a passphrase of \(secret.count) bytes",
                remedy: "give between 1 and \(Passphrase.maximumByteCount) bytes")
        }
        self.secret = secret
    }

    public init(_ text: String) throws(CryptoError) {
        try self.init(SecretBytes(text.utf8))
    }

    /// The bytes, to be sent over TLS to whoever verifies it. A copy: let it go soon.
    public var bytes: [UInt8] { secret.withUnsafeBytes { Array($0) } }

    /// The first line of a file that no one but its owner may read; refused if others may.
    public init(contentsOfFile path: String) throws(CryptoError) {
        let content = try OwnerFile.readSecret(path, maximumByteCount: Passphrase.maximumByteCount + 2)
        let line = content.withUnsafeBytes { bytes in
            bytes.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
        }
        do {
            try self.init(content.slice(0..<line))
        } catch {
            throw error.at(path: path)
        }
    }
}

extension Passphrase: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "Passphrase(redacted)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
