// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Foundation
import Logging
import Messages
import Node

/// A city made for one measurement: its authority, its identities, a directory of its own.
final class BenchCity {
    static let name = "zhoushan"
    /// A day: nothing ends while it is measured.
    static let leaseSeconds: UInt32 = 86_400
    private static let identityLifetimeSeconds: Int64 = 7 * 86_400

    let directory: URL
    private let passphraseFile: URL
    private let passphrase: Passphrase
    private var authority: CityAuthority
    private var bundles: [String: IdentityBundle] = [:]
    private let now: Int64

    init(in parent: URL, named name: String) throws {
        directory = parent.appending(path: "\(name)-\(UUID().uuidString.prefix(8))")
        let directories = [directory, directory.appending(path: "authority")]
        for made in directories {
            try FileManager.default.createDirectory(
                at: made, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        passphraseFile = directory.appending(path: "passphrase")
        let secret = try SecureRandom().bytes(count: 16).map { String($0, radix: 16) }.joined(separator: ".")
        try Data("\(secret)\n".utf8).write(to: passphraseFile)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: passphraseFile.path)
        passphrase = try Passphrase(contentsOfFile: passphraseFile.path)
        now = Int64(Foundation.Date.now.timeIntervalSince1970)
        authority = try CityAuthority.create(
            city: Self.name, directory: directories[1].path, passphrase: passphrase, now: now)
    }

    static func uri(_ territory: String) -> String { "tongdao://\(name)/\(territory)" }

    /// The identity of a node or a person; a node's is also written down, for a daemon of its own process.
    func bundle(_ uri: String) throws -> IdentityBundle {
        if let known = bundles[uri] { return known }
        let issued = try authority.issue(
            IdentityURI(uri), lifetimeSeconds: Self.identityLifetimeSeconds, now: now)
        if let node = try? NodeName(uri) {
            let place = identityDirectory(node)
            try FileManager.default.createDirectory(
                at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try issued.write(to: place.path, passphrase: passphrase)
        }
        bundles[uri] = issued.bundle
        return issued.bundle
    }

    /// How a node of this city is configured, its ports chosen now.
    ///
    /// - Parameter above: territory and port; a port where nobody listens makes a node that works alone.
    func configuration(
        _ territory: Territory, above: (territory: Territory, port: Int)?
    ) throws -> NodeConfiguration {
        let node = try NodeName(Self.uri(territory.name))
        let ports = try LoopbackPort.free(2)
        var limits = FederationLimits()
        limits.leaseSeconds = Self.leaseSeconds
        return NodeConfiguration(
            node: node, role: territory.role, territoryCode: territory.code, territoryName: territory.name,
            dataDirectory: dataDirectory(territory).path, identityDirectory: identityDirectory(node).path,
            passphraseFile: passphraseFile.path, listen: .init(host: "127.0.0.1", port: ports[0]),
            operations: .init(host: "127.0.0.1", port: ports[1]),
            above: try above.map {
                .init(
                    node: try NodeName(Self.uri($0.territory.name)), address: .init(host: "127.0.0.1", port: $0.port))
            },
            administrators: [
                try PersonName(Self.administrator(of: territory)), try PersonName(Self.founder(of: territory)),
            ], federation: limits,
            logLevel: "warning")
    }

    func dataDirectory(_ territory: Territory) -> URL { directory.appending(path: "data-\(territory.name)") }

    /// The system administrator whom each node's first record names.
    static func administrator(of territory: Territory) -> String { "\(uri(territory.name))/data-bureau/admin" }

    /// The other one: nobody grants a role to himself.
    static func founder(of territory: Territory) -> String { "\(uri(territory.name))/data-bureau/founder" }

    /// A node inside this process. Its daemon logs nothing: what a log costs is not measured here.
    func embed(_ configuration: NodeConfiguration) async throws -> EmbeddedNode {
        try await EmbeddedNode(
            configuration: configuration, identity: bundle(configuration.node.description), logger: .silent)
    }

    /// A node in a process of its own.
    func spawn(_ configuration: NodeConfiguration) async throws -> DaemonProcess {
        _ = try bundle(configuration.node.description)
        let daemon = DaemonProcess(
            configuration, configurationFile: directory.appending(path: "\(configuration.territoryName).json"))
        try daemon.launch()
        try await daemon.waitUntilReady()
        return daemon
    }

    private func identityDirectory(_ node: NodeName) -> URL {
        directory.appending(path: "identity-\(node.description.split(separator: "/").last ?? "")")
    }
}

/// A territory of the city with its administrative code.
enum Territory: String, CaseIterable, Sendable {
    case province, city, dinghai, putuo, daishan, shengsi

    static let counties: [Territory] = [.dinghai, .putuo, .daishan, .shengsi]

    var name: String { rawValue }

    var role: NodeRole {
        switch self {
        case .province: .province
        case .city: .hub
        case .dinghai, .putuo, .daishan, .shengsi: .county
        }
    }

    var code: String {
        switch self {
        case .province: "330000"
        case .city: "330900"
        case .dinghai: "330902"
        case .putuo: "330903"
        case .daishan: "330921"
        case .shengsi: "330922"
        }
    }
}

extension Logger {
    static let silent = Logger(label: "tongdao-bench") { _ in SwiftLogNoOpLogHandler() }
}
