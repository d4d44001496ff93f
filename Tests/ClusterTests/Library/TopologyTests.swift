// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

@Suite struct TopologyTests {
    @Test func theDemonstrationsTopologyIsInOrder() throws {
        let topology = try Topology.zhoushan()
        #expect(topology.nodes.map(\.kind) == [.province, .hub, .county, .county, .county, .county])
        #expect(topology.nodes.map(\.code) == ["330000", "330900", "330902", "330903", "330921", "330922"])
        #expect(topology.below("city").map(\.name) == ["dinghai", "putuo", "daishan", "shengsi"])
        #expect(topology.above(try topology.node("city")) == "province")
    }

    /// Adding a county is one entry: everything else about it is derived.
    @Test func aCountyIsOneEntry() throws {
        var topology = try Topology.zhoushan()
        topology.nodes.append(TopologyNode(name: "daxie", code: "330999", title: "大榭"))
        try topology.check()
        let node = try topology.node("daxie")
        #expect(topology.above(node) == "city")
        let people = topology.assignments(on: node)
        #expect(people.count == topology.assignments(on: try topology.node("putuo")).count)
        #expect(people.contains { $0.uri == "tongdao://zhoushan/daxie/data-bureau/zhang-wei" })
        // An expert is of the city wherever they act.
        #expect(
            people.contains { $0.uri == "tongdao://zhoushan/city/experts/ma-chao" && $0.context == "ma-chao@daxie" })
    }

    @Test(
        arguments: [
            (#""code": "330902""#, #""code": "33090""#, "division code"),
            (#""name": "putuo""#, #""name": "dinghai""#, "stands twice"),
            (#""above": "province""#, #""above": "daishan""#, "does not stand before it"),
            (#""roles": ["system-administrator"]"#, #""roles": ["supervisor"]"#, "nobody is system-administrator"),
            (#""city": "zhoushan""#, #""town": "zhoushan""#, "\"city\" is missing"),
        ])
    func mistakesAreNamed(_ right: String, _ wrong: String, _ said: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "cluster/zhoushan.json"), encoding: .utf8)
        let file = FileManager.default.temporaryDirectory.appending(path: "topology-\(UUID().uuidString).json")
        try text.replacing(right, with: wrong).write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let error = #expect(throws: ClusterError.self) { try Topology(contentsOf: file) }
        #expect(error?.cause.contains(said) == true, "\(error?.cause ?? "")")
        #expect(error?.cause.contains(file.path) == true)
    }

    @Test func metricsAreReadByNameAndLabel() {
        let metrics = Metrics(
            """
            # HELP tongdao_refusals_total Refusals by code
            tongdao_refusals_total{code="a b"} 2
            tongdao_refusals_total{code="c"} 3
            tongdao_permits_live 1
            """)
        #expect(metrics["tongdao_refusals_total"] == 5)
        #expect(metrics[#"tongdao_refusals_total{code="a b"}"#] == 2)
        #expect(metrics["tongdao_permits_live"] == 1)
        #expect(metrics["tongdao_permits"] == 0)
    }
}
