// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Rules
import Testing

/// A clause in force without a test on real daemons fails here.
@Suite struct ClauseProofTests {
    /// The chapters whose clauses have to work: admission, fields, the governing bodies, the channel, safeguards of the
    /// organisation, closing. What belongs to the data plane and to settlement comes later.
    private static let governed = [
        "ZS-1.", "ZS-2.1.", "ZS-2.2", "ZS-2.3.0", "ZS-2.3.1", "ZS-3.", "ZS-4.", "ZS-5.1", "ZS-6",
    ]
    /// Deletion of data belongs to the data plane.
    private static let later: Set<Clause.ID> = ["ZS-3.6c"]

    /// Clauses whose proof is still to come. A clause that has one must leave this list.
    private static let outstanding: Set<Clause.ID> = []

    /// The acceptance tests as the sources have them: the name of each, and the clauses it says it proves.
    private struct Tests {
        var clauses: [String: Set<String>] = [:]

        init(_ files: [SourceTree.File]) {
            for file in files { read(file) }
        }

        private mutating func read(_ file: SourceTree.File) {
            var suite = ""
            var proven: Set<String>?
            for line in file.lines {
                if let name = Self.word(after: "@Suite struct ", in: line) { suite = name }
                if line.contains(".proves(") || proven != nil {
                    proven = (proven ?? []).union(Self.quoted(in: line).filter { $0.hasPrefix("ZS-") })
                }
                if let found = proven, let name = Self.word(after: "func ", in: line) {
                    clauses["\(suite)/\(name)", default: []].formUnion(found)
                    proven = nil
                }
            }
        }

        private static func word(after mark: String, in line: Substring) -> String? {
            guard let range = line.firstRange(of: mark) else { return nil }
            return String(line[range.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        }

        private static func quoted(in line: Substring) -> [String] {
            line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }
    }

    private let tests: Tests

    init() throws {
        tests = Tests(try SourceTree().swiftFiles(under: "Tests/ClusterTests"))
    }

    @Test func everyClauseInForceHasAProof() {
        let governed = ClauseTable.all.map(\.id).filter { id in
            Self.governed.contains { id.rawValue.hasPrefix($0) } && !Self.later.contains(id)
        }
        #expect(governed.count > 60, "the table must be found, else this test is vacuous")
        let lacking = Set(governed.filter { ClauseProofs.of($0).state == .planned })
        #expect(lacking.subtracting(Self.outstanding).sorted() == [], "clauses without a proof")
        #expect(Self.outstanding.subtracting(lacking).sorted() == [], "proven by now: take them off the list")
    }

    @Test func everyProofNamesATestThatProvesIt() {
        #expect(Set(ClauseProofs.all.map(\.clause)).count == ClauseProofs.all.count, "a clause is claimed twice")
        for proof in ClauseProofs.all {
            #expect(ClauseTable[proof.clause] != nil, "\(proof.clause) is no clause")
            #expect(!proof.english.isEmpty && !proof.chinese.isEmpty)
            let proven = tests.clauses[proof.test]
            #expect(
                proven?.contains(proof.clause.rawValue) == true,
                "\(proof.clause): \(proof.test) does not say that it proves it (it proves \(proven?.sorted() ?? []))")
        }
    }

    @Test func everyTestProvesClausesThatThePlanHas() {
        for (test, clauses) in tests.clauses.sorted(by: { $0.key < $1.key }) {
            for clause in clauses.sorted() {
                #expect(ClauseTable[Clause.ID(rawValue: clause)] != nil, "\(test) proves \(clause), which is no clause")
            }
        }
    }

    /// The canary: a test that says less, or that is not there, must be noticed.
    @Test func theReadingBites() {
        let read = Tests([
            SourceTree.File(
                path: "Tests/ClusterTests/Canary.swift",
                text: """
                    @Suite struct Canary {
                        @Test(.proves("ZS-3.0a",
                            "ZS-3.2")) func both() {}
                        @Test func nothing() {}
                    }
                    """)
        ])
        #expect(read.clauses == ["Canary/both": ["ZS-3.0a", "ZS-3.2"]])
    }
}
