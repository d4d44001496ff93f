// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What the judge needs besides the ledger.
public struct JudgeContext: Sendable {
    public var catalogue: RuleSetCatalogue
    public var cryptography: any Cryptography
    /// The key orders are signed with: that of the node above the ledger's node. Empty: order signatures are not checked.
    public var orderKey: [UInt8]
    /// Whether people's signatures are verified with the keys on their roles. A command of someone whose role names no
    /// key cannot be checked here; the node that took it in verified it against a certificate.
    public var verifiesSignatures: Bool

    public init(
        catalogue: RuleSetCatalogue = .standard, cryptography: any Cryptography, orderKey: [UInt8] = [],
        verifiesSignatures: Bool = true
    ) {
        self.catalogue = catalogue
        self.cryptography = cryptography
        self.orderKey = orderKey
        self.verifiesSignatures = verifiesSignatures
    }
}
