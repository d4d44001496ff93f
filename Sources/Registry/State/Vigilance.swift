// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// A piece of evidence against a node below: where it stands, not the bytes themselves.
public struct Evidence: Sendable, Equatable, Codable {
    /// The sequence in that node's ledger the evidence is about.
    public let about: UInt64
    /// Where it stands in this ledger.
    public let sequence: UInt64
    /// The refusal's code, or "ledger.forked" for two records with one sequence.
    public let code: String
}

/// What went wrong and was caught: refusals by code, evidence by node.
public struct Vigilance: Sendable, Equatable, Codable {
    public private(set) var refusals: [String: UInt64] = [:]
    public private(set) var evidence: [String: [Evidence]] = [:]

    init() {}

    /// All refusals on record.
    public var refusalCount: UInt64 { refusals.values.reduce(0, &+) }

    mutating func refused(_ fact: Refused) {
        refusals[fact.refusal?.code ?? "", default: 0] += 1
    }

    mutating func kept(_ fact: EvidenceKept, sequence: UInt64) {
        let code = fact.refusal?.code ?? ""
        evidence[fact.node, default: []].append(
            Evidence(about: fact.sequence, sequence: sequence, code: code.isEmpty ? "ledger.forked" : code))
    }
}
