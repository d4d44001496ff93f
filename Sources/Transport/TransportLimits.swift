// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Every bound of the transport, each with its unit last. The defaults suit an office's server; tests use small ones.
///
/// The relations between them are checked by `validate()` when a server starts or a client connects, so that a
/// configuration which could only fail later, under load, is refused at once.
public struct TransportLimits: Sendable, Hashable {
    // MARK: Sizes

    /// The longest frame accepted from a peer, without its five-byte prefix. Announced in SETTINGS.
    public var maximumFrameBytes = 4 * 1024 * 1024
    /// What received items and requests may hold in memory, for each connection, before further ones are refused.
    public var maximumInboundBytes = 64 * 1024 * 1024
    /// What may wait to be written to one peer. Beyond it streams wait, new calls and large answers are refused.
    public var maximumOutboundBytes = 64 * 1024 * 1024
    /// The longest method name in a REQUEST.
    public var maximumMethodNameBytes = 128
    /// The longest body of a PING.
    public var maximumPingBytes = 64
    /// The longest name of software a peer may announce in SETTINGS.
    public var maximumSoftwareNameBytes = 128

    // MARK: Counts

    /// Calls a peer may have open on one connection, counting those whose handler still runs after a cancel.
    public var maximumConcurrentCalls = 256
    /// Connections a server holds; further ones are closed before their handshake.
    public var maximumConnections = 1024
    /// Stream items a peer may send on each call before it needs a WINDOW_UPDATE. Announced in SETTINGS.
    public var initialStreamCreditItems = 16
    /// The most credit one side may hold on one call; a peer that grants more is at fault.
    public var maximumStreamCreditItems = 65_536

    // MARK: Times

    /// From the TCP connection to the end of the TLS handshake.
    public var handshakeTimeoutMilliseconds = 10_000
    /// From the end of the handshake to the peer's SETTINGS.
    public var settingsTimeoutMilliseconds = 10_000
    /// From the first byte of a frame to its last.
    public var frameTimeoutMilliseconds = 30_000
    /// Silence of the peer after which it is sent a PING.
    public var keepAliveIntervalMilliseconds = 20_000
    /// Silence after a PING that ends the connection.
    public var keepAliveTimeoutMilliseconds = 20_000
    /// Time without any open call after which the accepting side says GOODBYE.
    public var idleTimeoutMilliseconds = 120_000
    /// From GOODBYE to the end of the connection, whatever calls are still open; also how long a callee may take to
    /// confirm a CANCEL.
    public var drainTimeoutMilliseconds = 10_000
    /// How long a closing side waits for the peer's close_notify, so that its last words are not lost to a reset.
    public var closeLingerMilliseconds = 1_000
    /// For the TCP connection of a client.
    public var connectTimeoutMilliseconds = 5_000
    /// The delay before the second attempt of a `ManagedConnection`.
    public var reconnectFirstDelayMilliseconds = 200
    /// What the delays, doubling, grow to.
    public var reconnectLongestDelayMilliseconds = 30_000

    /// The defaults.
    public init() {}
}

extension TransportLimits {
    /// The smallest frame limit: SETTINGS and GOODBYE with their texts must always fit.
    static let smallestFrameBytes = 4 * 1024
    /// The one larger than which a frame's length prefix would not be read by every language's signed integer.
    static let largestFrameBytes = Int(Int32.max)

    /// Checks every bound and the relations between them.
    ///
    /// - Throws: `TransportError` with code `limitsInvalid`, naming the limit and what it must be.
    public func validate() throws(TransportError) {
        try require(
            (Self.smallestFrameBytes...Self.largestFrameBytes).contains(maximumFrameBytes), "maximumFrameBytes",
            "lie between \(Self.smallestFrameBytes) and \(Self.largestFrameBytes)")
        try require(maximumInboundBytes >= maximumFrameBytes, "maximumInboundBytes", "hold at least one frame")
        try require(maximumOutboundBytes >= maximumFrameBytes, "maximumOutboundBytes", "hold at least one frame")
        try require(
            (1...1_024).contains(maximumMethodNameBytes), "maximumMethodNameBytes", "lie between 1 and 1024")
        try require((0...1_024).contains(maximumPingBytes), "maximumPingBytes", "lie between 0 and 1024")
        try require(
            (0...1_024).contains(maximumSoftwareNameBytes), "maximumSoftwareNameBytes", "lie between 0 and 1024")
        try require(
            (1...100_000).contains(maximumConcurrentCalls), "maximumConcurrentCalls", "lie between 1 and 100000")
        try require(maximumConnections >= 1, "maximumConnections", "be at least 1")
        try require(
            (1...maximumStreamCreditItems).contains(initialStreamCreditItems), "initialStreamCreditItems",
            "lie between 1 and maximumStreamCreditItems")
        try require(
            maximumStreamCreditItems <= Int(Int32.max), "maximumStreamCreditItems", "be at most \(Int32.max)")
        for (name, value) in durations {
            try require((1...86_400_000).contains(value), name, "lie between 1 ms and one day")
        }
        try require(
            idleTimeoutMilliseconds > keepAliveIntervalMilliseconds, "idleTimeoutMilliseconds",
            "exceed keepAliveIntervalMilliseconds, else no keep-alive is ever sent")
        try require(
            reconnectLongestDelayMilliseconds >= reconnectFirstDelayMilliseconds,
            "reconnectLongestDelayMilliseconds", "be at least reconnectFirstDelayMilliseconds")
    }

    private var durations: [(String, Int)] {
        [
            ("handshakeTimeoutMilliseconds", handshakeTimeoutMilliseconds),
            ("settingsTimeoutMilliseconds", settingsTimeoutMilliseconds),
            ("frameTimeoutMilliseconds", frameTimeoutMilliseconds),
            ("keepAliveIntervalMilliseconds", keepAliveIntervalMilliseconds),
            ("keepAliveTimeoutMilliseconds", keepAliveTimeoutMilliseconds),
            ("idleTimeoutMilliseconds", idleTimeoutMilliseconds),
            ("drainTimeoutMilliseconds", drainTimeoutMilliseconds),
            ("closeLingerMilliseconds", closeLingerMilliseconds),
            ("connectTimeoutMilliseconds", connectTimeoutMilliseconds),
            ("reconnectFirstDelayMilliseconds", reconnectFirstDelayMilliseconds),
            ("reconnectLongestDelayMilliseconds", reconnectLongestDelayMilliseconds),
        ]
    }

    private func require(_ holds: Bool, _ limit: String, _ demand: String) throws(TransportError) {
        guard !holds else { return }
        throw TransportError(.limitsInvalid, "the transport limit \(limit) must \(demand)")
    }
}
