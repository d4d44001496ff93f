// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Rules
import Testing

@Suite struct ClauseTests {
    /// As many rows as the plan's table has, by chapter: none may get lost.
    @Test func everyRowIsThere() {
        #expect(ClauseTable.all.count == 122)
        #expect((1...6).map { ClauseTable.chapter($0).count } == [18, 62, 17, 9, 14, 2])
        #expect(Set(ClauseTable.all.map(\.id)).count == ClauseTable.all.count)
    }

    @Test func everyRowSaysWhoAndWhatInBothLanguages() {
        for clause in ClauseTable.all {
            #expect(!clause.who.isEmpty && !clause.english.isEmpty && !clause.chinese.isEmpty, "\(clause.id)")
            #expect(clause.chinese.unicodeScalars.contains { $0.value > 0x4e00 }, "\(clause.id)")
        }
    }

    @Test func prohibitionsAreThree() {
        #expect(ClauseTable.all.filter { $0.modality == .prohibited }.map(\.id) == ["ZS-2.2e", "ZS-2.2g", "ZS-2.2h"])
        #expect(ClauseTable["ZS-3.6d"]?.chinese.contains("6个月") == true)
        #expect(ClauseTable["ZS-9.9"] == nil)
    }
}
