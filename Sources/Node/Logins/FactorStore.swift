// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import NodeCore

/// What proves second factors, and the wrong passphrases of late: one file beside the ledger, for this node alone.
///
///     an encoded StoredFactors ‖ SM3 of it (32)
///
/// A factor is kept under the id of the command that sets it, before that command is decided. It counts once the ledger says that
/// this is the person's factor, so that a crash between the two leaves the one before in force.
struct FactorStore {
    static let fileName = "factors"

    /// Whether there was no file: a new node, or one whose file is lost.
    let isNew: Bool
    private let file: PrivateFile
    private var stored: StoredFactors

    /// Takes up the file in the data directory, which belongs to this process by the ledger's lock.
    /// - Throws: ``NodeError`` when it is there and is not whole: counting from nothing would give everybody fresh attempts.
    init(data directory: String) throws(NodeError) {
        file = PrivateFile(path: "\(directory)/\(Self.fileName)")
        do {
            let content = try file.read()
            isNew = content == nil
            stored = try content.map(Self.content) ?? StoredFactors()
        } catch {
            throw NodeError(
                .factors, "\(file.path) cannot be read",
                remedy: "Keep it as evidence and move it aside: everybody then sets a passphrase anew, on record",
                cause: error)
        }
    }

    private static func content(of bytes: [UInt8]) throws -> StoredFactors {
        let count = bytes.count - SM3Digest.byteCount
        guard count >= 0, SM3.hash(Array(bytes.prefix(count))).bytes == Array(bytes.suffix(SM3Digest.byteCount)) else {
            throw CryptoError(.malformed, "the content does not have its digest")
        }
        return try StoredFactors.decode(Array(bytes.prefix(count)))
    }

    /// What proves the factor of that id; nil: it is not kept here.
    func verifier(of person: String, factor id: String) -> PassphraseVerifier? {
        stored.factors.first { $0.person == person && $0.factorId == id }.flatMap {
            PassphraseVerifier(salt: $0.salt, iterations: Int($0.iterations), verifier: $0.verifier)
        }
    }

    /// Keeps a factor that is to be set beside whatever there is of the person: only what is decided says which counts. Durable
    /// when this returns.
    mutating func put(_ verifier: PassphraseVerifier, of person: String, factor id: String) throws(NodeError) {
        var next = stored
        next.factors.removeAll { $0.person == person && $0.factorId == id }
        next.factors.append(
            StoredFactor(
                person: person, factorId: id, salt: verifier.salt, iterations: UInt32(verifier.iterations),
                verifier: verifier.verifier))
        try write(next)
    }

    /// Lets everything of the person go but the factor that counts.
    mutating func keep(only id: String?, of person: String) throws(NodeError) {
        var next = stored
        next.factors.removeAll { $0.person == person && $0.factorId != id }
        if next != stored { try write(next) }
    }

    /// Notes that a passphrase of the person is about to be looked at. Durable when this returns, so that killing the daemon
    /// gives nobody another attempt.
    /// - Returns: how many there have been since `sinceMs`, this one included.
    mutating func noteAttempt(of person: String, atMs: UInt64, since sinceMs: UInt64) throws(NodeError) -> Int {
        var next = stored
        next.attempts.removeAll { $0.atMs < sinceMs }
        next.attempts.append(StoredAttempt(person: person, atMs: atMs))
        try write(next)
        return next.attempts.count { $0.person == person }
    }

    /// Forgets the attempts of a person: the last was right, or they are locked on record.
    mutating func forgetAttempts(of person: String) throws(NodeError) {
        var next = stored
        next.attempts.removeAll { $0.person == person }
        if next != stored { try write(next) }
    }

    private mutating func write(_ next: StoredFactors) throws(NodeError) {
        let bytes = next.encode()
        do {
            try file.replace(with: bytes + SM3.hash(bytes).bytes)
        } catch {
            throw NodeError(
                .factors, "\(file.path) cannot be written", remedy: "Make room on the disk, or mend it", cause: error)
        }
        stored = next
    }
}
