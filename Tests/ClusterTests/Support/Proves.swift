// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

/// The clauses of the plan a test proves on real daemons. The house rules read it from the sources: a clause in force whose
/// proof names no such test fails `make test`.
struct Proves: TestTrait {
    let clauses: [String]
}

extension Trait where Self == Proves {
    static func proves(_ clauses: String...) -> Self { Proves(clauses: clauses) }
}
