// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// The course of a registration, a second time: evidence, application, notice, code; nobody judges what they filed, no code
/// comes before the notice is over, and none twice in the city.
struct RegistrationStatute {
    private struct Course {
        var filers: Set<String>
        var noticeUntilMs: UInt64?
        var isObjected = false
        var isCoded = false
        var isOver = false
    }

    private var courses: [String: Course] = [:]
    private var evidence: Set<String> = []
    private var codes: Set<String> = []

    mutating func take(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .evidencePreserved(let fact):
            let isNew = evidence.insert("\(record.node) \(fact.evidenceId)").inserted
            return isNew ? nil : "\(fact.evidenceId) is preserved twice"
        case .registrationFiled(let fact):
            guard evidence.contains("\(record.node) \(fact.content?.evidenceId ?? "")") else {
                return "\(fact.registrationId) is filed before its evidence is preserved"
            }
            let course = Course(filers: [record.actor])
            let isNew = courses.updateValue(course, forKey: "\(record.node) \(fact.registrationId)") == nil
            return isNew ? nil : "\(fact.registrationId) is filed twice"
        case .registrationAmended(let fact): return filed(fact.registrationId, record, afterCode: false)
        case .registrationChangeAsked(let fact): return filed(fact.registrationId, record, afterCode: true)
        case .registrationReturned(let fact): return judged(fact.registrationId, record) { _ in nil }
        case .registrationAccepted(let fact): return judged(fact.registrationId, record) { _ in nil }
        case .registrationReviewed(let fact):
            return judged(fact.registrationId, record) {
                $0.isOver = !fact.passed
                return nil
            }
        case .registrationNoticed(let fact):
            return judged(fact.registrationId, record) {
                $0.noticeUntilMs = fact.noticeUntilMs
                return fact.noticeUntilMs > record.time >> 16 ? nil : "a notice that is over as it begins"
            }
        case .registrationObjected(let fact):
            return change(fact.registrationId, record) {
                guard let until = $0.noticeUntilMs, record.time >> 16 < until else { return "an objection out of time" }
                $0.isObjected = true
                return nil
            }
        default: return later(fact, record)
        }
    }

    private mutating func later(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .objectionsDecided(let fact):
            return judged(fact.registrationId, record) {
                guard $0.isObjected else { return "an objection nobody raised is decided" }
                $0.isObjected = false
                $0.isOver = fact.upheld
                return nil
            }
        case .registrationCoded(let fact):
            guard codes.insert(fact.queryCode).inserted else { return "the code \(fact.queryCode) is given twice" }
            return judged(fact.registrationId, record) {
                guard let until = $0.noticeUntilMs, until <= record.time >> 16, !$0.isObjected, !$0.isCoded else {
                    return "it is coded before its notice is over, or twice"
                }
                $0.isCoded = true
                return nil
            }
        case .registrationChangeDecided(let fact): return judged(fact.registrationId, record) { _ in nil }
        case .registrationRevoked(let fact):
            return judged(fact.registrationId, record) {
                $0.isOver = true
                return $0.isCoded ? nil : "it is revoked before it was registered"
            }
        default: return nil
        }
    }

    private mutating func filed(_ id: String, _ record: Record, afterCode: Bool) -> String? {
        change(id, record) {
            $0.filers.insert(record.actor)
            return $0.isCoded == afterCode ? nil : "it is filed for out of its turn"
        }
    }

    private mutating func judged(
        _ id: String, _ record: Record, _ body: (inout Course) -> String?
    ) -> String? {
        change(id, record) { course in
            course.filers.contains(record.actor) ? "\(record.actor) judges what they filed" : body(&course)
        }
    }

    private mutating func change(
        _ id: String, _ record: Record, _ body: (inout Course) -> String?
    ) -> String? {
        guard var course = courses["\(record.node) \(id)"] else { return "\(id) is not known" }
        guard !course.isOver else { return "\(id) goes on though it is over" }
        let wrong = body(&course)
        courses["\(record.node) \(id)"] = course
        return wrong.map { "\(id): \($0)" }
    }
}

extension Statute {
    /// Who files, who registers, who may object; the hub's administrator keeps the calendar.
    static func registrationOffices(_ fact: Body.Fact) -> [Role]? {
        switch fact {
        case .calendarPublished: [.hubAdministrator]
        case .evidencePreserved, .registrationFiled, .registrationAmended, .registrationChangeAsked:
            [.dataProvider, .dataAuthority, .operatorSignatory]
        case .registrationReturned, .registrationAccepted, .registrationReviewed, .registrationNoticed,
            .objectionsDecided, .registrationCoded, .registrationChangeDecided, .registrationRevoked:
            [.dataAuthority, .hubAdministrator]
        case .registrationObjected:
            [.applicant, .operatorSignatory, .dataProvider, .expert, .bodyMember, .supervisor, .government]
        default: productOffices(fact)
        }
    }
}
