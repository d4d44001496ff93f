// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Machine {
    /// Who prepares what comes before the body, and follows up what it resolves.
    private static let office: [Role] = [.dataAuthority, .hubAdministrator]

    /// Sessions of the coordination body, from the call to the minutes.
    public static let sessions = Machine(
        "session",
        [
            Transition("", .callSession, "called", .person(office), ["ZS-2.1.1a", "ZS-2.1.1d"]),
            Transition("called", .attendSession, "called", .person([.bodyMember]), ["ZS-2.1.1a", "ZS-2.1.1d"]),
            Transition("called", .attendSession, "quorate", .person([.bodyMember]), ["ZS-2.1.1a", "ZS-2.1.1d"]),
            Transition("called", .closeSession, "session-closed", .person(office), ["ZS-2.1.1d"]),
            Transition("quorate", .closeSession, "session-closed", .person(office), ["ZS-2.1.1d"]),
            Transition("quorate", .attendSession, "quorate", .person([.bodyMember]), ["ZS-2.1.1a", "ZS-2.1.1d"]),
        ])

    /// What resolutions give offices to do.
    public static let tasks = Machine(
        "task",
        [
            Transition("", .assignTask, "assigned", .person(office), ["ZS-5.1a", "ZS-5.1b"]),
            Transition("assigned", .closeTask, "task-closed", .person(TaskOffices.all), ["ZS-5.1b"]),
        ])
}

/// The offices a task can be given to.
enum TaskOffices {
    static let all: [Role] = [.dataAuthority, .supervisor, .platformMaintainer]
}

extension SessionState {
    /// The name in the transition table.
    var name: String {
        switch self {
        case .called: "called"
        case .quorate: "quorate"
        case .closed: "session-closed"
        }
    }
}

extension DutyTaskState {
    /// The name in the transition table.
    var name: String {
        switch self {
        case .assigned: "assigned"
        case .closed: "task-closed"
        }
    }
}
