// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Logging
public import Messages
public import NIOCore

/// The protocol versions of SETTINGS.
public enum ProtocolVersion {
    /// What this program speaks. Neighbouring versions meet in the range both sides share.
    public static let supported: ClosedRange<UInt32> = 1...1
}

/// What a server and a client need besides their TLS identity.
public struct TransportConfiguration: Sendable {
    public var limits = TransportLimits()
    /// The protocol versions spoken.
    public var versions = ProtocolVersion.supported
    /// Announced in SETTINGS, for example "tongdaod 0.1.0".
    public var software: String
    /// Asked for each new connection, announced in SETTINGS.
    public var isInMaintenance: @Sendable () -> Bool = { false }
    /// What the peer may call. A connecting side serves calls too.
    public var methods = MethodRegistry()
    public var logger: Logger
    /// Told of each event, on an event loop: it must return at once.
    public var observer: (@Sendable (TransportEvent) -> Void)?

    public init(software: String, logger: Logger) {
        self.software = software
        self.logger = logger
    }
}

extension SocketAddress {
    /// `ip:port`, or the path of a local socket.
    public var plain: String {
        guard let ip = ipAddress, let port else { return pathname ?? "" }
        return ip.contains(":") ? "[\(ip)]:\(port)" : "\(ip):\(port)"
    }
}

/// The connection an event is about.
public struct PeerConnection: Sendable {
    /// Unique within one `TLSContext`.
    public let id: UInt64
    public let peer: PeerIdentity
    /// Where the peer is, as `ip:port`.
    public let address: String
}

/// What metrics count and logs keep.
public enum TransportEvent: Sendable {
    /// A handshake and both SETTINGS are done.
    case connectionOpened(PeerConnection)
    /// A connection that was open has ended.
    case connectionClosed(PeerConnection, TransportError)
    /// A connection was refused, or failed, before it was open; `address` is where it came from or went to.
    case connectionRefused(TransportError, address: String)
    /// A call of the peer was refused before any handler saw it: an unknown method, or more than the connection may have.
    case callRefused(PeerConnection, method: String, code: StatusCode)
    /// A call of the peer has been answered, after this time in its handler; `refusal` is the code of the rules' refusal.
    case callServed(PeerConnection, method: String, code: StatusCode, refusal: String, nanoseconds: UInt64)
}
