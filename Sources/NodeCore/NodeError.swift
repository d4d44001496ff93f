// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Why a daemon does not start or must stop: the thing, the cause and the remedy.
public struct NodeError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, Hashable {
        /// The ledger refused to open or failed while running.
        case ledger
        /// Records of a ledger cannot be applied one after the other.
        case registry
        /// The identity on disk does not fit the configuration.
        case identity
        /// The network log refused to open, or failed while running.
        case networkLog = "network-log"
        /// The store of second factors cannot be read or written.
        case factors
        /// A port could not be bound.
        case listen
        /// The node is stopping and takes nothing more.
        case stopped
    }

    public let code: Code
    public let message: String
    public let remedy: String
    public let cause: (any Error)?

    public init(_ code: Code, _ message: String, remedy: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.remedy = remedy
        self.cause = cause
    }

    public var description: String {
        let reason = cause.map { " (\($0))" } ?? ""
        return "\(code.rawValue): \(message)\(reason). \(remedy)."
    }
}

extension NodeError {
    /// A read of the ledger failed, or what was read does not decode: neither may be passed over.
    static func reading(_ what: String, _ cause: any Error) -> NodeError {
        NodeError(
            .ledger, "\(what) cannot be read", remedy: "Verify the directory with: tongdao ledger verify", cause: cause)
    }
}

/// Runs a read of the ledger, whose failure becomes a `NodeError` that says what was wanted.
func reading<Value>(_ what: String, _ body: () throws -> Value) throws(NodeError) -> Value {
    do {
        return try body()
    } catch {
        throw NodeError.reading(what, error)
    }
}
