// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Synchronization

@testable import Transport

/// A city with a real authority, at a time of day that the test moves.
final class TestCity: Sendable {
    /// 2026-03-01T00:00:00Z.
    static let start: Int64 = 1_772_323_200
    static let hub = "tongdao://zhoushan/hub"
    static let dinghai = "tongdao://zhoushan/dinghai"
    static let putuo = "tongdao://zhoushan/putuo"
    static let person = "tongdao://zhoushan/dinghai/data-bureau/wang"

    private struct Office: ~Copyable {
        var authority: CityAuthority
    }

    /// One city for all tests that neither revoke nor move the clock: founding one costs a key derivation.
    private static let shared = Result { try TestCity() }

    static func common() throws -> TestCity { try shared.get() }

    let directory: String
    private let office: Mutex<Office>
    /// Unix seconds at which the city's test begins.
    private let start: Int64
    private let seconds: Atomic<Int64>

    init(city: String = "zhoushan", start: Int64 = TestCity.start) throws {
        self.start = start
        seconds = Atomic(start)
        directory = FileManager.default.temporaryDirectory.path + "/tongdao-transport-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let authority = try CityAuthority.create(
            city: city, directory: directory + "/authority", passphrase: Passphrase("a test's secret"),
            now: start - 86_400 * 365)
        office = Mutex(Office(authority: authority))
        _ = try office.withLock { office in try office.authority.publishRevocationLists(now: start) }
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    /// The city's time of day.
    var clock: WallClock {
        WallClock { [self] in UInt64(seconds.load(ordering: .relaxed)) * 1_000 }
    }

    func advanceClock(seconds count: Int64) { seconds.add(count, ordering: .relaxed) }

    /// Certificates from `from` (seconds from the city's start) on, for `lifetime` seconds.
    func issue(_ uri: String, from: Int64 = 0, lifetime: Int64 = 86_400 * 30) throws -> IssuedIdentity {
        let uri = try IdentityURI(uri)
        return try office.withLock { office in
            try office.authority.issue(uri, lifetimeSeconds: lifetime, now: start + from)
        }
    }

    func identity(_ uri: String, from: Int64 = 0, lifetime: Int64 = 86_400 * 30) throws -> TLSIdentity {
        try issue(uri, from: from, lifetime: lifetime).bundle.tlsIdentity
    }

    func context(_ uri: String) throws -> TLSContext {
        try TLSContext(identity: identity(uri), clock: clock)
    }

    /// Revokes all certificates of `uri`; `identity` with the list that says so.
    func revoke(_ uri: String, for identity: TLSIdentity) throws -> TLSIdentity {
        let uri = try IdentityURI(uri)
        let trust = try office.withLock { office in
            try office.authority.revoke(uri, reason: .keyCompromise, now: start)
        }
        return TLSIdentity(
            certificatePEM: identity.certificatePEM, privateKeyPEM: identity.privateKeyPEM, rootsPEM: trust.rootsPEM,
            crlPEM: trust.crlPEM)
    }
}

extension TLSIdentity {
    /// The same trust, another certificate and key.
    func with(certificatePEM: [UInt8], privateKeyPEM: [UInt8]) -> TLSIdentity {
        TLSIdentity(
            certificatePEM: certificatePEM, privateKeyPEM: SecretBytes(privateKeyPEM), rootsPEM: rootsPEM,
            crlPEM: crlPEM)
    }
}
