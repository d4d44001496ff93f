// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NodeCore

/// One connection between a node and the one above it: two streams in order, until it ends.
final class Connection {
    enum Way { case up, down }

    let number: UInt64
    unowned let world: World
    let lower: SimulatedDaemon
    let upper: SimulatedDaemon
    let openedUs: UInt64
    /// The epoch that the node below stated in its hello.
    var statedEpoch: UInt64 = 0
    /// How many records it stated to have.
    var statedSize: UInt64 = 0
    var session: DownlinkSession?
    /// Whether the end below, or above, still has the connection.
    var isOpenBelow = true
    var isOpenAbove = true
    /// Nothing overtakes: when the last message of each way arrives.
    var lastArrivalUpUs: UInt64 = 0
    var lastArrivalDownUs: UInt64 = 0
    /// A message held back so that the next one overtakes it.
    var heldUp: LinkMessage?
    var heldDown: LinkMessage?
    /// The last message of the lower end, for one who says things twice.
    var lastSaid: LinkMessage?
    /// Bytes on their way, when messages travel as bytes.
    var decoderUp = FrameReading()
    var decoderDown = FrameReading()
    private(set) lazy var lineBelow = Line(self, .up)
    private(set) lazy var lineAbove = Line(self, .down)

    init(number: UInt64, lower: SimulatedDaemon, upper: SimulatedDaemon, world: World) {
        self.number = number
        self.lower = lower
        self.upper = upper
        self.world = world
        openedUs = world.time.nowUs
    }

    func isOpen(_ way: Way) -> Bool { way == .up ? isOpenAbove : isOpenBelow }

    /// The end that speaks into it.
    final class Line: LinkLine {
        /// A session may outlive its connection, and then speaks to nobody.
        private weak var connection: Connection?
        private let way: Way
        private var hasEnded = false

        init(_ connection: Connection, _ way: Way) {
            self.connection = connection
            self.way = way
        }

        func send(_ message: LinkMessage) {
            guard !hasEnded, let connection else { return }
            connection.world.transmit(message, over: connection, way)
        }

        func end() {
            guard !hasEnded, let connection else { return }
            hasEnded = true
            connection.world.finish(connection, way)
        }
    }
}

/// Messages as frames of bytes, cut anywhere, put together by the decoder that ships.
struct FrameReading {
    private var decoder = FrameDecoder(limitBytes: DecodingLimits.default.maximumBytes)

    /// The messages that are whole once `bytes` have come; nothing once the stream has lost its meaning.
    mutating func take(_ bytes: [UInt8]) -> [LinkMessage] {
        guard let whole = try? decoder.consume(bytes) else { return [] }
        return whole.compactMap { try? LinkMessage.decode($0) }
    }
}
