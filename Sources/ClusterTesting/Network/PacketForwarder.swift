// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Synchronization

/// How many packets met with what.
public struct PacketCounts: Sendable, Hashable {
    public var passed = 0
    public var delayed = 0
    public var lost = 0
    public var duplicated = 0
    public var overtaking = 0

    public init() {}
}

/// Stands in for netem where the kernel has none: the router sends every packet through a TUN device to this, which
/// delays, loses, doubles and reorders it as its direction is told, and hands it back to the router.
final class PacketForwarder: Sendable {
    /// The third parts of the addresses a packet goes from and to.
    struct Route: Sendable, Hashable {
        var from: UInt8
        var to: UInt8
    }

    static let device = "wire"

    private struct Orders {
        var faults: [Route: LinkFault] = [:]
        var counts = PacketCounts()
        var isStopping = false
    }

    private let orders = Mutex(Orders())
    private let wake: PipeEnds

    /// Makes the device in a namespace and begins to pass packets, with chance from the seed.
    init(in namespace: NetworkNamespace, seed: UInt64) throws {
        let wake = try PipeEnds(for: "the packet forwarder")
        self.wake = wake
        LocalSocket.setNonBlocking(wake.reading)
        let opened = Mutex<Result<Void, any Error>?>(nil)
        let isOpened = DispatchSemaphore(value: 0)
        let thread = Thread { [self] in
            do {
                try namespace.enter()
                let device = try TunDevice(name: Self.device)
                opened.withLock { $0 = .success(()) }
                isOpened.signal()
                pass(device, chance: PacketChance(seed: seed))
                device.close()
            } catch {
                opened.withLock { $0 = .failure(error) }
                isOpened.signal()
            }
            Glibc.close(wake.reading)
            Glibc.close(wake.writing)
        }
        thread.name = "packet-forwarder"
        thread.start()
        isOpened.wait()
        try opened.withLock { $0 }?.get()
    }

    var counts: PacketCounts { orders.withLock { $0.counts } }

    /// Packets read after this has returned meet with it.
    func set(_ fault: LinkFault, on route: Route) {
        orders.withLock { $0.faults[route] = fault.needsEmulation ? fault : nil }
    }

    /// Ends the thread and with it the device.
    func stop() {
        orders.withLock { orders in
            guard !orders.isStopping else { return }
            orders.isStopping = true
            // Under the lock: the thread closes the pipe only after it has seen the stop.
            _ = write(wake.writing, "!", 1)
        }
    }

    private func pass(_ device: TunDevice, chance: PacketChance) {
        var queue = PacketQueue(chance: chance)
        while true {
            let now = Self.microseconds()
            for packet in queue.due(now: now) { device.write(packet) }
            var polled = [
                pollfd(fd: wake.reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: device.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            _ = poll(&polled, 2, queue.waitMilliseconds(now: Self.microseconds()))
            if orders.withLock({ $0.isStopping }) { return }
            guard polled[1].revents != 0 else { continue }
            while let packet = device.read() {
                orders.withLock { orders in
                    let fault = Self.route(of: packet).flatMap { orders.faults[$0] } ?? .none
                    queue.take(packet, fault, now: Self.microseconds(), counts: &orders.counts)
                }
            }
        }
    }

    /// From the fixed places of an IPv4 header.
    private static func route(of packet: [UInt8]) -> Route? {
        guard packet.count >= 20, packet[0] >> 4 == 4 else { return nil }
        return Route(from: packet[14], to: packet[18])
    }

    private static func microseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    }
}
