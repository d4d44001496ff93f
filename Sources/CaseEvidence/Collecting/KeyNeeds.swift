// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Whose keys a case's records were signed with: the records that gave those keys belong to its evidence too.
public struct KeyNeeds: Sendable, Equatable {
    /// People with the keys their commands were signed with.
    private var signers: Set<Holder> = []
    private var signatories: Set<String> = []
    private var seals: Set<String> = []
    private var nodes: Set<String> = []

    private struct Holder: Sendable, Hashable {
        let person: String
        let key: [UInt8]
    }

    public init() {}

    /// Takes in what a record of the case was signed with.
    public mutating func learn(_ record: Record) {
        if case .command(let signed)? = record.cause?.kind {
            signers.insert(Holder(person: record.actor, key: signed.publicKey))
        }
        switch record.body?.fact {
        case .agreementSigned(let fact): signatories.insert(fact.signatory)
        case .agreementSealed(let fact): seals.insert(fact.sealId)
        case .stopReceipted(let fact): nodes.insert(fact.node)
        default: break
        }
    }

    /// Whether the record says whose one of the keys is.
    public func covers(_ record: Record) -> Bool {
        switch record.body?.fact {
        case .roleGranted(let fact):
            !fact.publicKey.isEmpty
                && (signatories.contains(fact.person)
                    || signers.contains(Holder(person: fact.person, key: fact.publicKey)))
        case .sealEntered(let fact): seals.contains(fact.sealId)
        case .nodeAdmitted(let fact): nodes.contains(fact.node)
        default: false
        }
    }
}
