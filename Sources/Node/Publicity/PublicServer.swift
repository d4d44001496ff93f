// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import NIOCore
import NodeCore
import Rules
import Transport

/// The page and the feeds everyone may read (ZS-3.1, ZS-3.4b), over HTTPS.
struct PublicServer: Sendable {
    let tls: PublicTLS
    private let listener: HTTPListener

    /// Connections at one time: each holds an answer of at most a megabyte or two until it is taken.
    static let limits: HTTPLimits = {
        var limits = HTTPLimits()
        limits.maximumConnections = 128
        return limits
    }()

    /// - Throws: ``NodeError`` when the certificate cannot be used or the port cannot be had.
    static func start(
        _ publicity: NodeConfiguration.Publicity, own bundle: IdentityBundle, group: any EventLoopGroup,
        desk: PublicDesk
    ) async throws -> PublicServer {
        let tls: PublicTLS
        do {
            tls = try PublicTLS(identity: try identity(of: publicity, own: bundle))
        } catch {
            throw NodeError(
                .identity, "the certificate of the public page cannot be used",
                remedy: "Give public.certificate and public.key one issue's files in PEM, the key not encrypted",
                cause: error)
        }
        do {
            return PublicServer(
                tls: tls,
                listener: try await HTTPListener.start(
                    host: publicity.address.host, port: publicity.address.port, group: group, limits: limits,
                    tls: tls, desk: desk))
        } catch {
            throw NodeError(
                .listen, "cannot listen on \(publicity.address) for the public page",
                remedy: "Free the port or change public.port", cause: error)
        }
    }

    /// The office's own certificate for browsers, or the node's.
    static func identity(
        of publicity: NodeConfiguration.Publicity, own bundle: IdentityBundle
    ) throws(CryptoError) -> ServerIdentity {
        guard let files = publicity.certificate else { return ServerIdentity(try bundle.tlsIdentity) }
        return try ServerIdentity(certificatePath: files.certificatePath, keyPath: files.keyPath)
    }

    /// The port in use, also when 0 was asked for.
    var port: Int { listener.port }

    func stop() async { await listener.stop() }
}

extension Registrar {
    /// What the public may read now; nil when the node has stopped or no rule set is in force.
    func publicContent() async -> PublicContent? {
        // The copies first: what they say is durable once the picture is.
        let copies = self.copies
        guard let current = try? await status(), let ruleSet = current.ruleSet else { return nil }
        let ledgers = copies.keys.sorted().compactMap { copies[$0] }
        let (own, nowMs) = (current.registry, current.timeMs)
        // Not on the ledger's thread: it may be a whole city.
        return await Task { @concurrent in
            PublicContent(of: own, copies: ledgers, ruleSet: ruleSet, nowMs: nowMs)
        }.value
    }
}
