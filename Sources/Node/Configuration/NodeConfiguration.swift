// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Federation
public import Messages

/// Everything one daemon is told at start. Read and checked by ``NodeConfigurationReader``.
public struct NodeConfiguration: Sendable, Hashable {
    /// A host and a port to listen on or to connect to.
    public struct Address: Sendable, Hashable, CustomStringConvertible {
        public var host: String
        public var port: Int
        public var description: String { "\(host):\(port)" }

        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    /// The node above: the hub for a county, the province for the hub.
    public struct Above: Sendable, Hashable {
        public var node: NodeName
        public var address: Address

        public init(node: NodeName, address: Address) {
            self.node = node
            self.address = address
        }
    }

    /// What everyone may read, and where.
    public struct Publicity: Sendable, Hashable {
        /// PEM files of an authority that browsers trust; the key in the clear, 0600.
        public struct Certificate: Sendable, Hashable {
            public var certificatePath: String
            public var keyPath: String

            public init(certificatePath: String, keyPath: String) {
                self.certificatePath = certificatePath
                self.keyPath = keyPath
            }
        }

        public var address: Address
        /// nil: the node's own identity is shown.
        public var certificate: Certificate?

        public init(address: Address, certificate: Certificate? = nil) {
            self.address = address
            self.certificate = certificate
        }
    }

    public var node: NodeName
    public var role: NodeRole
    /// Administrative division code, such as 330902.
    public var territoryCode: String
    public var territoryName: String
    public var dataDirectory: String
    public var identityDirectory: String
    /// File whose first line opens the key files; never the passphrase itself.
    public var passphraseFile: String
    public var listen: Address
    /// Health and metrics over plain HTTP; loopback only.
    public var operations: Address
    /// The public page over HTTPS; nil: not served.
    public var publicity: Publicity?
    public var above: Above?
    /// People who are system administrators from the first record on.
    public var administrators: [PersonName]
    public var federation: FederationLimits
    public var logLevel: String

    public init(
        node: NodeName, role: NodeRole, territoryCode: String, territoryName: String, dataDirectory: String,
        identityDirectory: String, passphraseFile: String, listen: Address, operations: Address, above: Above?,
        administrators: [PersonName], federation: FederationLimits, logLevel: String, publicity: Publicity? = nil
    ) {
        self.node = node
        self.role = role
        self.territoryCode = territoryCode
        self.territoryName = territoryName
        self.dataDirectory = dataDirectory
        self.identityDirectory = identityDirectory
        self.passphraseFile = passphraseFile
        self.listen = listen
        self.operations = operations
        self.above = above
        self.administrators = administrators
        self.federation = federation
        self.logLevel = logLevel
        self.publicity = publicity
    }
}
