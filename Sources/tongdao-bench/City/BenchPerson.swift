// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Messages
import NIOPosix
import Rules
import Synchronization
import Transport

/// A person at a terminal: signs commands and sends them to a node.
struct BenchPerson {
    private static let callTimeout = Duration.seconds(30)

    let bundle: IdentityBundle
    let connection: Connection
    /// The node's URI.
    let node: String
    private let login = BenchLogin()

    init(_ uri: String, at territory: Territory, port: Int, in city: BenchCity) async throws {
        bundle = try city.bundle(uri)
        node = BenchCity.uri(territory.name)
        let client = try TransportClient(
            group: MultiThreadedEventLoopGroup.singleton, tlsContext: try TLSContext(identity: bundle.tlsIdentity),
            configuration: TransportConfiguration(software: "tongdao-bench", logger: .silent))
        connection = try await client.connect(host: "127.0.0.1", port: port, expectedPeer: node)
    }

    var uri: String { bundle.subject.description }
    var publicKey: [UInt8] { bundle.signer.publicKey.bytes }

    /// Signs a command of this person's, as the wire has it.
    func sign(_ action: Action.What) throws -> SubmitRequest {
        let command = Command(
            commandId: UUID().uuidString, node: node, actor: uri, issuedMs: WallClock.milliseconds,
            action: Action(what: action))
        let bytes = command.encode()
        return SubmitRequest(
            command: bytes, signature: try bundle.signer.sign(SignedBytes.command(bytes)).bytes,
            certificate: bundle.certificates.signing.der, loginToken: login.token)
    }

    /// Sets the passphrase if it is awaited, and logs in unless that has been done: what is decided rests on it.
    func logIn() async throws {
        let shown = try await connection.call(
            Method.loginsShow, LoginShowRequest(token: login.token), timeout: Self.callTimeout)
        if shown.open || shown.factor.isEmpty { return }
        if shown.factor == "factor-awaited" {
            var request = try sign(.setFactor(SetFactor()))
            request.newPassphrase = BenchLogin.passphrase
            _ = try await submit(request)
        }
        let body = LoginBody(
            node: node, person: uri, nonce: try SecureRandom().bytes(count: 16)
        ).encode()
        let request = LoginRequest(
            body: body, signature: try bundle.signer.sign(SignedBytes.login(body)).bytes,
            certificate: bundle.certificates.signing.der, passphrase: BenchLogin.passphrase)
        login.token = try await connection.call(Method.loginsOpen, request, timeout: Self.callTimeout).token
    }

    @discardableResult
    func send(_ action: Action.What) async throws -> CommandResult {
        if FactorPolicy.isNeeded(for: action) { try await logIn() }
        return try await submit(sign(action))
    }

    func submit(_ request: SubmitRequest) async throws -> CommandResult {
        try await connection.call(Method.commandsSubmit, request, timeout: Self.callTimeout)
    }

    func status() async throws -> NodeStatus {
        try await connection.call(Method.queriesStatus, StatusRequest(), timeout: Self.callTimeout)
    }

    func authorization(_ id: String) async throws -> AuthorizationView? {
        try await connection.call(Method.queriesAuthorizations, ListRequest(filter: id), timeout: Self.callTimeout)
            .authorizations.first
    }

    func applicationCase(_ id: String) async throws -> CaseView {
        let list = try await connection.call(Method.queriesCases, ListRequest(filter: id), timeout: Self.callTimeout)
        guard let found = list.cases.first else {
            throw BenchError("the case \(id) is not on record at \(node)", remedy: "See the node's log")
        }
        return found
    }

    /// The draw of an application at this person's node.
    func draw(of application: String) async throws -> RegisterEntry? {
        let request = RegisterRequest(register: RegisterName.draws.rawValue, filter: application, node: node)
        return try await connection.call(Method.queriesRegister, request, timeout: Self.callTimeout).entries.last
    }

    func agreement(_ id: String) async throws -> AgreementView {
        try await connection.call(Method.queriesAgreement, AgreementRequest(agreementId: id), timeout: Self.callTimeout)
    }
}

/// The token a person works with.
private final class BenchLogin: Sendable {
    static let passphrase = Array("nine grey herons by the quay".utf8)
    private let kept = Mutex<[UInt8]>([])

    var token: [UInt8] {
        get { kept.withLock { $0 } }
        set { kept.withLock { $0 = newValue } }
    }
}

/// The machine's wall clock, which daemons and benchmark share.
enum WallClock {
    /// Unix milliseconds, whole.
    static var milliseconds: UInt64 { UInt64(exactMilliseconds) }

    /// Unix milliseconds with their fraction.
    static var exactMilliseconds: Double { Foundation.Date.now.timeIntervalSince1970 * 1_000 }
}

/// Asks again and again until something holds.
enum Polling {
    static let patienceSeconds = 120.0

    /// - Parameter intervalMilliseconds: between two looks; what is measured by polling is that much coarse.
    static func until(
        _ what: String, intervalMilliseconds: Int = 10, _ holds: () async throws -> Bool
    ) async throws {
        let watch = Stopwatch()
        while try await !holds() {
            guard watch.seconds < patienceSeconds else {
                throw BenchError("waited in vain for: \(what)", remedy: "Run again with --keep and see the logs")
            }
            try await Task.sleep(for: .milliseconds(intervalMilliseconds))
        }
    }
}
