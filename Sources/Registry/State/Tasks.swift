// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Whether a task is still to be done.
public enum DutyTaskState: Sendable, Equatable, Codable {
    case assigned
    case closed(TaskResult, report: [UInt8])
}

/// What a resolution of the body gives an office to do, with a day (ZS-5.1a, ZS-5.1b).
public struct DutyTask: Sendable, Equatable, Codable {
    public let fact: TaskAssigned
    public internal(set) var state: DutyTaskState = .assigned
    public internal(set) var span: RecordSpan

    public var id: String { fact.taskId }

    init(_ fact: TaskAssigned, sequence: UInt64) {
        self.fact = fact
        span = RecordSpan(sequence)
    }
}

/// The tasks this node has given or been given, in the order of assignment.
public struct DutyTasks: Sendable, Equatable, Codable {
    public private(set) var byID: [String: DutyTask] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> DutyTask? { byID[id] }

    mutating func assigned(_ fact: TaskAssigned, sequence: UInt64) {
        if byID.updateValue(DutyTask(fact, sequence: sequence), forKey: fact.taskId) == nil {
            order.append(fact.taskId)
        }
    }

    mutating func closed(_ id: String, _ result: TaskResult, report: [UInt8], sequence: UInt64) -> Bool {
        guard let index = byID.index(forKey: id) else { return false }
        byID.values[index].state = .closed(result, report: report)
        byID.values[index].span.last = sequence
        return true
    }
}
