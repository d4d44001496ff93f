// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A method of the contract: its name on the wire, what it takes and gives, and which sides stream.
public struct MethodDescriptor<Request: Message, Response: Message>: Sendable, Hashable {
    /// `Service/Method`, as in the first envelope of a call.
    public let name: String

    /// Whether the caller sends a stream of requests; otherwise exactly one.
    public let clientStreaming: Bool

    /// Whether the callee answers with a stream; otherwise exactly one response.
    public let serverStreaming: Bool

    public init(name: String, clientStreaming: Bool, serverStreaming: Bool) {
        self.name = name
        self.clientStreaming = clientStreaming
        self.serverStreaming = serverStreaming
    }
}
