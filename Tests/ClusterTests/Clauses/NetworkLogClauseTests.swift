// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// Six months in the life of a county's network log, on clocks that the test sets (ZS-3.6d, invariant 9).
    @Suite struct NetworkLogClauseTests {
        private static let daySeconds: Int64 = 86_400
        private static let auditor = TopologyPerson(
            person: "audit/lu-yan", title: "审计 陆燕", roles: ["audit-administrator"])

        @Test(.proves("ZS-3.6d"), .enabled(if: PreloadedLibrary.compiler != nil, "needs a C compiler"))
        func networkLogsAreKeptSixMonths() async throws {
            let place = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: place) }
            let clock = try ShiftedClock(in: place)
            var options = ClusterOptions()
            // One clock for all, as if the months went by.
            options.daemonEnvironment = clock.environment
            var topology = try Topology.zhoushan(with: "dinghai").withLease(seconds: 10)
            topology.people["county"]?.append(Self.auditor)
            try await Cluster.run(topology, options: options) { cluster in
                try await publishLists(lasting: "300d", cluster)
                let log = LogDesk(cluster: cluster, node: "dinghai")
                let id = try await events(log)
                let first = try await standing(id, log, clock)
                try await exit(id, log)
                let shift = try await waitOut(first, log, clock)
                try await removal(of: first, id, log, clock, shift: shift)
                try await verification(log)
            }
        }

        /// Revocation lists that hold for as long as the test's time goes on.
        private func publishLists(lasting lifetime: String, _ cluster: Cluster) async throws {
            let run = cluster.directory
            var arguments = [
                "pki", "crl", "--lifetime", lifetime, "--authority", run.authority.path,
                "--authority-passphrase-file", run.authorityPassphrase.path,
            ]
            for node in cluster.topology.nodes { arguments += ["--install", run.node(node.name).identity.path] }
            try await cluster.tongdao(arguments).orThrow()
            for node in cluster.topology.nodes {
                let daemon = try cluster.daemon(node.name)
                try await daemon.reload()
                try await daemon.waitForLog("revocation lists are reloaded")
            }
        }

        /// What an operator does is logged, and shown to those who watch.
        private func events(_ log: LogDesk) async throws -> String {
            let walk = CaseWalk(
                cluster: log.cluster, node: log.node, scenario: "ferry-flow", territories: ["330902"])
            let id = try await walk.authorization()
            try await ExitDesk(cluster: log.cluster).waitUntilUsable(id, on: log.node)
            let entries = try await log.entries(["--authorization", id])
            let events = entries.map(\.event.string)
            #expect(events.contains("use-started") && events.contains("use-ended"), "\(events)")
            let operatorURI = try log.cluster.person("li-na", on: log.node).uri
            #expect(entries.first { $0.event.string == "use-started" }?.peer.string == operatorURI)
            let own = try await log.entries(["--peer", operatorURI])
            #expect(own.contains { $0.method.string == "Commands/Submit" && $0.outcome.string == "ok" })
            #expect(own.contains { $0.address.string.hasPrefix("127.0.0.1:") })
            let numbers = try await log.entries([]).compactMap(\.number.integer)
            #expect(numbers == Array(1...numbers.count), "no gap")
            let other = try await log.ask("zhang-wei", ["log", "show"])
            #expect(other.status != 0 && other.code == "permission-denied", "\(other.errors)")
            return id
        }

        /// As long as the authorization has not ended nothing that names it goes.
        private func standing(_ id: String, _ log: LogDesk, _ clock: ShiftedClock) async throws -> LogDesk.Day {
            try clock.set(seconds: Self.daySeconds)
            try await log.knock(shift: Self.daySeconds)
            let day = try await log.sealed()
            let refused = try await log.purge(before: day.next)
            #expect(refused.status == 3 && refused.code == "log.of-standing", "\(refused.errors)")
            #expect(refused.clauses == ["ZS-3.6d"])
            #expect(refused.failure.refusal.missing.strings.contains("authorization:\(id)"))
            let byAdministrator = try await log.ask("chen-hang", ["log", "purge", "--before", day.next])
            #expect(byAdministrator.code == "role.missing")
            return day
        }

        private func exit(_ id: String, _ log: LogDesk) async throws {
            let desk = ExitDesk(cluster: log.cluster)
            let motion = try await desk.carriedMotion("terminate", id)
            try await desk.hub(
                "xu-hai", ["authorization", "revoke", id, "--motion", motion, "--cause", "operator-request"]
            ).orThrow()
            try await Waiting.until("the county to have ended \(id)", seconds: 30) {
                try await log.sealed().keptUntilMs > 0
            }
            let late = try await desk.startUse(of: id, on: log.node)
            #expect(late.status == 3)
            let refused = try await log.entries(["--authorization", id]).filter { $0.event.string == "use-refused" }
            #expect(!refused.isEmpty)
        }

        /// Day by day to the last one on which the log must stay.
        /// - Returns: how far the clock has been set, in seconds.
        private func waitOut(_ day: LogDesk.Day, _ log: LogDesk, _ clock: ShiftedClock) async throws -> Int64 {
            let untilMs = try await log.sealed().keptUntilMs
            let start = Int64(Date.now.timeIntervalSince1970)
            var shift = Self.daySeconds
            while start + shift + Self.daySeconds < Int64(untilMs / 1_000) {
                shift += Self.daySeconds
                try clock.set(seconds: shift)
                try await log.knock(shift: shift)
            }
            #expect(
                (182...186).contains(shift / Self.daySeconds), "six months are 181 to 184 days, and one is a margin")
            let early = try await log.purge(before: day.next)
            #expect(
                early.status == 3 && early.code == "log.retained" && early.clauses == ["ZS-3.6d"], "\(early.errors)")
            #expect(early.failure.refusal.missing.strings.first == "day:\(day.name)")
            #expect(FileManager.default.fileExists(atPath: log.file(of: day)))
            return shift
        }

        /// A day later it may go: the file is removed, and what it was stays on record.
        private func removal(
            of day: LogDesk.Day, _ id: String, _ log: LogDesk, _ clock: ShiftedClock, shift: Int64
        ) async throws {
            try clock.set(seconds: shift + Self.daySeconds)
            try await log.knock(shift: shift + Self.daySeconds)
            try await log.purge(before: day.next).orThrow()
            try await Waiting.until("the day's file to be removed", seconds: 10) {
                !FileManager.default.fileExists(atPath: log.file(of: day))
            }
            let entry = try await log.list().first { $0.id.string == day.name } ?? .null
            #expect(entry.state.string == "log-purged")
            #expect(LogDesk.value("log-digest", of: entry) == day.digest)
            #expect(LogDesk.value("purged-by", of: entry).hasSuffix("/audit/lu-yan"))
            let facts = try await log.cluster.records(of: log.node).map(\.body.networkLogPurged)
            #expect(facts.filter { $0.day.string == day.name && $0.digest.string == day.digest }.count == 1)
            let left = try await log.entries(["--authorization", id]).map(\.event.string)
            #expect(!left.contains("use-started"))
        }

        /// From the files alone: the log is whole, and a changed byte is found.
        private func verification(_ log: LogDesk) async throws {
            try await log.cluster.stop()
            let nodes = ["province", "city", log.node]
            let verified = try await log.cluster.verifyLedgers(of: nodes)
            #expect(verified.status == 0, "\(verified.output)")
            let whole = try await log.verify()
            #expect(whole.status == 0 && whole.json.sound.bool == true, "\(whole.output)\(whole.errors)")
            #expect(whole.json.days.items.count > 180)
            let victim = whole.json.days.items.dropFirst(3).first?.day.string ?? ""
            let file = URL(filePath: log.file(of: LogDesk.Day(name: victim)))
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: file)
            let changed = try await log.verify()
            #expect(changed.status == 6 && changed.json.sound.bool == false)
            #expect(changed.json.faults.items.first?.day.string == victim)
        }
    }
}
