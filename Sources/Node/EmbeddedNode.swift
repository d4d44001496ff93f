// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto
public import Logging
import NIOCore
public import NodeCore
import ServiceLifecycle
import Synchronization
import Transport

/// A whole daemon inside another program's process: the same ledger, registrar, server and link, without signals.
///
/// The benchmark fills ledgers through it, and cuts and mends the link at a moment of its own choosing.
public final class EmbeddedNode: Sendable {
    private let assembly: Assembly
    private let group: ServiceGroup
    private let running: Task<Void, any Error>
    private let uplink = Mutex<Task<Void, Never>?>(nil)

    /// Opens the ledger and serves. The link to the node above waits for ``link()``.
    ///
    /// - Parameters:
    ///   - configuration: port 0 lets the system choose.
    ///   - identity: the node's own; the configuration's identity directory is read again only on SIGHUP.
    /// - Throws: ``NodeError``.
    public init(
        configuration: NodeConfiguration, identity: IdentityBundle, clock: any NodeClock = SystemClock(),
        logger: Logger
    ) async throws {
        assembly = try await Assembly.make(
            configuration: configuration, bundle: identity, clock: clock, logger: logger)
        let group = assembly.serviceGroup(signals: [], linked: false)
        self.group = group
        running = Task { try await group.run() }
        while assembly.server.localAddress == nil { await Task.yield() }
    }

    /// The node's only writer, for uses that the node itself begins.
    public var registrar: Registrar { assembly.registrar }

    /// Where it listens.
    public var port: Int { assembly.server.localAddress?.port ?? 0 }

    /// Keeps the link to the node above up from now on; does nothing when it is kept up already.
    public func link() {
        guard let service = assembly.uplink else { return }
        uplink.withLock { task in
            if task == nil { task = Task { await service.run() } }
        }
    }

    /// Ends the link; the node goes on under its leases.
    public func unlink() async {
        let task = uplink.withLock { task in
            defer { task = nil }
            return task
        }
        task?.cancel()
        await task?.value
    }

    /// Ends the link, lets open calls finish, commits what is staged and closes the ledger.
    public func stop() async {
        await unlink()
        await group.triggerGracefulShutdown()
        _ = try? await running.value
        await assembly.shutDown()
    }
}
