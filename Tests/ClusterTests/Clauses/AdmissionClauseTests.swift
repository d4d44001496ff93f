// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Testing

extension Clusters {
    /// Chapter 3 from the application to the filing, each clause by a step that is taken and one that is refused.
    @Suite struct AdmissionClauseTests {
        @Test(.proves("ZS-3.0a", "ZS-3.2", "ZS-3.3b", "ZS-3.4a", "ZS-3.4c", "ZS-1.3e", "ZS-2.2c"))
        func anApplicationPassesEveryGateInItsOrder() async throws {
            try await Cluster.run(.zhoushan(with: "dinghai")) { cluster in
                let walk = CaseWalk(cluster: cluster, node: "dinghai", scenario: "gates", territories: ["330902"])
                try await lateApplicationsAreRefused(walk)
                let application = try await oneOfTwoOfficersAccepts(walk)
                try await gatesAreNotJumped(walk, application)
                let authorization = try await walk.agree(application)
                try await theFilingReachesTheProvince(cluster, authorization)
                try await oneScenarioHasOneAuthorization(walk)
            }
        }

        /// ZS-3.2: in the time the notice sets, and the receipt bears its time.
        private func lateApplicationsAreRefused(_ walk: CaseWalk) async throws {
            let cluster = walk.cluster
            let brief = try await walk.act(
                "zhang-wei",
                [
                    "notice", "publish", "--field", "tourism", "--title", "短期", "--closes", "+1s", "--panel-size", "3",
                    "--condition", "在本市注册", "--document", "application-form",
                ])
            try await Waiting.until("the notice to close", seconds: 10) {
                let authority = try cluster.person("zhang-wei", on: "dinghai")
                let notices = try await cluster.tongdao(["notice", "list"], as: authority).orThrow().json
                return notices.notices.items.contains { $0.notice.noticeId.string == brief && $0.open.bool == false }
            }
            let applicant = try cluster.person("li-na", on: "dinghai")
            let late = try await cluster.tongdao(walk.applicationArguments(notice: brief), as: applicant)
            #expect(late.status == 3 && late.code == "application.late" && late.clauses.contains("ZS-3.2"))
        }

        /// Of two acts on one case at the same moment one wins; the other is told what changed, and nothing else happens.
        private func oneOfTwoOfficersAccepts(_ walk: CaseWalk) async throws -> String {
            let notice = try await walk.act("zhang-wei", walk.noticeArguments)
            let application = try await walk.act("li-na", walk.applicationArguments(notice: notice))
            let officer = try walk.cluster.person("zhang-wei", on: "dinghai")
            async let one = walk.cluster.tongdao(["application", "accept", application], as: officer)
            async let other = walk.cluster.tongdao(["application", "accept", application], as: officer)
            let outcomes = try await [one, other].sorted { $0.status < $1.status }
            #expect(outcomes.map(\.status) == [0, 3])
            #expect(outcomes[1].code == "step.wrong-state")
            #expect(outcomes[1].failure.refusal.missing.strings.contains("state:accepted"))
            return application
        }

        /// ZS-3.3b, ZS-3.4a: no confirmation before the body has examined, no publication before the government has
        /// determined, no agreement before publication; and each only by those whose step it is.
        private func gatesAreNotJumped(_ walk: CaseWalk, _ application: String) async throws {
            let confirm = ["result", "confirm", application, "--document-number", "12"]
            let publish = ["result", "publish", application]
            try await walk.review(application)
            try await expectRefusal(walk, "wang-min", confirm, "step.wrong-state", "ZS-3.3b")
            try await walk.examine(application)
            try await expectRefusal(walk, "zhang-wei", publish, "step.wrong-state", "ZS-3.4a")
            try await expectRefusal(walk, "zhang-wei", confirm, "role.missing", nil)
            try await walk.act("wang-min", confirm)
            try await walk.act("zhang-wei", publish)
            try await expectRefusal(walk, "zhang-wei", publish, "step.wrong-state", nil)
        }

        /// ZS-3.4c, ZS-1.3e, ZS-2.2c: filed with the province without anyone's doing, and the receipt comes back.
        private func theFilingReachesTheProvince(_ cluster: Cluster, _ authorization: String) async throws {
            let officer = try cluster.person("zhang-wei", on: "dinghai")
            try await Waiting.until("the receipt", seconds: 30) {
                let list = try await cluster.tongdao(["authorization", "list"], as: officer).orThrow().json
                let view = list.authorizations.items.first { $0.authorizationId.string == authorization } ?? .null
                return !view.filingReceipt.string.isEmpty
            }
            let accepted = try await cluster.records(of: "province").map(\.body).filter {
                $0.filingAccepted.filingId.string == "F-\(authorization)"
            }
            #expect(accepted.count == 1)
        }

        /// ZS-3.0a: the scenario has its authorization; a second application for it is refused.
        private func oneScenarioHasOneAuthorization(_ walk: CaseWalk) async throws {
            let notice = try await walk.act("zhang-wei", walk.noticeArguments)
            try await expectRefusal(
                walk, "li-na", walk.applicationArguments(notice: notice), "application.duplicate", "ZS-3.0a")
        }

        private func expectRefusal(
            _ walk: CaseWalk, _ name: String, _ arguments: [String], _ code: String, _ clause: String?,
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let cluster = walk.cluster
            let cases = try await cluster.records(of: "dinghai").count
            let outcome = try await cluster.tongdao(arguments, as: cluster.person(name, on: "dinghai"))
            #expect(outcome.status == 3 && outcome.code == code, "\(outcome.errors)", sourceLocation: sourceLocation)
            if let clause { #expect(outcome.clauses.contains(clause), sourceLocation: sourceLocation) }
            let after = try await cluster.records(of: "dinghai")
            // Whoever decides for the first time sets a passphrase before.
            #expect(
                after.dropFirst(cases).allSatisfy { $0.body.refused != .null || $0.body.factorSet != .null },
                "only the refusal is on record")
        }
    }
}
