// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

@testable import Simulator

/// Once nobody makes trouble, everything people can finish is finished.
@Suite struct LivenessTests {
    @Test(arguments: UInt64(1)...12)
    func noCaseHangs(_ seed: UInt64) throws {
        var town = Town(seed: seed)
        // The more there is to do, the longer until every seed has its cases.
        for _ in 0..<18 * ActionKind.allCases.count { town.step() }
        let finished = town.finish(limit: 3000)
        let rounds = try #require(finished, "owed for ever: \(town.last)")
        #expect(rounds > 0)
        for node in town.nodes {
            #expect(!node.registry.isInMaintenance)
            for id in node.registry.cases.order {
                let stage = node.registry.cases[id]?.state.stage
                #expect(stage?.isClosed == true || stage == .live, "\(id) is \(stage?.rawValue ?? "gone")")
            }
            for id in node.registry.motions.order { #expect(node.registry.motions[id]?.state != .open, "\(id)") }
            #expect(node.registry.filings.awaitingReceipt.isEmpty)
        }
        for place in town.counties {
            #expect(town.nodes[Town.hub].registry.nodes[town.nodes[place].name]?.isAdmitted == true)
        }
        let cases = town.nodes.map(\.registry.cases.order.count).reduce(0, +)
        #expect(cases > 3, "a run without cases shows nothing")
    }

    /// A carried motion is carried out.
    @Test func whatTheBodyEndsIsEnded() throws {
        var town = Town(seed: 40, profile: .even)
        for _ in 0..<2500 { town.step() }
        #expect(town.finish(limit: 3000) != nil)
        let hub = town.nodes[Town.hub].registry
        var ended = 0
        for id in hub.motions.order {
            guard let motion = hub.motions[id], motion.state == .carried else { continue }
            if motion.kind == .adoptRules {
                #expect(hub.ruleSets[motion.subject]?.text != nil, "\(motion.subject)")
                continue
            }
            guard motion.kind == .revoke || motion.kind == .terminate else { continue }
            #expect(hub.authorizations[motion.subject]?.state.stage == .revoked, "\(motion.subject)")
            ended += 1
        }
        #expect(ended > 0)
    }

    /// A town stripped of its officials staffs itself again, as long as one administrator is left.
    @Test func officesAreFilledAgain() throws {
        var town = Town(seed: 7, profile: .even)
        #expect(town.finish(limit: 500) != nil)
        let county = town.counties.lowerBound
        let node = town.nodes[county].name
        let administrator = town.nodes[county].territory.administrators[0]
        var withdrawn = 0
        for appointment in town.workload.city.appointments[county] where appointment.role != .systemAdministrator {
            let envelope = Errand.Envelope(
                id: "w-\(withdrawn)", node: node, commandNode: node, actor: administrator, issuedMs: town.nowMs)
            let action = WithdrawRole(person: appointment.person, role: appointment.role, reason: "reform")
            let decision = town.send(Errand(.withdrawRole(action), envelope, mode: .random))
            #expect(decision?.refusal == nil)
            withdrawn += 1
        }
        #expect(withdrawn > 15)
        #expect(town.finish(limit: 500) != nil)
        let registry = town.nodes[county].registry
        for appointment in town.workload.city.appointments[county] {
            #expect(Holders.canAct(appointment.person, appointment.role, registry, town.nowMs), "\(appointment)")
        }
    }
}
