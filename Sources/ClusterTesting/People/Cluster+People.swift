// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

extension Cluster {
    /// The person of that short name on a node, such as `zhang-wei`.
    public func person(_ name: String, on node: String) throws(ClusterError) -> Assignment {
        let all = try topology.assignments(on: topology.node(node))
        guard let found = all.first(where: { $0.shortName == name }) else {
            throw ClusterError(
                "nobody on \(node) is called \"\(name)\"",
                remedy: "name one of \(all.map(\.shortName).joined(separator: ", "))")
        }
        return found
    }

    /// The first person of a node to be granted a role.
    public func person(holding role: String, on node: String) throws(ClusterError) -> Assignment {
        guard let found = topology.holders(of: role, on: node).first else {
            throw ClusterError("nobody on \(node) is \(role)", remedy: "add one to the topology")
        }
        return found
    }

    /// Where a person's identity lies, with the passphrase beside it.
    public func identity(of person: Assignment) -> PersonDirectory { directory.person(person.path) }

    /// What makes `tongdao` speak to a person's node as that person.
    public func environment(of person: Assignment?) -> [String: String] {
        var environment = [
            "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": directory.root.path,
            "TONGDAO_CONFIG": directory.contexts.path,
        ]
        if let person { environment["TONGDAO_CONTEXT"] = person.context }
        return environment
    }

    /// Runs the real `tongdao` as a person, with `-o json`.
    ///
    /// - Parameters:
    ///   - arguments: as typed after `tongdao`.
    ///   - person: whose context is used; nil for a command that needs no node.
    /// - Throws: ``ClusterError`` when it cannot be started or does not end; a failure of the command is an outcome.
    ///
    /// Whoever has to set or change their passphrase before does so, as the command then asks them to.
    public func tongdao(_ arguments: [String], as person: Assignment? = nil) async throws -> CommandOutcome {
        let outcome = try await speak(arguments, as: person)
        guard let person, let mended = try await mendFactor(of: person, after: outcome) else { return outcome }
        // Two commands of one person may both come to this, and the second finds it done. Where there was no answer, that is
        // what became of the command too.
        guard !mended.isUnanswered else { return mended }
        return try await speak(arguments, as: person)
    }

    func speak(_ arguments: [String], as person: Assignment?) async throws -> CommandOutcome {
        try await run(
            arguments + ["--output", "json"], environment: environment(of: person),
            at: person?.node)
    }

    /// Runs `tongdao` with exactly these arguments and variables.
    /// - Parameter node: at whose office, where each node has a network namespace of its own; nil for this process's.
    public func run(
        _ arguments: [String], environment: [String: String], at node: String? = nil
    ) async throws -> CommandOutcome {
        let name = UUID().uuidString
        let output = directory.outputs.appending(path: "\(name).out")
        let errors = directory.outputs.appending(path: "\(name).err")
        defer {
            try? FileManager.default.removeItem(at: output)
            try? FileManager.default.removeItem(at: errors)
        }
        let child = try ChildProcess(
            Launch(
                program: programs.command, arguments: arguments, environment: environment, outputPath: output.path,
                errorPath: errors.path
            ).inside(node.flatMap { network?.namespaces[$0] }))
        watchdog?.watch(child.identity)
        defer { watchdog?.forget(child.identity) }
        let clock = Task {
            try await Task.sleep(for: .seconds(ClusterLimits.commandSeconds))
            child.identity.signal(9)
        }
        defer { clock.cancel() }
        let status: Int32
        switch await child.wait() {
        case .exited(let code): status = code
        case .signalled(let number):
            throw ClusterError("tongdao \(arguments.joined(separator: " ")) ended by signal \(number)")
        }
        return CommandOutcome(status: status, output: Self.text(of: output), errors: Self.text(of: errors))
    }

    private static func text(of file: URL) -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }
}
