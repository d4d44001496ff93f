// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import Node

extension FuzzTarget {
    /// A daemon's configuration file and environment.
    ///
    /// Form: the file; after a NUL, variables as NAME=VALUE, separated by NULs.
    public static let configuration = FuzzTarget(
        name: "configuration", maximumInputBytes: 2_048, form: .plain
    ) { (input, scratch) async throws(Violation) in
        let parts = input.split(separator: 0, omittingEmptySubsequences: false)
        scratch.write(Array(parts.first ?? []))
        var environment: [String: String] = [:]
        for part in parts.dropFirst() {
            let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            environment[String(decoding: pair[0], as: UTF8.self)] = String(decoding: pair[1], as: UTF8.self)
        }
        let reader = NodeConfigurationReader(path: scratch.path, environment: environment)
        do {
            try ConfigurationProperties.check(try await reader.read())
        } catch let violation as Violation {
            throw violation
        } catch let problems as ConfigurationProblems {
            try ConfigurationProperties.check(problems, path: scratch.path)
        } catch {
            throw Violation("\(error)")
        }
    }
}

enum ConfigurationProperties {
    /// What a daemon relies on without looking again.
    static func check(_ configuration: NodeConfiguration) throws(Violation) {
        try require(configuration.federation.validate() == nil, "limits that do not hold were accepted")
        try require((1...86_400).contains(configuration.federation.leaseSeconds), "a lease out of bounds was accepted")
        var ports = [configuration.listen.port, configuration.operations.port]
        if let above = configuration.above { ports.append(above.address.port) }
        if let publicity = configuration.publicity { ports.append(publicity.address.port) }
        try require(ports.allSatisfy { (0...65_535).contains($0) }, "ports \(ports) were accepted")
        try require(
            ["127.0.0.1", "::1", "localhost"].contains(configuration.operations.host),
            "operations are served on \(configuration.operations.host)")
        try require((configuration.above == nil) == (configuration.role == .province), "the node above is wrong")
        try require(!configuration.administrators.isEmpty, "nobody is administrator")
        let code = configuration.territoryCode
        try require(
            code.utf8.count == 6 && code.utf8.allSatisfy { (0x30...0x39).contains($0) }, "\(code) is no division code")
        let texts = [
            configuration.territoryName, configuration.dataDirectory, configuration.identityDirectory,
            configuration.passphraseFile, configuration.listen.host, configuration.logLevel,
            configuration.publicity?.address.host ?? "none",
            configuration.publicity?.certificate?.certificatePath ?? "none",
            configuration.publicity?.certificate?.keyPath ?? "none",
        ]
        try require(texts.allSatisfy { !$0.isEmpty }, "an empty text was accepted")
    }

    /// A refusal names the file, what is wrong, and what to do.
    static func check(_ problems: ConfigurationProblems, path: String) throws(Violation) {
        try require(!problems.problems.isEmpty, "refused without a problem")
        for problem in problems.problems {
            try require(problem.file == path, "\(problem) names another file")
            try require(!problem.cause.isEmpty && !problem.remedy.isEmpty, "\(problem) lacks its cause or remedy")
        }
    }
}
