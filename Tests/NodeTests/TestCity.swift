// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Foundation
import Logging
import Messages
import NIOCore
import NIOPosix
import NodeCore
import Rules
import ServiceLifecycle
import Synchronization
import Transport

@testable import Node

/// A clock the test moves; until then it follows the machine.
final class HandClock: NodeClock {
    private let system = SystemClock()
    private let wallOffset = Mutex<Int64>(0)
    private let restarts = Mutex(0)

    /// The machine's start, and how often the test has pretended another one.
    var machineStart: String { "\(system.machineStart) \(restarts.withLock { $0 })" }

    /// From the next process on it is another machine, or this one after a power cut.
    func restartMachine() {
        restarts.withLock { $0 += 1 }
    }

    func now() -> Moment {
        var moment = system.now()
        let offset = wallOffset.withLock { $0 }
        moment.wallMilliseconds = UInt64(Int64(moment.wallMilliseconds) + offset)
        return moment
    }

    /// The wall clock jumps; the monotonic clock does not notice.
    func jumpWall(byMilliseconds milliseconds: Int64) {
        wallOffset.withLock { $0 += milliseconds }
    }
}

/// A city authority and the nodes and people it vouches for, for tests inside one process: real certificates, real
/// ledgers, real TLS on loopback.
final class TestCity {
    let directory: URL
    private var authority: CityAuthority
    private var bundles: [String: IdentityBundle] = [:]
    private let now: Int64

    init() throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("city-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        now = Int64(Date.now.timeIntervalSince1970)
        authority = try CityAuthority.create(
            city: "zhoushan", directory: directory.appendingPathComponent("authority").path,
            passphrase: Passphrase("a passphrase for tests"), now: now)
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
    }

    func bundle(_ uri: String) throws -> IdentityBundle {
        if let known = bundles[uri] { return known }
        let issued = try authority.issue(try IdentityURI(uri), lifetimeSeconds: 86_400, now: now).bundle
        bundles[uri] = issued
        return issued
    }

    func configuration(
        _ territory: String, role: NodeRole, code: String, above: (String, Int)? = nil, data: String? = nil,
        limits: FederationLimits = FederationLimits(), publicity: NodeConfiguration.Publicity? = nil
    ) throws -> NodeConfiguration {
        let node = try NodeName("tongdao://zhoushan/\(territory)")
        return NodeConfiguration(
            node: node, role: role, territoryCode: code, territoryName: territory,
            dataDirectory: directory.appendingPathComponent(data ?? "data-\(territory)").path, identityDirectory: "",
            passphraseFile: "", listen: .init(host: "127.0.0.1", port: 0),
            operations: .init(host: "127.0.0.1", port: 0),
            above: try above.map {
                .init(node: try NodeName("tongdao://zhoushan/\($0.0)"), address: .init(host: "127.0.0.1", port: $0.1))
            },
            administrators: [
                try PersonName("\(node)/data-bureau/admin"), try PersonName("\(node)/data-bureau/founder"),
            ], federation: limits, logLevel: "info", publicity: publicity)
    }
}

/// A daemon's assembly running inside the test's process.
final class RunningNode: Sendable {
    let assembly: Assembly
    let city: String
    private let group: ServiceGroup
    private let task: Task<Void, any Error>

    init(_ configuration: NodeConfiguration, in city: TestCity, clock: any NodeClock = SystemClock()) async throws {
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        if ProcessInfo.processInfo.environment["TONGDAO_TEST_LOG"] != nil { logger = Logger(label: "test") }
        logger[metadataKey: "node"] = "\(configuration.node)"
        let assembly = try await Assembly.make(
            configuration: configuration, bundle: city.bundle(configuration.node.description), clock: clock,
            logger: logger)
        let group = assembly.serviceGroup(signals: [])
        self.assembly = assembly
        self.group = group
        self.city = configuration.node.city
        task = Task { try await group.run() }
        while assembly.server.localAddress == nil { await Task.yield() }
    }

    var port: Int { assembly.server.localAddress?.port ?? 0 }
    var node: String { assembly.configuration.node.description }

    func stop() async {
        await group.triggerGracefulShutdown()
        _ = try? await task.value
        await assembly.shutDown()
    }
}

/// A person at a terminal: signs commands and sends them to a node.
struct TestPerson {
    let bundle: IdentityBundle
    let connection: Connection
    let node: String
    let login = TestLogin()

    init(_ uri: String, at node: RunningNode, in city: TestCity) async throws {
        bundle = try city.bundle(uri)
        let client = try TransportClient(
            group: MultiThreadedEventLoopGroup.singleton, tlsContext: try TLSContext(identity: bundle.tlsIdentity),
            configuration: TransportConfiguration(
                software: "test", logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
        connection = try await client.connect(host: "127.0.0.1", port: node.port, expectedPeer: node.node)
        self.node = node.node
    }

    var publicKey: [UInt8] { bundle.signer.publicKey.bytes }

    /// Sends a command; whoever decides has set a passphrase and logged in before.
    func send(_ what: Action.What, id: String = UUID().uuidString) async throws -> CommandResult {
        if FactorPolicy.isNeeded(for: what) { try await logIn() }
        return try await connection.call(Method.commandsSubmit, sign(what, id: id), timeout: .seconds(10))
    }

    /// Logs in, after setting the passphrase if it is awaited; nothing where no passphrase is of use.
    func logIn() async throws {
        let shown = try await show()
        if shown.open || shown.factor.isEmpty { return }
        if shown.factor == "factor-awaited" { try await setFactor(TestLogin.passphrase) }
        try await open(TestLogin.passphrase)
    }

    func show() async throws -> LoginView {
        try await connection.call(Method.loginsShow, LoginShowRequest(token: login.token), timeout: .seconds(10))
    }

    func setFactor(_ new: String, after old: String = "") async throws {
        var request = try sign(.setFactor(SetFactor()))
        request.passphrase = Array(old.utf8)
        request.newPassphrase = Array(new.utf8)
        _ = try await connection.call(Method.commandsSubmit, request, timeout: .seconds(10))
    }

    func open(_ passphrase: String) async throws {
        let body = LoginBody(
            node: node, person: bundle.subject.description, nonce: [UInt8](repeating: 7, count: 16)
        ).encode()
        let request = LoginRequest(
            body: body, signature: try bundle.signer.sign(SignedBytes.login(body)).bytes,
            certificate: bundle.certificates.signing.der, passphrase: Array(passphrase.utf8))
        login.token = try await connection.call(Method.loginsOpen, request, timeout: .seconds(10)).token
    }

    func sign(_ what: Action.What, id: String = UUID().uuidString) throws -> SubmitRequest {
        let command = Command(
            commandId: id, node: node, actor: bundle.subject.description,
            issuedMs: UInt64(Date.now.timeIntervalSince1970 * 1_000), action: Action(what: what))
        let bytes = command.encode()
        return SubmitRequest(
            command: bytes, signature: try bundle.signer.sign(SignedBytes.command(bytes)).bytes,
            certificate: bundle.certificates.signing.der, loginToken: login.token)
    }

    func status() async throws -> NodeStatus {
        try await connection.call(Method.queriesStatus, StatusRequest(), timeout: .seconds(10))
    }
}

/// The token a person works with.
final class TestLogin: Sendable {
    static let passphrase = "nine grey herons by the quay"
    private let kept = Mutex<[UInt8]>([])

    var token: [UInt8] {
        get { kept.withLock { $0 } }
        set { kept.withLock { $0 = newValue } }
    }
}

/// Waits until `condition` holds, asking again and again; fails the test after `seconds`.
func eventually(
    within seconds: Double = 15, _ what: String, _ condition: () async throws -> Bool
) async throws {
    let deadline = Date.now.addingTimeInterval(seconds)
    while try await !condition() {
        guard Date.now < deadline else { throw TimedOut(what: what) }
        try await Task.sleep(for: .milliseconds(20))
    }
}

struct TimedOut: Error, CustomStringConvertible {
    let what: String
    var description: String { "timed out: \(what)" }
}
