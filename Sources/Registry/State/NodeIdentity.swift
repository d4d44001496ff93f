// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Who this ledger belongs to, as its genesis says.
public struct NodeIdentity: Sendable, Equatable, Codable {
    /// The node's URI.
    public let node: String
    public let role: NodeRole
    /// Administrative division code, e.g. 330902.
    public let territoryCode: String
    public let territoryName: String
    /// Random id of the data directory.
    public let instance: String
    /// The node's SM2 key, 65 bytes.
    public let publicKey: [UInt8]
    /// The people who are system administrators from the first record on.
    public let administrators: [String]

    init(_ genesis: Genesis) {
        node = genesis.node
        role = genesis.role
        territoryCode = genesis.territoryCode
        territoryName = genesis.territoryName
        instance = genesis.instance
        publicKey = genesis.publicKey
        administrators = genesis.administrators
    }
}
