// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import NIOCore
import NIOPosix
import Transport

/// Tests one link, from this machine's files to the node's own links. Each step stands on the ones before it.
struct Diagnosis {
    typealias Step = DiagnosisFinding.Step

    /// A certificate that ends within so many days fails: it is time to renew.
    static let renewalDays: Int64 = 7
    /// Commands and leases tolerate no more; the federation's clock bound.
    static let clockBoundMilliseconds: Int64 = 2_000
    static let echoCount = 20
    static let echoBytes = 32
    /// 4 MiB each way: enough to get up to speed, short of being a load.
    static let transferItems: UInt32 = 64
    static let transferItemBytes: UInt32 = 65_536

    let session: NodeSession

    private var now: UInt64 { session.surroundings.nowMilliseconds() }

    /// Runs every step in order; after a failure to connect the rest is skipped.
    func run() async -> [DiagnosisFinding] {
        var findings: [DiagnosisFinding] = []
        for step in Step.allCases {
            // Our own files do not stand in the way of testing the route; a broken route stands in the way of the rest.
            let isBlocked = findings.contains { $0.outcome != .pass && $0.step.status == .unreachable }
            let skipped = DiagnosisFinding(step: step, outcome: .skip, detail: DiagnoseTexts.skipped)
            findings.append(isBlocked ? skipped : await finding(step))
        }
        return findings
    }

    private func finding(_ step: Step) async -> DiagnosisFinding {
        do {
            return try await probe(step)
        } catch {
            let detail = DiagnoseTexts.failed(CommandFailure(error))
            return DiagnosisFinding(step: step, outcome: .fail, detail: detail)
        }
    }

    private func probe(_ step: Step) async throws -> DiagnosisFinding {
        switch step {
        case .ownCertificate: try ownCertificate()
        case .revocationList: try revocationList()
        case .name: try name()
        case .route: try await route()
        case .tls: try await tls()
        case .peerCertificate: try await peerCertificate()
        case .version: try await version()
        case .roundTrip: try await roundTrips().finding
        case .clock: try await clock()
        case .download: try await download()
        case .upload: try await upload()
        case .links: try await links()
        }
    }

    // MARK: This machine

    private func ownCertificate() throws -> DiagnosisFinding {
        let certificates = session.identity.certificates
        let seconds = Int64(now / 1000)
        let trust = session.identity.trust
        let refusal =
            try trust.signingVerifier.verify(certificates.signing.der, at: seconds).refusal
            ?? trust.tlsVerifier.verifyTLS(certificates.tls.der, at: seconds, usage: .tlsClient).refusal
        if let refusal {
            return DiagnosisFinding(
                step: .ownCertificate, outcome: .fail, detail: PkiTexts.refusal(refusal))
        }
        return dated(.ownCertificate, subject: "\(certificates.subject)", notAfter: certificates.tls.notAfter)
    }

    private func revocationList() throws -> DiagnosisFinding {
        let due = try session.identity.trust.tlsVerifier.revocationLists.map(\.nextUpdate).min() ?? 0
        let isDue = due < Int64(now / 1000)
        return DiagnosisFinding(
            step: .revocationList, outcome: isDue ? .fail : .pass,
            detail: DiagnoseTexts.listDue(PkiEntry.shown(due), isDue: isDue))
    }

    private func dated(_ step: Step, subject: String, notAfter: Int64) -> DiagnosisFinding {
        let days = (notAfter - Int64(now / 1000)) / 86_400
        return DiagnosisFinding(
            step: step, outcome: days < Self.renewalDays ? .fail : .pass,
            detail: DiagnoseTexts.certificate(
                subject, until: PkiEntry.shown(notAfter), days: days, isShort: days < Self.renewalDays),
            values: [("notAfter", PkiEntry.date(notAfter))])
    }

    // MARK: The way there

    private func name() throws -> DiagnosisFinding {
        let address = session.target.address
        guard let resolved = try? SocketAddress.makeAddressResolvingHost(address.host, port: address.port) else {
            throw CommandFailure(
                .unreachable, "name-unknown", DiagnoseTexts.noName(address.host), remedy: DiagnoseTexts.noNameRemedy)
        }
        return DiagnosisFinding(
            step: .name, outcome: .pass, detail: Text(verbatim: "\(address.host) → \(resolved.ipAddress ?? "?")"))
    }

    private func route() async throws -> DiagnosisFinding {
        let address = session.target.address
        let start = ContinuousClock.now
        let channel = try await session.openSocket()
        let elapsed = start.duration(to: .now)
        try? await channel.close()
        return DiagnosisFinding(
            step: .route, outcome: .pass, detail: DiagnoseTexts.connected("\(address)", elapsed.milliseconds))
    }

    private func tls() async throws -> DiagnosisFinding {
        let start = ContinuousClock.now
        let connection = try await session.connection()
        let elapsed = start.duration(to: .now)
        return DiagnosisFinding(
            step: .tls, outcome: .pass, detail: DiagnoseTexts.handshake(connection.peer.uri, elapsed.milliseconds))
    }

    private func peerCertificate() async throws -> DiagnosisFinding {
        let peer = try await session.connection().peer
        return dated(.peerCertificate, subject: peer.uri, notAfter: Int64(peer.notAfterMilliseconds / 1000))
    }

    private func version() async throws -> DiagnosisFinding {
        let connection = try await session.connection()
        return DiagnosisFinding(
            step: .version, outcome: .pass,
            detail: DiagnoseTexts.version(connection.protocolVersion, connection.peerSoftware, ToolVersion.text),
            values: [
                ("protocolVersion", .unsigned(UInt64(connection.protocolVersion))),
                ("software", .string(connection.peerSoftware)),
            ])
    }

    private func links() async throws -> DiagnosisFinding {
        let status = try await session.ask(Method.queriesStatus, StatusRequest())
        let down = status.peers.filter { $0.state != "connected" && $0.state != "maintenance" }
        return DiagnosisFinding(
            step: .links, outcome: down.isEmpty ? .pass : .fail,
            detail: DiagnoseTexts.links(
                count: status.peers.count, down: down.map { "\(Shown.shortName($0.node)) (\($0.state))" }))
    }
}
