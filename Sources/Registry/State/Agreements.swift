// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// How far an agreement has come (ZS-3.5).
public enum AgreementState: Sendable, Equatable, Codable {
    case drafted
    case signed(AgreementSigned)
    case sealReleased(AgreementSigned, seal: String)
    case sealed(AgreementSigned, AgreementSealed)
    /// A later draft took its place before anyone had signed.
    case superseded(by: String)

    /// The name used in views and messages.
    public var name: String {
        switch self {
        case .drafted: "drafted"
        case .signed: "signed"
        case .sealReleased: "seal-released"
        case .sealed: "sealed"
        case .superseded: "superseded"
        }
    }
}

/// One agreement between the grantor and the operator.
public struct Agreement: Sendable, Equatable, Codable {
    public let id: String
    public let application: String
    public let terms: AgreementTerms
    /// SM3 of the canonical text.
    public let digest: [UInt8]
    /// The set in force when it was drafted: an agreement keeps its rule set (CN-OP 24).
    public let ruleSet: String
    public internal(set) var state: AgreementState = .drafted
    public internal(set) var span: RecordSpan

    init(_ fact: AgreementDrafted, ruleSet: String, sequence: UInt64) {
        id = fact.agreementId
        application = fact.applicationId
        terms = fact.terms ?? AgreementTerms()
        digest = fact.digest
        self.ruleSet = ruleSet
        span = RecordSpan(sequence)
    }

    /// The operator's signature, once there.
    public var signature: AgreementSigned? {
        switch state {
        case .drafted, .superseded: nil
        case .signed(let signed), .sealReleased(let signed, _), .sealed(let signed, _): signed
        }
    }
}

/// The agreements of this node, in the order of drafting.
public struct Agreements: Sendable, Equatable, Codable {
    public private(set) var byID: [String: Agreement] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> Agreement? { byID[id] }

    mutating func drafted(_ agreement: Agreement) {
        if byID.updateValue(agreement, forKey: agreement.id) == nil { order.append(agreement.id) }
    }

    mutating func change(_ id: String, sequence: UInt64, _ body: (inout Agreement) -> Void) -> Bool {
        guard let index = byID.index(forKey: id) else { return false }
        body(&byID.values[index])
        byID.values[index].span.last = sequence
        return true
    }
}
