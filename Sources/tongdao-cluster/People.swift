// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ClusterTesting
import Foundation

struct People: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List who acts on which node, one a line, tab-separated.",
        discussion: """
            Columns: context, name, title, roles, the node's title. To work as one of them:
              export TONGDAO_CONFIG=cluster/run/contexts.json
              tongdao notice list --context zhang-wei@dinghai
            """)

    @OptionGroup var place: RunOptions

    func run() throws {
        let state = try ClusterState(of: place.directory)
        for node in state.topology.nodes {
            for person in state.topology.assignments(on: node) {
                let columns = [
                    person.context, person.uri, person.title, person.roles.joined(separator: ","), node.title,
                ]
                FileHandle.standardOutput.write(Data((columns.joined(separator: "\t") + "\n").utf8))
            }
        }
    }
}
