// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension FactTexts {
    /// The calendar, and what of registration says more than its name.
    static func registration(_ fact: Body.Fact?) -> Text? {
        switch fact {
        case .calendarPublished(let fact): Text("公布 \(fact.year) 年工作日历", "working days of \(fact.year) published")
        case .evidencePreserved(let fact): Text("存证《\(fact.title)》", "evidence preserved: \(fact.title)")
        case .registrationFiled(let fact):
            Text(
                "申请登记《\(fact.content?.name ?? "")》\(fact.late ? "，逾期" : "")",
                "registration filed: \(fact.content?.name ?? "")\(fact.late ? ", late" : "")")
        case .registrationReturned(let fact): Text("告知补正：\(fact.reason)", "returned for correction: \(fact.reason)")
        case .registrationReviewed(let fact):
            Text("形式审核\(fact.passed ? "通过" : "未通过")", "formal review \(fact.passed ? "" : "not ")passed")
        case .objectionsDecided(let fact):
            Text("异议\(fact.upheld ? "成立" : "不成立")", "objection \(fact.upheld ? "" : "not ")upheld")
        case .registrationCoded(let fact): Text("赋码 \(fact.queryCode)", "query code \(fact.queryCode) given")
        case .registrationChangeAsked(let fact):
            Text("申请\(fact.requestKind.title(in: .chinese))", "\(fact.requestKind.choiceName) asked for")
        case .registrationChangeDecided(let fact):
            Text(fact.granted ? "同意申请" : "不同意申请", fact.granted ? "granted" : "not granted")
        case .registrationRevoked(let fact):
            Text(
                "撤销登记：\(fact.revocationCause.title(in: .chinese))",
                "registration revoked: \(fact.revocationCause.choiceName)")
        default: nil
        }
    }
}
