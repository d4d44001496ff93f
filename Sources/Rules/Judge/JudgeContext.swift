// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What the judge needs besides the ledger.
public struct JudgeContext: Sendable {
    public var catalogue: RuleSetCatalogue
    public var cryptography: any Cryptography
    /// The key orders are signed with: that of the node above the ledger's node. Empty: order signatures are not
    /// checked.
    public var orderKey: [UInt8]
    /// Whether people's signatures are verified. Where the actor's role names a key, the command's must be that one;
    /// where it names none, only the node that took the command in has seen the certificate behind the key.
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
