// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Applicant {
    /// The name as everyone may read it. The firm of an individual's business (个体工商户, second character `2` of a credit
    /// code that begins with `9`, GB 32100) often is the person's own name: of it the first character is told, and the
    /// credit code beside it says who is meant to whoever has to know.
    var publicName: String {
        guard creditCode.hasPrefix("92"), let first = name.first else { return name }
        return "\(first)＊＊"
    }
}
