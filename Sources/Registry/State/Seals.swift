// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// Whether a contract seal may be used (ZS-2.1.1f, ZS-2.1.1g).
public enum SealState: Sendable, Equatable, Codable {
    case inUse
    /// Reported lost; it was last surely in hand at `sinceMs`, Unix milliseconds.
    case lost(sinceMs: UInt64)
    /// Another seal took its place.
    case replaced(by: String)
    /// Out of use without a successor.
    case retired

    /// The name used in views and in the transition table.
    public var name: String {
        switch self {
        case .inUse: "kept"
        case .lost: "seal-lost"
        case .replaced: "seal-replaced"
        case .retired: "seal-retired"
        }
    }
}

/// One use of a seal: the release, and the sealing once it is done. Times are Unix milliseconds.
public struct SealUse: Sendable, Equatable, Codable {
    public let agreement: String
    public let releasedBy: String
    public let releasedMs: UInt64
    /// Empty until the seal has been put to the agreement.
    public internal(set) var sealedBy = ""
    public internal(set) var sealedMs: UInt64 = 0
    /// SM3 of the text it was put to.
    public internal(set) var digest: [UInt8] = []
    public internal(set) var span: RecordSpan

    public var isDone: Bool { sealedMs > 0 }
}

/// A contract seal on the register (ZS-2.1.1f, ZS-2.1.1g). Its key never changes: a new key is a new seal.
public struct Seal: Sendable, Equatable, Codable {
    public let id: String
    public let publicKey: [UInt8]
    public let enteredMs: UInt64
    public internal(set) var custodian: String
    public internal(set) var state: SealState = .inUse
    /// When it was last surely in hand, once it has been lost; kept when it is replaced. Unix milliseconds.
    public internal(set) var lostMs: UInt64?
    /// The log of seal uses, in the order of the releases.
    public internal(set) var uses: [SealUse] = []
    public internal(set) var span: RecordSpan

    init(_ fact: SealEntered, atMs: UInt64, sequence: UInt64) {
        id = fact.sealId
        publicKey = fact.publicKey
        custodian = fact.custodian
        enteredMs = atMs
        span = RecordSpan(sequence)
    }

    /// The agreements it has been put to.
    public var usedFor: [String] { uses.filter(\.isDone).map(\.agreement) }

    /// The agreements it was put to after `timeMs`: if it was lost then, anyone may have sealed them.
    public func usedFor(after timeMs: UInt64) -> [String] {
        uses.filter { $0.isDone && $0.sealedMs > timeMs }.map(\.agreement)
    }

    /// Whether the use was made after the seal was last surely in hand.
    public func isSuspect(_ use: SealUse) -> Bool {
        lostMs.map { use.isDone && use.sealedMs > $0 } ?? false
    }
}

/// The register of contract seals of this jurisdiction.
public struct Seals: Sendable, Equatable, Codable {
    public private(set) var byID: [String: Seal] = [:]
    /// In the order of entry.
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> Seal? { byID[id] }

    mutating func entered(_ fact: SealEntered, atMs: UInt64, sequence: UInt64) {
        let seal = Seal(fact, atMs: atMs, sequence: sequence)
        if byID.updateValue(seal, forKey: seal.id) == nil { order.append(seal.id) }
    }

    mutating func change(_ id: String, sequence: UInt64, _ body: (inout Seal) -> Void) -> Bool {
        guard let index = byID.index(forKey: id) else { return false }
        body(&byID.values[index])
        byID.values[index].span.last = sequence
        return true
    }
}
