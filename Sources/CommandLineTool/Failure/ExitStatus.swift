// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// How the command ends. Scripts may rely on these numbers; they never change meaning.
public enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
    case success = 0
    /// Anything that has no number of its own: a file that cannot be written, a fault of the node.
    case failure = 1
    /// The command line, the configuration file or a file named by an option is wrong. Nothing was sent.
    case usage = 2
    /// The rules refused; the refusal cites its clauses and is on record.
    case refused = 3
    /// There is no such thing.
    case notFound = 4
    /// The node cannot be reached, or one side does not accept the other's certificate.
    case unreachable = 5
    /// Something that should be proved is not: a ledger, a digest, a diagnosis.
    case unverified = 6
    /// No answer in time. A command may have been carried out: repeat it with the same `--command-id`.
    case timeout = 7

    /// The stable name, as in JSON.
    var name: String {
        switch self {
        case .success: "success"
        case .failure: "failure"
        case .usage: "usage"
        case .refused: "refused"
        case .notFound: "not-found"
        case .unreachable: "unreachable"
        case .unverified: "unverified"
        case .timeout: "timeout"
        }
    }
}
