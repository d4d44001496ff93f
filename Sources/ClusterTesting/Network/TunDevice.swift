// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// An interface whose packets come to this process: bare IP packets, one a read and one a write.
struct TunDevice: Sendable {
    /// `TUNSETIFF`, `IFF_TUN`, `IFF_NO_PI` of `linux/if_tun.h`, which Glibc's module does not hold.
    private static let setInterface: UInt = 0x4004_54ca
    private static let flags: UInt16 = 0x0001 | 0x1000
    /// The length of `struct ifreq`: a name of 16 bytes, then here the flags.
    private static let requestBytes = 40
    private static let nameBytes = 16
    /// No packet of a cable here is longer. Bytes.
    private static let maximumPacketBytes = 65_536

    let descriptor: Int32

    /// Makes it in the calling thread's namespace; it goes when it is closed.
    init(name: String) throws(ClusterError) {
        let descriptor = open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw LocalSocket.failure("/dev/net/tun cannot be opened") }
        var request = [UInt8](repeating: 0, count: Self.requestBytes)
        for (place, byte) in name.utf8.prefix(Self.nameBytes - 1).enumerated() { request[place] = byte }
        request[Self.nameBytes] = UInt8(Self.flags & 0xff)
        request[Self.nameBytes + 1] = UInt8(Self.flags >> 8)
        let result = request.withUnsafeMutableBytes { ioctl(descriptor, Self.setInterface, $0.baseAddress!) }
        guard result == 0 else {
            let error = LocalSocket.failure("the TUN device \(name) cannot be made")
            Glibc.close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    /// The next packet; nil when there is none now.
    func read() -> [UInt8]? {
        let packet = [UInt8](unsafeUninitializedCapacity: Self.maximumPacketBytes) { bytes, count in
            count = max(0, Glibc.read(descriptor, bytes.baseAddress!, bytes.count))
        }
        return packet.isEmpty ? nil : packet
    }

    /// A packet the kernel does not take is lost, as on any wire.
    func write(_ packet: [UInt8]) { _ = Glibc.write(descriptor, packet, packet.count) }

    func close() { Glibc.close(descriptor) }
}
