// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Foundation

extension Topology {
    /// Reads and checks a topology file.
    /// - Throws: ``ClusterError`` naming the file and the place in it.
    public init(contentsOf file: URL) throws(ClusterError) {
        let data: Data
        do {
            data = try Data(contentsOf: file)
        } catch {
            throw ClusterError("\(file.path): the file cannot be read", remedy: "give the path of a topology file")
        }
        do {
            self = try JSONDecoder().decode(Topology.self, from: data)
        } catch {
            throw ClusterError("\(file.path): \(Self.explanation(of: error))", remedy: "mend the file")
        }
        do throws(ClusterError) {
            try check()
        } catch {
            throw ClusterError("\(file.path): \(error.cause)", remedy: error.remedy)
        }
    }

    /// Checks what the decoder cannot: that names are single and lead somewhere.
    public func check() throws(ClusterError) {
        var seen: Set<String> = []
        for node in nodes {
            guard seen.insert(node.name).inserted else {
                throw ClusterError("nodes: \"\(node.name)\" stands twice", remedy: "give each node its own name")
            }
            guard node.code.utf8.count == 6, node.code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw ClusterError(
                    "nodes.\(node.name).code: \"\(node.code)\" is no division code", remedy: "write six digits")
            }
            if node.kind != .province {
                guard let above = above(node), seen.contains(above), above != node.name else {
                    throw ClusterError(
                        "nodes.\(node.name): the node above it does not stand before it",
                        remedy: "list province, hub and counties in this order, or name it under \"above\"")
                }
            }
            try checkPeople(of: node)
        }
    }

    private func checkPeople(of node: TopologyNode) throws(ClusterError) {
        var contexts: Set<String> = []
        let assigned = assignments(on: node)
        for one in assigned {
            guard one.path.split(separator: "/", omittingEmptySubsequences: false).count == 3 else {
                throw ClusterError(
                    "people of \(node.name): \"\(one.path)\" is no person", remedy: "write <organ>/<person>")
            }
            guard contexts.insert(one.context).inserted else {
                throw ClusterError(
                    "people of \(node.name): \"\(one.shortName)\" stands twice",
                    remedy: "people of one node need different names")
            }
        }
        guard assigned.contains(where: { $0.roles.contains(Self.administratorRole) }) else {
            throw ClusterError(
                "people of \(node.name): nobody is \(Self.administratorRole)",
                remedy: "add one under people.\(node.kind.rawValue)")
        }
    }

    private static func explanation(of error: any Error) -> String {
        func place(_ context: DecodingError.Context) -> String {
            context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
        }
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            return "\(place(context)): \"\(key.stringValue)\" is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            return "\(place(context)): \(context.debugDescription)"
        default:
            return "\(error)"
        }
    }
}
