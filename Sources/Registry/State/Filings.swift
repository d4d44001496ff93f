// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// How far a filing to the province has come (ZS-3.4c). A hub opens and gets the receipt; the province accepts.
public enum FilingState: Sendable, Equatable, Codable {
    case opened
    case receipted(number: String, receivedMs: UInt64, signature: Signature)
    case accepted(number: String, acceptedMs: UInt64)

    /// The name used in views and messages.
    public var name: String {
        switch self {
        case .opened: "filing-opened"
        case .receipted: "filing-receipted"
        case .accepted: "filing-accepted"
        }
    }

    /// The province's receipt number, once there is one.
    public var number: String? {
        switch self {
        case .opened: nil
        case .receipted(let number, _, _), .accepted(let number, _): number
        }
    }
}

/// One filing of an authorization with the province.
public struct FilingEntry: Sendable, Equatable, Codable {
    public let id: String
    public let authorization: String
    /// SM3 of the filing's text.
    public let digest: [UInt8]
    public internal(set) var state: FilingState
    public internal(set) var span: RecordSpan
}

/// The filings of this node, in the order they were opened or accepted.
public struct Filings: Sendable, Equatable, Codable {
    public private(set) var byID: [String: FilingEntry] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> FilingEntry? { byID[id] }

    /// The filings that still await the province's receipt, in the order they were opened.
    public var awaitingReceipt: [FilingEntry] {
        order.compactMap { byID[$0] }.filter { $0.state == .opened }
    }

    mutating func opened(_ fact: FilingOpened, sequence: UInt64) {
        put(
            FilingEntry(
                id: fact.filingId, authorization: fact.authorizationId, digest: fact.digest, state: .opened,
                span: RecordSpan(sequence)))
    }

    mutating func receipted(_ fact: FilingReceipted, sequence: UInt64) -> Bool {
        guard let index = byID.index(forKey: fact.filingId) else { return false }
        byID.values[index].state = .receipted(
            number: fact.receiptNumber, receivedMs: fact.receivedMs, signature: fact.signature ?? Signature())
        byID.values[index].span.last = sequence
        return true
    }

    mutating func accepted(_ fact: FilingAccepted, atMs: UInt64, sequence: UInt64) {
        put(
            FilingEntry(
                id: fact.filingId, authorization: fact.text?.authorization?.authorizationId ?? "", digest: fact.digest,
                state: .accepted(number: fact.receiptNumber, acceptedMs: atMs), span: RecordSpan(sequence)))
    }

    private mutating func put(_ filing: FilingEntry) {
        if byID.updateValue(filing, forKey: filing.id) == nil { order.append(filing.id) }
    }
}
