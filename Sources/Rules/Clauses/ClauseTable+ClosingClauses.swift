// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseTable {
    /// Chapter 6 (附则), entry into force and newer rules.
    static let closingClauses: [Clause] = [
        Clause(
            "ZS-6a", .must, "all",
            en: "In force from issue (2024-03-20)",
            zh: "本方案自印发之日起施行"),
        Clause(
            "ZS-6b", .must, "all",
            en: "Newer national or provincial rules prevail (从其规定)",
            zh: "国家和省另有新规定的，从其规定"),
    ]
}
