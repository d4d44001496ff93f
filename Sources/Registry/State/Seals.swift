// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// A contract seal on the register (ZS-2.1.1f, ZS-2.1.1g).
public struct Seal: Sendable, Equatable, Codable {
    public let id: String
    public let publicKey: [UInt8]
    public let custodian: String
    /// The agreements it was released for, in order: the log of seal uses.
    public internal(set) var releasedFor: [String] = []
    /// The agreements it has been put to.
    public internal(set) var usedFor: [String] = []
    public internal(set) var span: RecordSpan

    init(_ fact: SealEntered, sequence: UInt64) {
        id = fact.sealId
        publicKey = fact.publicKey
        custodian = fact.custodian
        span = RecordSpan(sequence)
    }
}

/// The register of contract seals of this jurisdiction.
public struct Seals: Sendable, Equatable, Codable {
    public private(set) var byID: [String: Seal] = [:]

    init() {}

    public subscript(id: String) -> Seal? { byID[id] }

    mutating func entered(_ fact: SealEntered, sequence: UInt64) {
        byID[fact.sealId] = Seal(fact, sequence: sequence)
    }

    mutating func released(_ id: String, agreement: String, sequence: UInt64) {
        byID[id]?.releasedFor.append(agreement)
        byID[id]?.span.last = sequence
    }

    mutating func used(_ id: String, agreement: String, sequence: UInt64) {
        byID[id]?.usedFor.append(agreement)
        byID[id]?.span.last = sequence
    }
}
