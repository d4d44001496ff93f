// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// The configuration file of `tongdao` for a cluster: one context for everyone on every node they act on.
struct ContextsFile: Codable {
    struct Context: Codable {
        var node: String
        var host = "127.0.0.1"
        var port: Int
        /// Relative to the file.
        var identity: String
        var passphraseFile: String
        var factorFile: String
    }

    var contexts: [String: Context] = [:]

    init(_ topology: Topology, ports: [String: NodePorts]) {
        for node in topology.nodes {
            guard let port = ports[node.name]?.listen else { continue }
            for one in topology.assignments(on: node) {
                contexts[one.context] = Context(
                    node: topology.uri(of: node.name), port: port, identity: "people/\(one.path)/identity",
                    passphraseFile: "people/\(one.path)/passphrase", factorFile: "people/\(one.path)/factor")
            }
        }
    }
}
