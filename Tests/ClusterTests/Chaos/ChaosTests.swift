// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ClusterTesting

extension Clusters {
    /// Real daemons under every fault this machine can make, and what must never break judged from their ledgers.
    ///
    ///     TONGDAO_CHAOS_SEED=7 TONGDAO_CHAOS_SECONDS=600 swift test --filter ChaosTests
    @Suite(.enabled(if: ChaosRun.obstacle == nil, "\(ChaosRun.obstacle ?? "")"))
    struct ChaosTests {
        static let leaseSeconds = 5
        static let seconds = variable("TONGDAO_CHAOS_SECONDS") ?? 60
        static let seed = variable("TONGDAO_CHAOS_SEED") ?? UInt64(Date.now.timeIntervalSince1970 * 1000)

        @Test func nothingThatMustHoldBreaks() async throws {
            let topology = try Topology.zhoushan(with: "dinghai", "putuo", "daishan")
                .withLease(seconds: Self.leaseSeconds)
            var options = ClusterOptions()
            options.placement = .namespaces(seed: Self.seed)
            tell("TONGDAO_CHAOS_SEED=\(Self.seed) TONGDAO_CHAOS_SECONDS=\(Self.seconds)")
            for lane in ChaosRun.schedule(topology, seed: Self.seed, seconds: Self.seconds).lanes {
                tell(lane.map { "  \($0)" }.joined(separator: "\n"))
            }
            try await Cluster.run(topology, options: options) { cluster in
                let run = try ChaosRun(cluster, seed: Self.seed, seconds: Self.seconds)
                tell("packets are held up by \(run.network.emulation.rawValue)")
                let disks = try await run.makeDisks()
                defer { for disk in disks.values { disk.remove() } }
                try await run.storm(disks)
                tell("problems: \(run.book.problems)")
                #expect(run.book.problems.isEmpty)
                do {
                    tell("everything had come right after \(try await run.quiet())")
                } catch {
                    // The ledgers are judged all the same: they say more about the cause.
                    Issue.record(error, "not everything came right")
                }
                let invariants = try await run.invariants()
                #expect(invariants.violations(acknowledged: run.book.acknowledged) == [])
                try await cluster.stop()
                try await expectSound(cluster)
                expectWorkAndFaults(run, invariants)
            }
        }

        /// `tongdao ledger verify` on every data directory: each ledger whole, each copy a beginning of its original and,
        /// after the quiet, all of it.
        private func expectSound(_ cluster: Cluster) async throws {
            let nodes = cluster.topology.nodes
            let verified = try await cluster.verifyLedgers(of: nodes.map(\.name))
            #expect(verified.status == 0, "\(verified.output)")
            for county in nodes where county.kind == .county {
                let uri = cluster.topology.uri(of: county.name)
                let copy = try #require(verified.json.copies.items.first { $0.log.string == uri })
                #expect(copy.isPrefix.bool == true && copy.copySize == copy.originalSize, "\(copy)")
            }
        }

        /// A run in which little got through, or little went wrong, proves nothing.
        private func expectWorkAndFaults(_ run: ChaosRun, _ invariants: LedgerInvariants) {
            let (book, registered) = (run.book, invariants.registeredIDs)
            tell(
                """
                acknowledged \(book.acknowledged.count), registered \(registered.count), rejected \
                \(invariants.rejectedCount), revoked \(book.revoked.count), uses \(invariants.uses().count)
                outcomes \(book.outcomes.sorted { $0.key < $1.key })
                faults \(book.faults.sorted { $0.key < $1.key })
                """)
            #expect(book.acknowledged.count >= 100)
            #expect(registered.count >= 4)
            #expect(!book.revoked.isEmpty)
            #expect(book.usesStarted >= 10)
            #expect(book.outcomes["use: use.revoked", default: 0] > 0, "nobody tried what had been revoked")
            for kind in ChaosSchedule.Kind.allCases {
                #expect(book.faults[kind.rawValue, default: 0] > 0, "there was no \(kind)")
            }
            #expect(book.faults["late waker refused", default: 0] > 0)
            #expect(book.faults["daemon ended on a full disk", default: 0] > 0)
            #expect(book.faults["reset of a standing connection", default: 0] > 0)
            guard let packets = run.network.packetCounts else { return }
            tell("\(packets)")
            #expect(packets.delayed > 0 && packets.lost > 0 && packets.duplicated > 0 && packets.overtaking > 0)
        }

        /// For whoever reads the output of a test run: a failure without its seed cannot be run again.
        private func tell(_ text: String) {
            FileHandle.standardError.write(Data("chaos: \(text)\n".utf8))
        }

        private static func variable<Number: LosslessStringConvertible>(_ name: String) -> Number? {
            ProcessInfo.processInfo.environment[name].flatMap(Number.init)
        }
    }
}
