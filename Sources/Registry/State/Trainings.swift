// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// A course that staff must pass before they open a use (ZS-2.3.1a).
public struct Course: Sendable, Equatable, Codable {
    public let fact: CoursePublished
    /// Whether the node above published it, for the whole city.
    public let isFromAbove: Bool
    /// How many questions its bank has; 0: no bank was entered yet.
    public internal(set) var questions = 0
    public internal(set) var span: RecordSpan

    public var id: String { fact.courseId }
}

/// What one person has done in one course.
public struct Training: Sendable, Equatable, Codable {
    public let person: String
    public let course: String
    /// Attempts since the last pass; all of them before the first.
    public internal(set) var attempts: UInt32 = 0
    public internal(set) var lastScore: UInt32 = 0
    /// When the last attempt was recorded, Unix milliseconds.
    public internal(set) var lastMs: UInt64 = 0
    /// Unix milliseconds up to which the last pass holds; 0: never passed.
    public internal(set) var validUntilMs: UInt64 = 0
    public internal(set) var span: RecordSpan

    /// The subject it stands under: the course and the person.
    public var id: String { TrainingID.text(course: course, person: person) }

    public func isValid(at nowMs: UInt64) -> Bool { nowMs < validUntilMs }
}

public enum TrainingID {
    public static func text(course: String, person: String) -> String { "\(course):\(person)" }
}

/// Courses, the groups people belong to, and their attempts and passes.
public struct Trainings: Sendable, Equatable, Codable {
    public private(set) var courses: [String: Course] = [:]
    public private(set) var courseOrder: [String] = []
    public private(set) var groups: [String: StaffGroup] = [:]
    public private(set) var byID: [String: Training] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> Training? { byID[id] }

    public func training(of person: String, in course: String) -> Training? {
        byID[TrainingID.text(course: course, person: person)]
    }

    /// The group of a person. Whoever uses the platform and was assigned to none is of the operating staff.
    public func group(of person: String) -> StaffGroup { groups[person] ?? .operating }

    /// The courses a group has to pass, in the order they were published.
    public func courses(for group: StaffGroup) -> [Course] {
        courseOrder.compactMap { courses[$0] }.filter { $0.fact.groups.contains(group) }
    }

    mutating func published(_ fact: CoursePublished, isFromAbove: Bool, sequence: UInt64) {
        let course = Course(fact: fact, isFromAbove: isFromAbove, span: RecordSpan(sequence))
        if courses.updateValue(course, forKey: fact.courseId) == nil { courseOrder.append(fact.courseId) }
    }

    mutating func entered(_ fact: QuestionBankEntered, sequence: UInt64) -> Bool {
        guard let index = courses.index(forKey: fact.courseId) else { return false }
        courses.values[index].questions = fact.questionDigests.count
        courses.values[index].span.last = sequence
        return true
    }

    mutating func assigned(_ fact: StaffAssigned) { groups[fact.person] = fact.group }

    mutating func attempted(_ fact: AttemptRecorded, atMs: UInt64, sequence: UInt64) {
        let id = TrainingID.text(course: fact.courseId, person: fact.person)
        var training =
            byID[id] ?? Training(person: fact.person, course: fact.courseId, span: RecordSpan(sequence))
        if byID[id] == nil { order.append(id) }
        training.attempts += 1
        training.lastScore = fact.score
        training.lastMs = atMs
        training.span.last = sequence
        byID[id] = training
    }

    mutating func passed(_ fact: TrainingPassed, sequence: UInt64) -> Bool {
        let id = TrainingID.text(course: fact.courseId, person: fact.person)
        guard let index = byID.index(forKey: id) else { return false }
        byID.values[index].attempts = 0
        byID.values[index].validUntilMs = fact.validUntilMs
        byID.values[index].span.last = sequence
        return true
    }
}
