// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Foundation
import Logging
import NodeCore
import ServiceLifecycle
import Transport
import UnixSignals

/// Puts renewed certificates and revocation lists in force without a restart: on SIGHUP, and when a file has changed.
struct IdentityReloading: Service {
    /// How often the files are looked at.
    static let intervalSeconds: Int64 = 5

    let configuration: NodeConfiguration
    let tls: TLSContext
    /// Of the public page, where one is served.
    let publicTLS: PublicTLS?
    let keys: SystemKeys
    let metrics: MetricsRegister
    let clock: any NodeClock
    let logger: Logger

    /// How long before a revocation list is due somebody is told, in seconds: one day.
    static let warningSeconds: Int64 = 86_400

    /// States what the trust in hand is good for. Under an overdue revocation list no new connection is let in, so
    /// somebody must publish the next one in time.
    func report(_ bundle: IdentityBundle) {
        metrics.set(.certificateEnds, Double(bundle.certificates.signing.notAfter))
        guard let due = try? bundle.trust.signingVerifier.revocationLists.map(\.nextUpdate).min() else { return }
        metrics.set(.revocationListDue, Double(due))
        if due < Int64(clock.now().wallMilliseconds / 1_000) + Self.warningSeconds {
            logger.warning(
                "the revocation list is due within a day or overdue: publish a new one with tongdao pki crl",
                metadata: ["dueUnixSeconds": "\(due)"])
        }
    }

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        await cancelWhenGracefulShutdown {
            await withTaskGroup { group in
                group.addTask {
                    for await _ in signals { reload(because: "SIGHUP") }
                }
                group.addTask { await watch() }
            }
        }
    }

    private func watch() async {
        var seen = fingerprint()
        while !Task.isCancelled {
            do { try await Task.sleep(for: .seconds(Self.intervalSeconds)) } catch { return }
            let now = fingerprint()
            if now != seen {
                seen = now
                reload(because: "a file changed")
            } else {
                // A certificate that expires while its connection is open ends the connection.
                tls.recheckPeers()
            }
        }
    }

    private func reload(because reason: String) {
        do {
            let bundle = try IdentityLoading.load(configuration)
            try tls.reload(identity: bundle.tlsIdentity)
            keys.replaceTrust(try bundle.trust.signingVerifier)
            report(bundle)
            logger.notice("identity, roots and revocation lists are reloaded", metadata: ["because": "\(reason)"])
            reloadPublic(bundle)
        } catch {
            logger.error(
                "the identity cannot be reloaded; the one before stays in force",
                metadata: ["error": "\(error)", "directory": "\(configuration.identityDirectory)"])
        }
    }

    /// Apart from the rest: a page that cannot be shown must not keep a revocation list out.
    private func reloadPublic(_ bundle: IdentityBundle) {
        guard let publicTLS, let publicity = configuration.publicity else { return }
        do {
            try publicTLS.reload(identity: PublicServer.identity(of: publicity, own: bundle))
        } catch {
            logger.error(
                "the certificate of the public page cannot be reloaded; the one before stays in force",
                metadata: ["error": "\(error)"])
        }
    }

    /// Names, sizes and times of the files.
    private func fingerprint() -> [String] {
        let directory = configuration.identityDirectory
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        let files = configuration.publicity?.certificate
        let own = [files?.certificatePath, files?.keyPath].compactMap(\.self)
        let paths = names.sorted().map { "\(directory)/\($0)" } + own
        return paths.map { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            let changed = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            return "\(path) \(attributes?[.size] ?? 0) \(changed)"
        }
    }
}
