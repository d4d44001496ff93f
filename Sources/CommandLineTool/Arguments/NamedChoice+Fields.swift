// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

extension SensitiveData: NamedChoice {
    static let choices: [Choice<SensitiveData>] = [
        Choice(.present, "present", "有"), Choice(.absent, "absent", "无"),
    ]
}

extension ProductClass: NamedChoice {
    static let choices: [Choice<ProductClass>] = [
        Choice(.market, "market-use", "面向市场"), Choice(.regulator, "regulator-use", "仅供监管"),
    ]
}

extension DataOrigin: NamedChoice {
    static let choices: [Choice<DataOrigin>] = [
        Choice(.public, "public", "公共数据"), Choice(.enterprise, "enterprise", "企业数据"),
        Choice(.social, "social", "社会数据"),
    ]
}

extension ReviewSubject: NamedChoice {
    static let choices: [Choice<ReviewSubject>] = [
        Choice(.qualification, "qualification", "资质"), Choice(.capacity, "capacity", "能力"),
        Choice(.security, "security", "安全"), Choice(.value, "value", "价值"),
        Choice(.feasibility, "feasibility", "可行性"),
    ]
}

/// `subject=percent`: by what applications of a notice are compared (ZS-4.0b).
struct CriterionArgument: Sendable, Hashable, ExpressibleByArgument {
    let criterion: Criterion

    init?(argument: String) {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let subject = ReviewSubject(choice: parts[0]), let weight = UInt32(parts[1]) else {
            return nil
        }
        criterion = Criterion(subject: subject, weight: weight)
    }

    static var allValueStrings: [String] { ReviewSubject.choices.map { "\($0.name)=PERCENT" } }
}
