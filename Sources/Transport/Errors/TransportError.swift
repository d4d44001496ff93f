// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Why a connection could not be made, or ended.
///
/// Compare by `code`. `description` is the log line: what happened, with whom, who refused, and what to do.
/// It names certificates and addresses, so it is for our own log; the peer is told a TLS alert or a GOODBYE.
public struct TransportError: Error, Sendable, Hashable {
    /// The stable name of one kind of failure.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        public let name: String

        public var description: String { name }
    }

    /// Which side gave the verdict.
    public enum Origin: Sendable, Hashable {
        /// This side refused, or noticed.
        case here
        /// The peer refused and told us by a TLS alert or a GOODBYE.
        case peer
    }

    public let code: Code
    /// What happened, naming the thing.
    public let message: String
    /// Who gave the verdict.
    public let origin: Origin
    /// The peer: its certificate's URI if known, else its address.
    public var peer: String?
    /// What lies beneath: OpenSSL's error queue or the system's error.
    public let cause: String?

    public init(
        _ code: Code, _ message: String, origin: Origin = .here, peer: String? = nil, cause: String? = nil
    ) {
        self.code = code
        self.message = message
        self.origin = origin
        self.peer = peer
        self.cause = cause
    }

    /// The same failure, told of a peer unless it already names one.
    func with(peer: String?) -> TransportError {
        var copy = self
        copy.peer = self.peer ?? peer
        return copy
    }
}

extension TransportError: CustomStringConvertible {
    public var description: String {
        var text = "\(code.name): \(message)"
        if let peer { text += " [\(peer)]" }
        if origin == .peer { text += " (so the peer says)" }
        if let cause { text += " (\(cause))" }
        return text + "; " + remedy
    }
}
