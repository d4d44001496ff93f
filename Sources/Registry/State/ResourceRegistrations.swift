// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// What has been preserved and registered at this node, in the order it came.
public struct ResourceRegistrations: Sendable, Equatable, Codable {
    public private(set) var byID: [String: ResourceRegistration] = [:]
    public private(set) var order: [String] = []
    public private(set) var evidence: [String: PreservedEvidence] = [:]
    public private(set) var evidenceOrder: [String] = []

    init() {}

    public subscript(id: String) -> ResourceRegistration? { byID[id] }

    mutating func preserved(_ fact: EvidencePreserved, atMs: UInt64, sequence: UInt64) {
        let new = PreservedEvidence(fact: fact, atMs: atMs, span: RecordSpan(sequence))
        if evidence.updateValue(new, forKey: fact.evidenceId) == nil { evidenceOrder.append(fact.evidenceId) }
    }

    mutating func filed(_ new: ResourceRegistration) {
        if byID.updateValue(new, forKey: new.id) == nil { order.append(new.id) }
    }

    mutating func change(
        _ id: String, sequence: UInt64, _ body: (inout ResourceRegistration) -> Void
    ) -> Bool {
        guard let index = byID.index(forKey: id) else { return false }
        body(&byID.values[index])
        byID.values[index].span.last = sequence
        return true
    }
}
