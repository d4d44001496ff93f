// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// The cryptography the rules need, handed in so that they stay pure.
public protocol Cryptography: Sendable {
    /// The 32-byte SM3 digest.
    func sm3(_ message: [UInt8]) -> [UInt8]
    /// Whether `signature` (SM2, DER) over `message` is of the owner of `publicKey` (65 bytes). Malformed input is
    /// false.
    func verify(publicKey: [UInt8], message: [UInt8], signature: [UInt8]) -> Bool
}

/// Everything a decision rests on besides the registry and the command. The same context gives the same decision.
public struct DecisionContext: Sendable {
    /// The time of the decision, Unix milliseconds: that of the record to be, so that it replays.
    public var nowMs: UInt64
    public var catalogue: RuleSetCatalogue
    /// What the permit book says about the authorization a use is asked for; nil: no permit is held.
    public var permit: PermitFact?
    /// What the node knows of the actor's login; nil: there is none.
    public var login: LoginFact?
    /// The key the command was signed with; empty: not checked against the actor's role.
    public var signerKey: [UInt8]
    public var cryptography: any Cryptography

    public init(
        nowMs: UInt64, catalogue: RuleSetCatalogue = .standard, permit: PermitFact? = nil,
        login: LoginFact? = nil, signerKey: [UInt8] = [], cryptography: any Cryptography
    ) {
        self.nowMs = nowMs
        self.catalogue = catalogue
        self.permit = permit
        self.login = login
        self.signerKey = signerKey
        self.cryptography = cryptography
    }
}
