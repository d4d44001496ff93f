// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Rules

extension RuleSet {
    /// A made-up national set: newer, legal persons only, a shorter chain.
    static let legalPersons: RuleSet = {
        var parameters = RuleSet.zs2024.parameters
        parameters.legalPersonOnly = Parameter(true, .confirmed, source: "CN-OP 3")
        parameters.maximumTermMonths = Parameter(60, .confirmed, source: "CN-OP 14(2)")
        return RuleSet(
            id: "CNTEST", titleChinese: "测试规则", titleEnglish: "Test rules", level: .nation,
            validFromMs: 1_767_196_800_000,  // 2026-01-01T00:00+08:00
            parameters: parameters, chain: ApprovalChain([.body, .government, .publication, .sealedAgreement]))
    }()
}
