// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Synchronization

/// What the people of a chaos run remember: everything that was acknowledged to them, and what must not have been.
final class ChaosBook: Sendable {
    /// A command that was answered with success.
    struct Acknowledged: Sendable, Hashable {
        var node: String
        var commandID: String
        var subject: String
        var firstSequence: Int
    }

    /// An authorization that has been sealed.
    struct Sealed: Sendable, Hashable {
        var id: String
        var grantor: String
        /// Where it may be used once it is live.
        var nodes: [String]
    }

    private struct State {
        var commands = 0
        var acknowledged: [Acknowledged] = []
        var sealed: [Sealed] = []
        var used: Set<String> = []
        var revocationBegun: Set<String> = []
        var revoked: [String: ContinuousClock.Instant] = [:]
        var outcomes: [String: Int] = [:]
        var faults: [String: Int] = [:]
        var problems: [String] = []
        var isEnding = false
    }

    private let state = Mutex(State())
    /// After a revocation nothing is served any more once this has passed.
    let graceAfterRevocation: Duration

    init(graceAfterRevocation: Duration) { self.graceAfterRevocation = graceAfterRevocation }

    var acknowledged: [Acknowledged] { state.withLock { $0.acknowledged } }
    var sealed: [Sealed] { state.withLock { $0.sealed } }
    var revoked: [String] { state.withLock { $0.revoked.keys.sorted() } }
    var problems: [String] { state.withLock { $0.problems } }
    var usesStarted: Int { outcomes["use: ok", default: 0] }
    /// How often commands ended how, by status or code.
    var outcomes: [String: Int] { state.withLock { $0.outcomes } }
    /// How often each kind of fault was put into effect.
    var faults: [String: Int] { state.withLock { $0.faults } }
    var isEnding: Bool { state.withLock { $0.isEnding } }

    /// The ids of sealed authorizations that may be used on a node.
    func sealed(for node: String) -> [String] {
        sealed.filter { $0.nodes.contains(node) }.map(\.id)
    }

    /// No new work is begun from now on.
    func end() { state.withLock { $0.isEnding = true } }

    func newCommandID() -> String {
        let number = state.withLock { state in
            state.commands += 1
            return state.commands
        }
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }

    func acknowledge(_ outcome: CommandOutcome, _ commandID: String, at node: String) {
        let entry = Acknowledged(
            node: node, commandID: commandID, subject: outcome.json.subject.string,
            firstSequence: outcome.json.firstSequence.integer ?? 0)
        state.withLock { $0.acknowledged.append(entry) }
    }

    func seal(_ sealed: Sealed) { state.withLock { $0.sealed.append(sealed) } }

    /// A use was served that was asked for at an instant: the client's own view of the single channel.
    func use(_ id: String, on node: String, askedAt instant: ContinuousClock.Instant) {
        state.withLock { state in
            state.used.insert(id)
            if let revoked = state.revoked[id], instant > revoked + graceAfterRevocation {
                state.problems.append("\(node) served \(id) \(instant - revoked) after its revocation")
            }
        }
    }

    func revoke(_ id: String, at instant: ContinuousClock.Instant) { state.withLock { $0.revoked[id] = instant } }

    /// One that has been in use and that nobody is revoking yet; the caller will.
    func nextToRevoke(usableOn node: String? = nil) -> String? {
        state.withLock { state in
            let found = state.sealed.first {
                state.used.contains($0.id) && !state.revocationBegun.contains($0.id)
                    && (node == nil || $0.nodes.contains(node ?? ""))
            }
            if let found { state.revocationBegun.insert(found.id) }
            return found?.id
        }
    }

    func count(_ outcome: String) { state.withLock { $0.outcomes[outcome, default: 0] += 1 } }

    func countFault(_ fault: String) { state.withLock { $0.faults[fault, default: 0] += 1 } }

    func note(problem: String) { state.withLock { $0.problems.append(problem) } }
}
