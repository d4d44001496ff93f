// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Why a cryptographic operation could not be carried out.
///
/// Compare by `code`; `message`, `path`, `remedy` and `causes` are for the operator's log. None of them ever holds
/// key material or a passphrase, but they name local files: a peer is told the code alone.
public struct CryptoError: Error, Sendable, Hashable {
    /// The stable name of one kind of failure.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        public let name: String

        public var description: String { name }

        /// OpenSSL refused an operation that should succeed; `causes` holds its error queue.
        public static let openSSL = Code(name: "openssl")
        /// The bytes are not an encoding of the thing asked for.
        public static let malformed = Code(name: "malformed")
        /// An argument is outside its documented range.
        public static let invalidArgument = Code(name: "invalid-argument")
        /// A sealed box, key file or index was changed, or the key or passphrase is not its own.
        public static let notAuthentic = Code(name: "not-authentic")
        /// The format version is not one this program reads.
        public static let unsupportedVersion = Code(name: "unsupported-version")
        /// The file, key or certificate does not exist.
        public static let notFound = Code(name: "not-found")
        /// Something of that name exists and may not be replaced.
        public static let alreadyExists = Code(name: "already-exists")
        /// A file or directory is open to more users than its owner.
        public static let permissionsTooLoose = Code(name: "permissions-too-loose")
        /// The operating system refused a file operation.
        public static let file = Code(name: "file")
        /// The certificate authority refuses: unknown or revoked serial, foreign subject.
        public static let notIssued = Code(name: "not-issued")
    }

    public let code: Code
    public let message: String
    /// The file or directory concerned.
    public let path: String?
    /// What the operator can do about it.
    public let remedy: String?
    /// OpenSSL's error queue, oldest first, or the system's error text.
    public let causes: [String]

    public init(
        _ code: Code, _ message: String, path: String? = nil, remedy: String? = nil, causes: [String] = []
    ) {
        self.code = code
        self.message = message
        self.path = path
        self.remedy = remedy
        self.causes = causes
    }
}

extension CryptoError: CustomStringConvertible {
    public var description: String {
        var text = "\(code.name): \(message)"
        if let path { text += " [\(path)]" }
        if !causes.isEmpty { text += " (\(causes.joined(separator: "; ")))" }
        if let remedy { text += "; \(remedy)" }
        return text
    }
}

extension CryptoError {
    /// The same failure, told of a file.
    func at(path: String, remedy: String? = nil) -> CryptoError {
        CryptoError(code, message, path: self.path ?? path, remedy: self.remedy ?? remedy, causes: causes)
    }
}
