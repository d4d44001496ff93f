// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto
public import Foundation

/// Makes the identities of a cluster with the city's own authority, as an office would get them.
public struct IdentityMaker: ~Copyable {
    /// The life of an identity when nothing else is asked for, in seconds: one year.
    public static let lifetimeSeconds: Int64 = 365 * 86_400

    private var authority: CityAuthority
    private let now: @Sendable () -> Int64

    /// Opens the authority of a run directory, or makes it.
    public init(
        city: String, run: RunDirectory, now: @escaping @Sendable () -> Int64 = IdentityMaker.systemTime
    ) throws {
        try RunDirectory.make(run.root)
        if FileManager.default.fileExists(atPath: run.authority.appending(path: "index").path) {
            authority = try CityAuthority(
                directory: run.authority.path, passphrase: Passphrase(contentsOfFile: run.authorityPassphrase.path))
        } else {
            let passphrase = try Self.newPassphrase(in: run.authorityPassphrase)
            authority = try CityAuthority.create(
                city: city, directory: run.authority.path, passphrase: passphrase, now: now())
        }
        self.now = now
    }

    /// Issues an identity into a directory; one that is there already is kept.
    ///
    /// - Parameters:
    ///   - uri: `tongdao://…` of a node or a person.
    ///   - directory: where the identity goes.
    ///   - passphraseFile: made for it, with a passphrase of its own.
    ///   - startingAgoSeconds: how long before now it was issued, so that a test can have one that has run out.
    ///   - lifetimeSeconds: from that moment on.
    public mutating func issue(
        _ uri: String, into directory: URL, passphraseFile: URL, startingAgoSeconds: Int64 = 0,
        lifetimeSeconds: Int64 = lifetimeSeconds
    ) throws {
        guard !FileManager.default.fileExists(atPath: directory.appending(path: "sign.crt").path) else { return }
        try RunDirectory.make(directory)
        let passphrase = try Self.newPassphrase(in: passphraseFile)
        let issued = try authority.issue(
            IdentityURI(uri), lifetimeSeconds: lifetimeSeconds, now: now() - startingAgoSeconds)
        try issued.write(to: directory.path, passphrase: passphrase)
    }

    /// Makes the passphrase somebody logs in with; one that is there already is kept.
    static func makeFactor(in file: URL) throws {
        if FileManager.default.fileExists(atPath: file.path) { return }
        _ = try newPassphrase(in: file)
    }

    /// Revokes every certificate of an identity.
    /// - Returns: the new lists, to be put beside the certificates of every node.
    public mutating func revoke(_ uri: String, reason: RevocationReason = .unspecified) throws -> TrustBundle {
        try authority.revoke(IdentityURI(uri), reason: reason, now: now())
    }

    /// The machine's time in Unix seconds.
    public static let systemTime: @Sendable () -> Int64 = { Int64(Foundation.Date.now.timeIntervalSince1970) }

    private static func newPassphrase(in file: URL) throws -> Passphrase {
        let secret = try SecureRandom().bytes(count: 16).map { String($0, radix: 16) }.joined(separator: ".")
        try RunDirectory.write(Foundation.Data("\(secret)\n".utf8), to: file)
        return try Passphrase(contentsOfFile: file.path)
    }
}
