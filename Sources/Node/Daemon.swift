// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Foundation
import Ledger
public import Logging
import Messages
import NIOCore
import NIOPosix
public import NodeCore
import Registry
import Rules
import ServiceLifecycle
import Transport

/// One daemon put together: identity, ledger, registrar, server, and the link to the node above.
public struct Daemon: Sendable {
    /// How long open calls may take to finish after SIGTERM.
    static let drainSeconds: Int64 = 5

    public let configuration: NodeConfiguration
    private let bundle: IdentityBundle
    private let logger: Logger
    private let clock: any NodeClock

    /// Loads and checks the identity.
    /// - Throws: ``NodeError`` when the identity does not open or is another node's.
    public init(
        configuration: NodeConfiguration, clock: any NodeClock = SystemClock(), logger: Logger? = nil
    ) throws(NodeError) {
        self.configuration = configuration
        self.clock = clock
        self.logger = logger ?? Self.standardLogger(configuration)
        do {
            bundle = try IdentityLoading.load(configuration)
        } catch {
            throw NodeError(
                .identity, "the identity in \(configuration.identityDirectory) does not open",
                remedy: error.remedy ?? "Issue it anew with: tongdao pki issue node", cause: error)
        }
        guard bundle.subject.description == configuration.node.description else {
            throw NodeError(
                .identity, "the identity is \(bundle.subject)'s, the configuration is for \(configuration.node)",
                remedy: "Point identity.directory at this node's own identity")
        }
    }

    /// Runs until SIGTERM or SIGINT, or until the ledger fails.
    /// - Throws: ``NodeError``.
    public func run() async throws {
        let assembly = try await Assembly.make(
            configuration: configuration, bundle: bundle, clock: clock, logger: logger)
        let failure: (any Error)?
        do {
            try await assembly.serviceGroup().run()
            failure = nil
        } catch {
            failure = error
        }
        await assembly.shutDown()
        if let failure {
            throw failure as? NodeError ?? NodeError(.stopped, "the node ended", remedy: "See the log", cause: failure)
        }
    }

    private static func standardLogger(_ configuration: NodeConfiguration) -> Logger {
        let level = Logger.Level(rawValue: configuration.logLevel) ?? .info
        var logger = Logger(label: "tongdaod") { label in
            JSONLogHandler(label: label, level: level, now: { Foundation.Date.now }) { line in
                FileHandle.standardError.write(Data((line + "\n").utf8))
            }
        }
        logger[metadataKey: "node"] = "\(configuration.node)"
        return logger
    }
}

/// Reading an identity as the configuration names it.
enum IdentityLoading {
    static func load(_ configuration: NodeConfiguration) throws(CryptoError) -> IdentityBundle {
        try IdentityBundle(
            directory: configuration.identityDirectory,
            passphrase: Passphrase(contentsOfFile: configuration.passphraseFile))
    }
}
