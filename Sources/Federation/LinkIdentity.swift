// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Who this daemon is on every link it opens or accepts.
public struct LinkIdentity: Sendable, Hashable {
    public var node: String
    public var role: NodeRole
    /// Random id of the data directory: a second directory with the same name is another instance.
    public var instance: String
    /// Random id of this process: a restart is another boot.
    public var boot: String
    public var publicKey: [UInt8]
    public var signingCertificate: [UInt8]
    public var territoryCode: String
    public var territoryName: String

    public init(
        node: String, role: NodeRole, instance: String, boot: String, publicKey: [UInt8],
        signingCertificate: [UInt8], territoryCode: String, territoryName: String
    ) {
        self.node = node
        self.role = role
        self.instance = instance
        self.boot = boot
        self.publicKey = publicKey
        self.signingCertificate = signingCertificate
        self.territoryCode = territoryCode
        self.territoryName = territoryName
    }
}

/// What is durable in this node's ledger, as far as a link needs to know it.
public struct LedgerPosition: Sendable, Hashable {
    public var size: UInt64
    public var head: [UInt8]

    public init(size: UInt64, head: [UInt8]) {
        self.size = size
        self.head = head
    }
}

/// Why a link ended or may not begin. Peers get the code; the words are for the log.
public struct LinkFailure: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Code: String, Sendable, Hashable {
        case rejected
        case helloTimeout
        case badSignature
        case outOfOrder
        case wrongPeer
        case version
        case keyStore
        /// Both sides hold different records under one number.
        case forked
        /// The node above holds more of our ledger than we do.
        case ledgerBehind
    }

    public var code: Code
    public var message: String
    public var rejection: LinkRejection?

    public init(_ code: Code, _ message: String, rejection: LinkRejection? = nil) {
        self.code = code
        self.message = message
        self.rejection = rejection
    }

    public var description: String { "\(code.rawValue): \(message)" }
}
