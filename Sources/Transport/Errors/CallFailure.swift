// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// A call that ended with a status other than OK.
///
/// A handler throws one to choose what the caller sees; a caller gets one from every call that fails. When `transport`
/// is set the connection ended first: whether the call was carried out is unknown, unless the status says that it was
/// never sent.
public struct CallFailure: Error, Sendable, Equatable {
    /// Code, message, and the refusal if the rules said no.
    public let status: Status
    /// Why the connection ended, if that is what failed the call.
    public let transport: TransportError?

    public init(status: Status, transport: TransportError? = nil) {
        self.status = status
        self.transport = transport
    }

    public init(_ code: StatusCode, _ message: String) {
        self.init(status: Status(code: code, message: message))
    }

    public var code: StatusCode { status.code }

    /// The call failed because its connection ended.
    init(connectionEnded reason: TransportError) {
        self.init(
            status: Status(code: .unavailable, message: "the connection ended: \(reason.message)"), transport: reason)
    }

    static let cancelled = CallFailure(.cancelled, "the caller cancelled")
    static let deadlineExceeded = CallFailure(.deadlineExceeded, "no answer before the deadline")
}

extension CallFailure: CustomStringConvertible {
    public var description: String {
        let refusal = status.refusal.map { " [\($0.code)]" } ?? ""
        return "\(status.code)\(refusal): \(status.message)"
    }
}
