// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
internal import Registry

extension Decider {
    /// ZS-2.3.1a: a course for groups of staff. At the hub it is for the whole city.
    func publishCourse(_ action: PublishCourse) throws(Objection) -> [Draft] {
        try acting(as: Self.trainers)
        var missing: [String] = []
        if action.title.isEmpty { missing.append("title") }
        if action.groups.isEmpty || action.groups.contains(where: { $0.identifier.isEmpty })
            || Set(action.groups).count != action.groups.count
        {
            missing.append("groups")
        }
        if action.passMark == 0 || action.passMark > 100 { missing.append("pass-mark") }
        if action.validityMonths == 0 || action.validityMonths > ruleSet.parameters.trainingMonths.value {
            missing.append("validity")
        }
        guard missing.isEmpty else { throw Objection(.courseIncomplete, missing) }
        let fact = CoursePublished(
            courseId: nextID("K"), title: action.title, groups: action.groups, passMark: action.passMark,
            validityMonths: action.validityMonths)
        return [Draft(fact.courseId, ["ZS-2.3.1a"], .coursePublished(fact))]
    }

    /// The bank stays with the office: its digests fix what was asked, and what the right answers were.
    func enterQuestionBank(_ action: EnterQuestionBank) throws(Objection) -> [Draft] {
        try acting(as: Self.trainers)
        let course = try course(action.courseId)
        let digests = action.questionDigests + action.answerCommitments
        guard !action.questionDigests.isEmpty, action.questionDigests.count == action.answerCommitments.count,
            digests.allSatisfy({ $0.count == digestBytes })
        else { throw Objection(.courseIncomplete, ["questions"]) }
        let fact = QuestionBankEntered(
            courseId: course.id, questionDigests: action.questionDigests, answerCommitments: action.answerCommitments)
        return [Draft(course.id, ["ZS-2.3.1a", "ZS-2.3.0c"], .questionBankEntered(fact))]
    }

    /// Which of the three groups someone belongs to.
    func assignStaff(_ action: AssignStaff) throws(Objection) -> [Draft] {
        try acting(as: Self.trainers)
        guard (try? PersonName(action.person)) != nil else { throw Objection(.actorMalformed, [action.person]) }
        guard !action.group.identifier.isEmpty else { throw Objection(.courseIncomplete, ["groups"]) }
        let fact = StaffAssigned(person: action.person, group: action.group)
        return [Draft(action.person, ["ZS-2.3.1a"], .staffAssigned(fact))]
    }

    /// A paper that was written, with its score; the pass follows from it. Nobody examines themselves.
    func recordAttempt(_ action: RecordAttempt) throws(Objection) -> [Draft] {
        try acting(as: Self.trainers)
        let course = try course(action.courseId)
        guard (try? PersonName(action.person)) != nil else { throw Objection(.actorMalformed, [action.person]) }
        try checkSeparate(.recordAttempt, SeparateMatter(person: action.person))
        var missing: [String] = []
        if action.score > 100 { missing.append("score") }
        if action.paperDigest.count != digestBytes { missing.append("paper") }
        if course.questions == 0, !course.isFromAbove { missing.append("question-bank") }
        guard missing.isEmpty else { throw Objection(.trainingIncomplete, missing) }
        try checkAttempts(action.person, course)
        let clauses: [Clause.ID] = ["ZS-2.3.1a", "ZS-2.3.0c"]
        let subject = TrainingID.text(course: course.id, person: action.person)
        let attempt = AttemptRecorded(
            attemptId: nextID("E"), courseId: course.id, person: action.person, score: action.score,
            paperDigest: action.paperDigest)
        let first = Draft(subject, clauses, .attemptRecorded(attempt))
        guard action.score >= course.fact.passMark else { return [first] }
        let until = CivilTime(unixMs: nowMs).adding(months: Int(course.fact.validityMonths)).unixMs
        let passed = TrainingPassed(
            attemptId: attempt.attemptId, courseId: course.id, person: action.person, validUntilMs: until)
        return [first, Draft(subject, clauses + ["ZS-2.3.1b"], .trainingPassed(passed))]
    }

    /// ZS-2.3.1b: a use is opened only to someone who holds a valid pass of every course of their group. Where no course
    /// has been published for the group, by this node or for the city, there is nothing to have passed.
    func checkTrained(_ person: String) throws(Objection) {
        let group = registry.trainings.group(of: person)
        let lacking = registry.trainings.courses(for: group).filter { course in
            registry.trainings.training(of: person, in: course.id)?.isValid(at: nowMs) != true
        }
        guard lacking.isEmpty else {
            throw Objection(.useUntrained, ["group:\(group.identifier)"] + lacking.map { "course:\($0.id)" })
        }
    }

    /// So many attempts, and then a pause before the next.
    private func checkAttempts(_ person: String, _ course: Course) throws(Objection) {
        guard let training = registry.trainings.training(of: person, in: course.id) else { return }
        let allowed = ruleSet.parameters.trainingAttempts.value
        guard training.attempts >= allowed else { return }
        let againMs = training.lastMs.plus(days: UInt64(ruleSet.parameters.trainingPauseDays.value))
        guard nowMs < againMs else { return }
        throw Objection(.trainingTooOften, ["attempts:\(allowed)", "again:\(CivilTime(unixMs: againMs).text)"])
    }

    private func course(_ id: String) throws(Objection) -> Course {
        guard let found = registry.trainings.courses[id] else { throw Objection(.subjectNotFound, [id]) }
        return found
    }

    /// Who publishes courses and records attempts.
    private static var trainers: [Role] { [.dataAuthority, .hubAdministrator] }
}

extension StaffGroup {
    /// The identifier in refusals, views and on the command line; empty for what is no group.
    public var identifier: String {
        switch self {
        case .unspecified, .unrecognized: ""
        case .management: "management"
        case .technical: "technical"
        case .operating: "operating"
        }
    }
}
