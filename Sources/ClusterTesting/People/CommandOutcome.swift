// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What a run of the `tongdao` command gave.
public struct CommandOutcome: Sendable, Hashable {
    /// As documented for the command: 0 success, 3 refused, 5 unreachable, ….
    public let status: Int32
    public let output: String
    public let errors: String

    /// The JSON on standard output; ``JSON/null`` when there is none.
    public var json: JSON { (try? JSON(output)) ?? .null }

    /// The JSON of a failure on standard error, `{"error": …}`.
    public var failure: JSON { ((try? JSON(errors)) ?? .null).error }

    /// The stable code of a refusal or another failure; empty for a success.
    public var code: String {
        let refusal = failure.refusal.code.string
        return refusal.isEmpty ? failure.code.string : refusal
    }

    /// A fault of the node, unreachable, no answer in time: whether the command was carried out may be unknown.
    public var isUnanswered: Bool { [1, 5, 7].contains(status) }

    /// The clauses a refusal cites.
    public var clauses: [String] { failure.refusal.clauses.strings }

    /// Throws unless the command succeeded.
    @discardableResult
    public func orThrow() throws(ClusterError) -> CommandOutcome {
        guard status == 0 else { throw ClusterError("tongdao ended with \(status): \(errors)\(output)") }
        return self
    }
}
