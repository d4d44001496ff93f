// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// Whatever somebody has an id of is found: at the county, at the hub, and only by who may see it.
    @Suite struct FindClauseTests {
        @Test func anyIdLeadsToWhatItNames() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let desk = ExitDesk(cluster: cluster)
                let county = Speaker(cluster: cluster, node: "dinghai")
                let hub = Speaker(cluster: cluster, node: "city")
                let walk = CaseWalk(
                    cluster: cluster, node: "dinghai", scenario: "ferry-flow", territories: ["330902"])
                let authorization = try await walk.authorization()
                try await desk.waitUntilUsable(authorization, on: "dinghai")
                let use = try await desk.startUse(of: authorization, on: "dinghai").orThrow().json.subject.string
                let application = "A" + authorization.dropFirst()
                try await own(authorization, String(application), use, county)
                try await over(use, county)
                try await byRecord(county)
                try await city(authorization, String(application), county, hub)
                try await hidden(county)
            }
        }

        private func kinds(_ id: String, _ name: String, _ speaker: Speaker) async throws -> [String] {
            try await speaker.ask(name, ["find", id]).orThrow().json.things.items
                .map { $0.entry.register.string }
        }

        /// ids of the county's own things, and the numbers they were given elsewhere.
        private func own(
            _ authorization: String, _ application: String, _ use: String, _ county: Speaker
        ) async throws {
            #expect(try await kinds(application, "zhang-wei", county) == ["cases", "panel"])
            #expect(try await kinds(authorization, "zhang-wei", county).first == "authorizations")
            #expect(try await kinds(use, "zhang-wei", county) == ["use"])
            #expect(try await kinds(county.person("li-na").uri, "zhang-wei", county).contains("roles"))
            #expect(try await kinds(county.uri, "zhang-wei", county) == ["nodes"])
            #expect(try await kinds("order:1", "zhang-wei", county) == ["order"])
            let entry = try await county.entry("zhang-wei", "authorizations", authorization)
            let number = ClauseWalk.value("number", of: entry)
            #expect(!number.isEmpty)
            let found = try await county.ask("zhang-wei", ["find", number]).orThrow().json.things.items
            #expect(found.map { $0.entry.id.string } == [authorization])
            #expect(found[0].entry.state.string == "live")
            #expect(found[0].lookCloser.string == "tongdao authorization show \(authorization)")
        }

        /// A use that has ended leads to the record that ended it.
        private func over(_ use: String, _ county: Speaker) async throws {
            try await county.ask("li-na", ["use", "end", use, "--reason", "done"]).orThrow()
            let found = try await county.ask("zhang-wei", ["find", use]).orThrow().json.things.items
            #expect(found.map { $0.entry.state.string } == ["ended"])
            let last = String(found[0].entry.lastSequence.integer ?? 0)
            let lines = try await county.ask("zhang-wei", ["ledger", "records", last, last]).orThrow().output
            let record = try JSON(lines)
            #expect(record.record.body.useEnded.useId.string == use, "\(record)")
        }

        /// A record by its place and by its hash, with the command that it carries out.
        private func byRecord(_ county: Speaker) async throws {
            let lines = try await county.ask("zhang-wei", ["ledger", "records", "2", "2"]).orThrow().output
            let record = try JSON(lines)
            let hash = record["hash"].string
            #expect(hash.count == 64)
            for id in ["2", "#2", "\(county.uri)#2", hash] {
                let things = try await county.ask("zhang-wei", ["find", id]).orThrow().json.things.items
                #expect(things.map { $0.entry.id.string } == ["\(county.uri)#2"], "\(id)")
            }
            let command = record.record.cause.decodedCommand.commandId.string
            #expect(!command.isEmpty, "\(record)")
            #expect(try await kinds(command, "zhang-wei", county) == ["command"])
        }

        /// The hub finds in its copies what a county keeps, and says whose it is.
        private func city(
            _ authorization: String, _ application: String, _ county: Speaker, _ hub: Speaker
        ) async throws {
            try await Waiting.until("the county's case to be at the hub", seconds: 20) {
                try await hub.ask("ye-qing", ["find", application]).status == 0
            }
            let things = try await hub.ask("ye-qing", ["find", application]).orThrow().json.things.items
            #expect(things.allSatisfy { $0.entry.node.string == county.uri })
            #expect(
                things[0].lookCloser.string == "tongdao register search \(application) --of \(county.uri) -o wide")
            let both = try await hub.ask("ye-qing", ["find", authorization]).orThrow().json.things.items
            #expect(Set(both.map { $0.entry.node.string }) == [hub.uri, county.uri])
            #expect(both[0].lookCloser.string == "tongdao authorization show \(authorization)")
        }

        /// A company finds its own and not what the offices keep; what there is not is not found either.
        private func hidden(_ county: Speaker) async throws {
            let motion = try await county.ask("zhang-wei", ["register", "list", "motions"]).orThrow().json.entries
                .items[0].id.string
            #expect(try await kinds(motion, "zhang-wei", county) == ["motions"])
            for id in [motion, "A330902-1999-0001"] {
                let outcome = try await county.ask("li-na", ["find", id])
                #expect(outcome.status == 4 && outcome.output.isEmpty, "\(id): \(outcome.output)")
            }
            let cases = try await county.ask("zhang-wei", ["register", "list", "cases"]).orThrow().json.entries.items
            #expect(try await kinds(cases[0].id.string, "li-na", county).contains("cases"))
        }
    }
}
