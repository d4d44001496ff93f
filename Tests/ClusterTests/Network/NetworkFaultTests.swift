// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ClusterTesting

extension Clusters {
    /// Each fault of a network is measured on packets: a fault that does nothing would make every test above it vacuous.
    @Suite(.enabled(if: NamespaceNetwork.obstacle == nil, "\(NamespaceNetwork.obstacle ?? "")"))
    struct NetworkFaultTests {
        static let count = 200

        private func withNetwork(_ body: (NamespaceNetwork, PacketProbe) async throws -> Void) async throws {
            let network = try NamespaceNetwork(.zhoushan(with: "putuo"), seed: 7)
            defer { network.remove() }
            try await body(network, PacketProbe(network: network))
        }

        @Test func withoutFaultsEverythingArrivesAtOnce() async throws {
            try await withNetwork { _, probe in
                for (from, to) in [("putuo", "city"), ("city", "putuo"), ("city", "province"), ("province", "city")] {
                    let result = try await probe.send(50, from: from, to: to)
                    #expect(result.arrived == Array(0..<50), "\(from) to \(to)")
                    #expect(median(result.milliseconds) < 20)
                }
            }
        }

        @Test func aDelayHoldsInItsDirectionOnly() async throws {
            try await withNetwork { network, probe in
                var fault = LinkFault()
                fault.delayMilliseconds = 100
                fault.jitterMilliseconds = 20
                try network.set(fault, on: "putuo", [.up])
                let up = try await probe.send(Self.count, from: "putuo", to: "city")
                #expect(up.arrived.count == Self.count)
                #expect((up.milliseconds.min() ?? 0) >= 79)
                #expect((90...150).contains(median(up.milliseconds)))
                #expect(!up.isInOrder, "a jitter of 20 ms must let packets 2 ms apart overtake each other")
                let down = try await probe.send(50, from: "city", to: "putuo")
                #expect(median(down.milliseconds) < 20)
                // The province's link is another one.
                try network.set(fault, on: "city", [.down])
                #expect(median(try await probe.send(50, from: "province", to: "city").milliseconds) >= 79)
                #expect(median(try await probe.send(50, from: "city", to: "province").milliseconds) < 20)
                try network.mend()
                #expect(median(try await probe.send(50, from: "putuo", to: "city").milliseconds) < 20)
            }
        }

        @Test func lossDuplicationAndReorderingTakeTheirShare() async throws {
            try await withNetwork { network, probe in
                var fault = LinkFault()
                fault.lossPercent = 30
                try network.set(fault, on: "putuo")
                let lossy = try await probe.send(Self.count, from: "putuo", to: "city").arrived.count
                #expect((Self.count / 2...Self.count * 9 / 10).contains(lossy))

                fault = LinkFault()
                fault.duplicatePercent = 30
                try network.set(fault, on: "putuo")
                let doubled = try await probe.send(Self.count, from: "putuo", to: "city").arrived
                #expect(Set(doubled).count == Self.count)
                #expect((Self.count * 11 / 10...Self.count * 3 / 2).contains(doubled.count))

                fault = LinkFault()
                fault.delayMilliseconds = 50
                fault.reorderPercent = 30
                try network.set(fault, on: "putuo")
                let reordered = try await probe.send(Self.count, from: "putuo", to: "city")
                #expect(reordered.arrived.count == Self.count && !reordered.isInOrder)
                if let counts = network.packetCounts {
                    #expect(counts.lost > 0 && counts.duplicated > 0 && counts.overtaking > 0)
                }
            }
        }

        @Test func aPartitionMayBeOneWay() async throws {
            try await withNetwork { network, probe in
                try network.set(.blocked, on: "putuo", [.up])
                #expect(try await probe.send(50, from: "putuo", to: "city").arrived.isEmpty)
                #expect(try await probe.send(50, from: "city", to: "putuo").arrived.count == 50)
                try network.set(.blocked, on: "putuo")
                #expect(try await probe.send(50, from: "city", to: "putuo").arrived.isEmpty)
                #expect(try await probe.send(50, from: "city", to: "province").arrived.count == 50)
                try network.mend()
                #expect(try await probe.send(50, from: "putuo", to: "city").arrived.count == 50)
            }
        }

        @Test func aSlowLinkIsSlow() async throws {
            try await withNetwork { network, probe in
                var fault = LinkFault()
                fault.kilobitsPerSecond = 256
                try network.set(fault, on: "putuo", [.up])
                // 100 kB in 0.2 s at 256 kbit/s: after the burst each waits for those before it, and some are dropped.
                let slow = try await probe.send(100, from: "putuo", to: "city", bytes: 1000)
                #expect((slow.milliseconds.max() ?? 0) > 200)
                #expect(slow.arrived.count < 100)
                #expect(median(try await probe.send(50, from: "city", to: "putuo").milliseconds) < 20)
            }
        }

        /// What an earlier run left behind goes, what a living process holds stays.
        @Test func namespacesAreTakenAway() async throws {
            let process = try #require(ProcessIdentity(pid: ProcessInfo.processInfo.processIdentifier))
            let leftover = NetworkNamespace(
                name: "\(NetworkNamespace.prefix)\(process.pid)-\(process.startTicks + 1)-1-city")
            try leftover.make()
            let network = try NamespaceNetwork(.zhoushan(with: "putuo"), seed: 7)
            #expect(!NetworkNamespace.names.contains(leftover.name))
            let own = Set(network.all.map(\.name))
            #expect(own.isSubset(of: NetworkNamespace.names) && own.count == 4)
            NetworkNamespace.removeLeftovers()
            #expect(own.isSubset(of: NetworkNamespace.names))
            network.remove()
            #expect(own.isDisjoint(with: NetworkNamespace.names))
        }

        /// The same with nobody left to do it but the watchdog.
        @Test func theWatchdogTakesNamespacesAway() async throws {
            let network = try NamespaceNetwork(.zhoushan(with: "putuo"), seed: 7)
            defer { network.remove() }
            let own = Set(network.all.map(\.name))
            do {
                let list = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
                let watchdog = try Watchdog(listPath: list.path, namespaces: network.all)
                withExtendedLifetime(watchdog) { #expect(own.isSubset(of: NetworkNamespace.names)) }
            }
            try await Waiting.until("the namespaces to go", seconds: 10) {
                own.isDisjoint(with: NetworkNamespace.names)
            }
        }

        private func median(_ values: [Double]) -> Double {
            values.isEmpty ? .infinity : values.sorted()[values.count / 2]
        }
    }
}
