// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Ledger
import Logging
import Messages
import NIOCore
import NIOPosix
import NetworkLog
import NodeCore
import Registry
import Rules
import ServiceLifecycle
import Transport
import UnixSignals

/// The parts of a running daemon and how they are joined.
struct Assembly: Sendable {
    let configuration: NodeConfiguration
    let registrar: Registrar
    let server: TransportServer
    let operations: OperationsServer
    let publicity: PublicServer?
    let uplink: UplinkService?
    let reloading: IdentityReloading
    let failure: FailureSignal
    let logger: Logger

    static func make(
        configuration: NodeConfiguration, bundle: IdentityBundle, clock: any NodeClock, logger: Logger
    ) async throws -> Assembly {
        let executor = LedgerExecutor(label: "tongdao.ledger")
        let opened = try OpenedLedger.open(
            directory: configuration.dataDirectory, node: configuration.node.description, signer: bundle.signer)
        let keys = SystemKeys(
            signer: bundle.signer, verifier: try verifier(of: bundle), clock: clock)
        let random = SecureRandom()
        let genesis = try Genesis(founding: configuration, publicKey: bundle.signer.publicKey, random: random)
        let identity = LinkIdentity(
            node: configuration.node.description, role: configuration.role,
            instance: opened.registry.identity?.instance ?? genesis.instance,
            boot: hex(try random.bytes(count: 8)), publicKey: bundle.signer.publicKey.bytes,
            signingCertificate: bundle.certificates.signing.der, territoryCode: configuration.territoryCode,
            territoryName: configuration.territoryName)
        let failure = FailureSignal()
        let metrics = MetricsRegister()
        let networkLog = try NetworkLogKeeper(
            data: configuration.dataDirectory, node: identity.node, clock: clock, logger: logger, failure: failure)
        let reporting = NodeReporting(
            node: identity.node, above: configuration.above?.node.description, logger: logger, metrics: metrics,
            failure: failure, networkLog: networkLog)
        let registrar = Registrar(
            opened: opened, identity: identity, above: configuration.above?.node.description,
            limits: configuration.federation, clock: clock, keys: keys, catalogue: .standard,
            drawSecret: try KeptSecret.open("\(configuration.dataDirectory)/draw-secret", random: random),
            networkLog: networkLog, executor: executor, report: { reporting.report($0) })
        try await registrar.found(genesis)
        await registrar.restorePermits()

        let started = clock.now().wallMilliseconds
        let group = MultiThreadedEventLoopGroup.singleton
        let tls = try TLSContext(identity: bundle.tlsIdentity)
        var transport = TransportConfiguration(software: Software.daemon, logger: logger)
        transport.observer = { event in
            TransportFigures.count(event, in: metrics)
            networkLog.note(event)
        }

        var uplink: UplinkService?
        if let above = configuration.above {
            uplink = UplinkService(
                client: try TransportClient(group: group, tlsContext: tls, configuration: transport), above: above,
                registrar: registrar, random: random, logger: logger)
        }
        let store = try FactorStore(data: configuration.dataDirectory)
        if store.isNew { try await registrar.factorsLost() }
        let desk = LoginDesk(registrar: registrar, clock: clock, random: random, store: store)
        CommandService(registrar: registrar, desk: desk, keys: keys, metrics: metrics)
            .register(in: &transport.methods)
        LoginService(desk: desk, node: identity.node, keys: keys, metrics: metrics)
            .register(in: &transport.methods)
        QueryService(registrar: registrar, clock: clock, startedMs: started).register(in: &transport.methods)
        DiagnosticsService(clock: clock).register(in: &transport.methods)
        if configuration.role != .county {
            FederationService(registrar: registrar, logger: logger).register(in: &transport.methods)
        }
        let server = try TransportServer(
            group: group, host: configuration.listen.host, port: configuration.listen.port, tlsContext: tls,
            configuration: transport)
        let publicity = try await startPublicity(configuration, bundle, group, registrar, clock)
        let reloading = IdentityReloading(
            configuration: configuration, tls: tls, publicTLS: publicity?.tls, keys: keys, metrics: metrics,
            clock: clock, logger: logger)
        reloading.report(bundle)
        let operations = try await startOperations(configuration, group, registrar, metrics, failure)
        return Assembly(
            configuration: configuration, registrar: registrar, server: server, operations: operations,
            publicity: publicity, uplink: uplink, reloading: reloading, failure: failure, logger: logger)
    }

    /// Everything that runs until SIGTERM, in the order of starting; stopped in reverse.
    ///
    /// - Parameter linked: whether the group keeps up the link to the node above; else somebody else does.
    func serviceGroup(signals: [UnixSignal] = [.sigterm, .sigint], linked: Bool = true) -> ServiceGroup {
        var services: [any Service] = [
            failure, reloading, NetworkLogService(keeper: registrar.networkLog, registrar: registrar),
            RoleEndService(registrar: registrar, logger: logger),
            ServerService(server: server, registrar: registrar),
        ]
        if linked, let uplink { services.append(uplink) }
        return ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map {
                    .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
                },
                gracefulShutdownSignals: signals, logger: logger))
    }

    func shutDown() async {
        await operations.stop()
        await publicity?.stop()
        await registrar.close()
        await registrar.networkLog.log.close()
        logger.notice("the node has stopped")
    }

    static func verifier(of bundle: IdentityBundle) throws(NodeError) -> CertificateVerifier {
        do {
            return try bundle.trust.signingVerifier
        } catch {
            throw NodeError(
                .identity, "the roots or revocation lists do not hold together",
                remedy: error.remedy ?? "Copy them anew from the city authority", cause: error)
        }
    }

    private static func startOperations(
        _ configuration: NodeConfiguration, _ group: any EventLoopGroup, _ registrar: Registrar,
        _ metrics: MetricsRegister, _ failure: FailureSignal
    ) async throws -> OperationsServer {
        let answers = OperationsAnswers(
            live: { (!failure.hasFailed, failure.hasFailed ? "the ledger has stopped" : "alive") },
            ready: {
                let link = await registrar.uplinkSnapshot
                let text = link.map { "link to \($0.node): \($0.state)" } ?? "no node above"
                return (!failure.hasFailed, failure.hasFailed ? "the ledger has stopped" : "ready; \(text)")
            },
            metrics: {
                await registrar.report(to: metrics)
                return metrics.exposition()
            })
        do {
            return try await OperationsServer.start(
                host: configuration.operations.host, port: configuration.operations.port, group: group,
                answers: answers)
        } catch {
            throw NodeError(
                .listen, "cannot listen on \(configuration.operations) for health and metrics",
                remedy: "Free the port or change operations.port", cause: error)
        }
    }

    private static func startPublicity(
        _ configuration: NodeConfiguration, _ bundle: IdentityBundle, _ group: any EventLoopGroup,
        _ registrar: Registrar, _ clock: any NodeClock
    ) async throws -> PublicServer? {
        guard let publicity = configuration.publicity else { return nil }
        let desk = PublicDesk(clock: clock) { await registrar.publicContent() }
        return try await PublicServer.start(publicity, own: bundle, group: group, desk: desk)
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension Genesis {
    /// What a new ledger begins with.
    init(founding configuration: NodeConfiguration, publicKey: SM2PublicKey, random: any RandomSource) throws {
        self.init()
        node = configuration.node.description
        role = configuration.role
        territoryCode = configuration.territoryCode
        territoryName = configuration.territoryName
        instance = try random.bytes(count: 8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        self.publicKey = publicKey.bytes
        administrators = configuration.administrators.map(\.description)
    }
}
