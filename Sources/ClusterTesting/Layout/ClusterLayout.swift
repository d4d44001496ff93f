// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// Turns a topology into the files and the parts of a cluster.
struct ClusterLayout {
    let topology: Topology
    let directory: RunDirectory
    let ports: [String: NodePorts]
    let options: ClusterOptions
    /// The network the daemons are in when they are not on loopback.
    var network: NamespaceNetwork?

    /// Identities, configurations and contexts; what is there already is kept, so that a cluster can be started again.
    func write() throws {
        var maker = try IdentityMaker(city: topology.city, run: directory)
        for node in topology.nodes {
            let place = directory.node(node.name)
            try RunDirectory.make(place.data)
            try maker.issue(topology.uri(of: node.name), into: place.identity, passphraseFile: place.passphrase)
            try configuration(of: node).write(to: place.configuration)
            for one in topology.assignments(on: node) where options.people.includes(one) {
                let person = directory.person(one.path)
                try maker.issue(one.uri, into: person.identity, passphraseFile: person.passphrase)
                try IdentityMaker.makeFactor(in: person.factor)
            }
        }
        try RunDirectory.make(directory.outputs)
        try RunDirectory.writeJSON(ContextsFile(topology, ports: ports), to: directory.contexts)
    }

    func configuration(of node: TopologyNode) throws(ClusterError) -> NodeConfigurationFile {
        let place = directory.node(node.name)
        let own = try nodePorts(node.name)
        var above: NodeConfigurationFile.Above?
        if let name = topology.above(node) {
            let port = options.hasRelays ? own.relay : try nodePorts(name).listen
            above = NodeConfigurationFile.Above(node: topology.uri(of: name), port: port)
            if let network { above?.host = try network.plan.address(of: name) }
        }
        // Inside a namespace people reach their node on loopback, the nodes below over its cable.
        let host = network == nil ? NodeConfigurationFile.loopback : NodeConfigurationFile.everywhere
        return NodeConfigurationFile(
            node: topology.uri(of: node.name), role: node.kind.rawValue,
            territory: .init(code: node.code, name: node.title), data: .init(directory: place.data.path),
            identity: .init(directory: place.identity.path, passphraseFile: place.passphrase.path),
            listen: .init(host: host, port: own.listen), operations: .init(port: own.operations), above: above,
            administrators: topology.holders(of: Topology.administratorRole, on: node.name).map(\.uri),
            lease: .init(seconds: topology.leaseSeconds, clockBoundMilliseconds: topology.clockBoundMilliseconds),
            log: .init(level: options.logLevel), publicity: own.publicity.map { .init(port: $0) })
    }

    func daemons(
        programs: Programs, watchdog: Watchdog?, left: [String: ProcessIdentity]
    ) -> [String: Daemon] {
        var environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
        environment.merge(options.daemonEnvironment) { $1 }
        var daemons: [String: Daemon] = [:]
        for node in topology.nodes {
            guard let own = ports[node.name] else { continue }
            daemons[node.name] = Daemon(
                name: node.name, directory: directory.node(node.name), ports: own, program: programs.daemon,
                environment: environment.merging(options.nodeEnvironment[node.name] ?? [:]) { $1 },
                namespace: network?.namespaces[node.name], watchdog: watchdog, left: left[node.name])
        }
        return daemons
    }

    /// One relay for each uplink: in this process, or as a process of its own for a cluster that is left running.
    func startRelays(programs: Programs) throws -> [String: any UplinkRelay] {
        var relays: [String: any UplinkRelay] = [:]
        for node in topology.nodes {
            guard let above = topology.above(node) else { continue }
            let port = try nodePorts(node.name).relay
            let target = try nodePorts(above).listen
            relays[node.name] =
                switch options.ownership {
                case .bound: try TCPRelay(port: port, targetPort: target)
                case .left: try startRelayProcess(of: node.name, port: port, target: target, programs: programs)
                }
        }
        return relays
    }

    func leftRelays(_ processes: [String: ProcessIdentity]) -> [String: any UplinkRelay] {
        processes.reduce(into: [:]) { relays, entry in
            relays[entry.key] = RelayProcess(
                name: entry.key, control: RelayControl(path: controlPath(of: entry.key)),
                running: RunningProcess(left: entry.value))
        }
    }

    private func startRelayProcess(
        of node: String, port: Int, target: Int, programs: Programs
    ) throws -> RelayProcess {
        try RunDirectory.make(directory.relays)
        let path = controlPath(of: node)
        let control = RelayControl(path: path)
        try control.order(.open)
        let log = directory.relays.appending(path: "\(node).log").path
        let child = try ChildProcess(
            Launch(
                program: programs.cluster,
                arguments: ["relay", "--port", "\(port)", "--target-port", "\(target)", "--control", path],
                environment: ["PATH": "/usr/bin:/bin"], outputPath: log, errorPath: log))
        return RelayProcess(name: node, control: control, running: RunningProcess(child))
    }

    private func controlPath(of node: String) -> String { directory.relays.appending(path: node).path }

    private func nodePorts(_ name: String) throws(ClusterError) -> NodePorts {
        guard let own = ports[name] else { throw ClusterError("\(name) has no ports") }
        return own
    }
}

extension ClusterOptions.PeopleChoice {
    /// Who lets nodes in, and who grants roles.
    private static let administrators: Set = [
        Topology.administratorRole, "hub-administrator", "provincial-officer",
    ]

    func includes(_ one: Assignment) -> Bool {
        self == .everyone || !Self.administrators.isDisjoint(with: one.roles)
    }
}
