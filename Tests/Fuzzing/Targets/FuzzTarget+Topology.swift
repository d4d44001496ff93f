// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation

extension FuzzTarget {
    /// A topology file such as `cluster/zhoushan.json`.
    ///
    /// Form: the file.
    public static let topology = FuzzTarget(
        name: "topology", maximumInputBytes: 4_096, form: .plain
    ) { (input, scratch) throws(Violation) in
        scratch.write(input)
        let topology: Topology
        do throws(ClusterError) {
            topology = try Topology(contentsOf: URL(fileURLWithPath: scratch.path))
        } catch {
            try require(!error.cause.isEmpty && !error.remedy.isEmpty, "\(error) lacks its cause or remedy")
            return
        }
        try require(Set(topology.nodes.map(\.name)).count == topology.nodes.count, "a name stands twice")
        for node in topology.nodes where node.kind != .province {
            let above = topology.above(node) ?? ""
            try require((try? topology.node(above)) != nil, "\(node.name) has no node above it")
            try require(topology.below(above).contains { $0.name == node.name }, "\(node.name) is not below \(above)")
        }
    }
}
