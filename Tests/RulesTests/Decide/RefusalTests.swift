// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Every refusal code is reached by a real decision, carries its clauses, and has its texts filled.
@Suite struct RefusalTests {
    /// Each family of commands reaches its own. A family's answer to a code that is not its own is nil.
    private static let families: [@Sendable (RefusalCode) -> Refusal?] = [
        Refusals.supervision,
        Refusals.factors,
        Refusals.exits,
        Refusals.channels,
        Refusals.fields,
        Refusals.training,
        Refusals.templates,
        Refusals.experts,
        Refusals.mechanism,
        Refusals.seals,
        Refusals.ruleSets,
        Refusals.general,
        Refusals.registration,
        Refusals.products,
        Refusals.admission,
        Refusals.federation,
    ]

    @Test(arguments: RefusalCode.allCases)
    func everyCodeIsReached(_ code: RefusalCode) throws {
        let refusal = try #require(Self.families.lazy.compactMap { $0(code) }.first)
        #expect(refusal.code == code.rawValue)
        for clause in refusal.clauses { #expect(ClauseTable[Clause.ID(rawValue: clause)] != nil, "\(clause)") }
        #expect(code == .commandMalformed || !refusal.clauses.isEmpty)
        for text in [refusal.messageZh, refusal.messageEn, refusal.nextZh, refusal.nextEn] {
            #expect(!text.isEmpty)
            #expect(!text.contains("{") && !text.contains("—"), "\(text)")
        }
        #expect(!refusal.decisionId.isEmpty)
    }

    @Test func aRecordedRefusalCarriesNoTextAndIsDressedAgain() throws {
        var office = Office.dinghai()
        let refusal = office.ledger.refuse(.publishNotice(office.notice()), by: office.applicant)
        guard case .refused(let recorded)? = office.ledger.records.last?.body?.fact, let bare = recorded.refusal else {
            Issue.record("no refusal on record")
            return
        }
        #expect(bare.messageZh.isEmpty && bare.nextEn.isEmpty)
        #expect(RefusalTexts.dressed(bare) == refusal)
        #expect(office.ledger.registry.vigilance.refusals == ["role.missing": 1])
    }

    @Test func codesAndTextsAreOneToOne() {
        #expect(RefusalTexts.all.map(\.code.rawValue).sorted() == RefusalCode.allCases.map(\.rawValue).sorted())
        for text in RefusalTexts.all {
            for clause in text.clauses { #expect(ClauseTable[clause] != nil, "\(clause)") }
            #expect(text.status != .ok)
        }
    }
}
