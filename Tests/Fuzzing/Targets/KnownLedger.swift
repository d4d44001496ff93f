// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
public import Messages
import Registry
import Rules

/// A ledger as a node writes it, and what was true after each of its decisions: where a hostile record begins.
///
/// The files are written by `FuzzLedgerTests` from the same flows that test the rules.
public struct KnownLedger: Sendable {
    /// What was true before a decision, and the decision's records.
    struct Step: Sendable {
        var registry: Registry
        var decision: [Record]
    }

    public let name: String
    public let records: [Record]
    let steps: [Step]

    /// One of each role, in an order that inputs rely on.
    public static let all: [KnownLedger] = ["county", "hub", "province"].map { KnownLedger(named: $0) }

    /// Reads `Ledgers/<name>.records`: the records as frames.
    private init(named name: String) {
        self.name = name
        let path = Repository.fuzzing + "/Ledgers/\(name).records"
        var decoder = FrameDecoder(limitBytes: 1 << 20)
        let content = FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
        let frames = (try? decoder.consume(content)) ?? []
        records = frames.compactMap { try? Record.decode($0) }
        steps = Self.steps(records)
        precondition(
            !frames.isEmpty && steps.reduce(0) { $0 + $1.decision.count } == frames.count,
            "\(path) does not follow the contract any more: write it anew as docs/fuzzing.md says")
    }

    private static func steps(_ records: [Record]) -> [Step] {
        var steps: [Step] = []
        var registry = Registry()
        var index = 0
        while index < records.count {
            let decision = Array(records[index...].prefix(Judge.size(of: records[index]) ?? 1))
            steps.append(Step(registry: registry, decision: decision))
            for record in decision {
                do { try registry.apply(record) } catch { return [] }
            }
            index += decision.count
        }
        return steps
    }
}

/// Where this package's own files are.
public enum Repository {
    /// The folder `Tests/Fuzzing`.
    public static let fuzzing: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(2).joined(separator: "/")
    }()
}
