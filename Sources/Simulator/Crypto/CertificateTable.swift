// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The city's certificates as the simulator keeps them: which serials are revoked, and until when each is valid.
///
/// A reference, because a link keeps its cryptography for as long as it lives and must see a revocation that comes
/// later. The lock is there for the type checker's sake: a run has one thread.
final class CertificateTable: Sendable {
    private struct State {
        var nowMs: UInt64 = 0
        var revoked: Set<String> = []
        /// Serials that are no longer valid from that moment on, Unix milliseconds.
        var ends: [String: UInt64] = [:]
    }

    private let state = Mutex(State())

    /// The time certificates are judged at, Unix milliseconds; the simulator moves it along.
    func setTime(_ nowMs: UInt64) { state.withLock { $0.nowMs = nowMs } }

    func revoke(serial: String) { state.withLock { _ = $0.revoked.insert(serial) } }

    func expire(serial: String, atMs: UInt64) { state.withLock { $0.ends[serial] = atMs } }

    func isValid(serial: String) -> Bool {
        state.withLock { state in
            !state.revoked.contains(serial) && state.nowMs < state.ends[serial] ?? .max
        }
    }

    /// The bytes that stand for a certificate: serial, a line end, the URI it was issued to.
    static func certificate(serial: String, uri: String) -> [UInt8] { Array("\(serial)\n\(uri)".utf8) }

    /// What a certificate says; nil for bytes that are none.
    static func read(_ certificate: [UInt8]) -> (serial: String, uri: String)? {
        guard let lineEnd = certificate.firstIndex(of: UInt8(ascii: "\n")),
            let serial = String(validating: certificate[..<lineEnd], as: UTF8.self),
            let uri = String(validating: certificate[(lineEnd + 1)...], as: UTF8.self)
        else { return nil }
        return (serial, uri)
    }
}
