// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Logging
public import Messages

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

/// What metrics count.
public enum TransportEvent: Sendable {
    /// A handshake and both SETTINGS are done.
    case connectionOpened(PeerIdentity)
    /// A connection that was open has ended.
    case connectionClosed(PeerIdentity, TransportError)
    /// A connection was refused, or failed, before it was open.
    case connectionRefused(TransportError)
    /// A call of the peer has been answered, after this time in its handler.
    case callServed(method: String, code: StatusCode, nanoseconds: UInt64)
}
