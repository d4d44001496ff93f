// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

extension TaskResult: NamedChoice {
    static let choices: [Choice<TaskResult>] = [
        Choice(.done, "done", "已完成", "完成"),
        Choice(.impossible, "impossible", "无法完成"),
    ]
}

/// `tongdao task`: what resolutions give offices to do, here and in the counties (ZS-5.1a, ZS-5.1b).
struct TaskCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("task", MechanismTexts.task, [Assign.self, Close.self, List.self, Show.self])
    }

    struct Assign: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("assign", MechanismTexts.assign) }

        @Option(help: .text(MechanismTexts.resolution, valueName: "motion")) var motion: String
        @Option(help: .text(MechanismTexts.title)) var title: String
        @Option(help: .text(MechanismTexts.office)) var office: Chosen<Role>
        @Option(help: .text(MechanismTexts.due, valueName: "time")) var due: TimeArgument
        @Option(help: .text(MechanismTexts.assignee, valueName: "uri")) var to: String?
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let now = session.surroundings.nowMilliseconds()
            return .assignTask(
                AssignTask(
                    motionId: motion, node: try to.map { try NodeArgument.read($0, option: "--to").description } ?? "",
                    office: office.value, dueMs: due.milliseconds(now: now), title: title))
        }

        static func done(_ subject: String) -> Text { MechanismTexts.assigned(subject) }
    }

    struct Close: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("close", MechanismTexts.closeTask) }

        @Argument(help: .text(MechanismTexts.taskID, valueName: "id")) var id: String
        @Option(help: .text(MechanismTexts.result)) var result: Chosen<TaskResult>
        @Option(help: .text(MechanismTexts.report, valueName: "path"), completion: .file()) var report: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let digest = try Digests.read(report, option: "--report", in: session.surroundings)
            return .closeTask(CloseTask(taskId: id, result: result.value, reportDigest: digest))
        }

        static func done(_ subject: String) -> Text { MechanismTexts.taskClosed(subject) }
    }

    struct List: RegisterListing {
        static let register = RegisterName.tasks
        static var configuration: CommandConfiguration { .verb("list", MechanismTexts.listTasks) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static let register = RegisterName.tasks
        static var configuration: CommandConfiguration { .verb("show", MechanismTexts.showTask) }

        @Argument(help: .text(MechanismTexts.taskID, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions
    }
}
