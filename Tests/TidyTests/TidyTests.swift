// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

/// The house rules, checked on the sources themselves.
@Suite struct TidyTests {
    let tree = SourceTree()

    @Test func theSourcesKeepTheHouseRules() throws {
        let files = try tree.swiftFiles(under: "Sources")
        #expect(files.count > 100, "the sources must be found, else this test is vacuous")
        let violations = HouseRules.violations(in: files)
        #expect(violations.isEmpty, "\(violations.map(\.description).joined(separator: "\n"))")
    }

    @Test func everyFileNamesItsLicence() throws {
        let files = try tree.swiftFiles(under: "Sources") + tree.swiftFiles(under: "Tests")
        for file in files where !file.text.contains("SPDX-License-Identifier: Apache-2.0") {
            Issue.record("\(file.path) lacks the licence line")
        }
    }

    @Test func filesHoldOneIdea() throws {
        for file in try tree.swiftFiles(under: "Sources") where !file.isGenerated {
            #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
        }
    }

    /// The canary: rules that bite nothing are no rules.
    @Test func theRulesBite() {
        let canary = SourceTree.File(
            path: "Sources/Rules/Canary.swift",
            text: """
                import Foundation
                let now = Date()
                let value = try! risky()
                final class Loose: @unchecked Sendable {}
                """)
        let rules = HouseRules.violations(in: [canary]).map(\.rule)
        #expect(rules.contains { $0.contains("must not import Foundation") })
        #expect(rules.contains { $0.hasPrefix("Date()") })
        #expect(rules.contains { $0.hasPrefix("try!") })
        #expect(rules.contains { $0.contains("without a proof") })
    }
}
