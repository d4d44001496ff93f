// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Why the ledger refuses to go on, or refuses one group.
///
/// Compare by `code`. `message`, `remedy` and `cause` are for the operator's log and screen; they may name local
/// files, so a peer is told the code alone.
public struct LedgerError: Error, Sendable, Hashable {
    public let code: Code
    /// What is wrong, in one sentence.
    public let message: String
    /// The node whose log is concerned.
    public let log: String?
    /// The record concerned; 0 is none.
    public let sequence: UInt64
    /// The file or directory concerned.
    public let path: String?
    /// What the operator can do about it.
    public let remedy: String
    /// What the system or the database said.
    public let cause: String?

    public init(
        _ code: Code, _ message: String, log: String? = nil, sequence: UInt64 = 0, path: String? = nil,
        remedy: String, cause: String? = nil
    ) {
        self.code = code
        self.message = message
        self.log = log
        self.sequence = sequence
        self.path = path
        self.remedy = remedy
        self.cause = cause
    }

    /// The stable name of one kind of failure.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        public let name: String

        public var description: String { name }

        // Refusals of one call; the ledger goes on.

        /// The group does not continue the log's head, or breaks a limit: nothing was written.
        public static let invalidGroup = Code(name: "invalid-group")
        /// The signer gave no signature: nothing was written.
        public static let signingFailed = Code(name: "signing-failed")
        /// No such log, record, checkpoint or snapshot.
        public static let notFound = Code(name: "not-found")

        // Refusals to open.

        /// Another process has the directory open.
        public static let inUse = Code(name: "in-use")
        /// The directory holds another node's ledger, or a file that is not a ledger.
        public static let foreignDirectory = Code(name: "foreign-directory")
        /// The ledger was written by a newer program.
        public static let unsupportedVersion = Code(name: "unsupported-version")
        /// The database is older than the head signed last: a copy was restored. Signing would fork history.
        public static let restoredOldCopy = Code(name: "restored-old-copy")
        /// The head file is missing or unreadable, so an old copy could not be told from the true ledger.
        public static let headMissing = Code(name: "head-missing")
        /// The database does not confirm that commits are flushed to the disk.
        public static let notDurable = Code(name: "not-durable")

        // Failures that stop the ledger.

        /// Stored content does not match its hash, root or signature, or the database file is damaged.
        public static let damaged = Code(name: "damaged")
        /// The disk is full.
        public static let diskFull = Code(name: "disk-full")
        /// The system refused a read, write or flush.
        public static let inputOutput = Code(name: "input-output")
        /// The head file or the log's tail changed under this process.
        public static let changedOutside = Code(name: "changed-outside")
        /// An earlier failure stopped the ledger; `cause` tells which.
        public static let stopped = Code(name: "stopped")
    }
}

extension LedgerError {
    /// What to do about any damage.
    package static let damageRemedy =
        "keep this directory as evidence, check the disk, run `tongdao ledger verify` on it, and restore the records "
        + "from the copy that the node above holds; nothing will be written here"
}

extension LedgerError: CustomStringConvertible {
    public var description: String {
        var text = "\(code.name): \(message)"
        if let log { text += " [log \(log)\(sequence > 0 ? ", record \(sequence)" : "")]" }
        if let path { text += " [\(path)]" }
        if let cause { text += " (\(cause))" }
        return text + "; \(remedy)"
    }
}
