// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// ZS-2.3.1a: what each group of staff has to pass.
    func courses() -> [RegisterEntry] {
        registry.trainings.courseOrder.compactMap { registry.trainings.courses[$0] }.map { course in
            var entry = RegisterEntry(
                course.id, state: course.isFromAbove ? "city-course" : "own-course", course.span,
                ["ZS-2.3.1a", "ZS-2.3.0c"])
            entry.put("title", course.fact.title)
            entry.put("groups", course.fact.groups.map(\.identifier).joined(separator: ","))
            entry.put("pass-mark", String(course.fact.passMark))
            entry.put("validity", String(course.fact.validityMonths))
            entry.put("questions", course.questions == 0 ? "" : String(course.questions))
            return entry
        }
    }

    /// ZS-2.3.1a, ZS-2.3.1b: each person's standing in each course, with the day a pass lapses.
    func trainings() -> [RegisterEntry] {
        registry.trainings.order.compactMap { registry.trainings[$0] }.map { training in
            let isPassed = training.validUntilMs > 0
            let state = !isPassed ? "failed" : training.isValid(at: nowMs) ? "passed" : "lapsed"
            var entry = RegisterEntry(training.id, state: state, training.span, ["ZS-2.3.1a", "ZS-2.3.1b"])
            entry.organ = (try? PersonName(training.person))?.organ ?? ""
            entry.put("person", training.person)
            entry.put("course", training.course)
            entry.put("group", registry.trainings.group(of: training.person).identifier)
            entry.put("score", String(training.lastScore))
            entry.put("attempts-failed", String(training.attempts))
            entry.put("valid-until", timeMs: training.validUntilMs)
            if isPassed {
                let warn = training.validUntilMs.less(days: UInt64(ruleSet.parameters.trainingWarningDays.value))
                entry.dues = [
                    Due(
                        "training-lapses", training.validUntilMs, warn: warn, .operatorSignatory, to: .dataAuthority,
                        ["ZS-2.3.1b"])
                ]
            }
            return entry
        }
    }
}
