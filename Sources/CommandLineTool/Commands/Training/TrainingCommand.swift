// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao training`: what staff pass before they open a use (ZS-2.3.1a, ZS-2.3.1b).
struct TrainingCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "training", TrainingTexts.noun,
            [Publish.self, Bank.self, Assign.self, Record.self, List.self, Courses.self])
    }
}

extension StaffGroup: NamedChoice {
    static let choices: [Choice<StaffGroup>] = [
        Choice(.management, "management", "管理人员"), Choice(.technical, "technical", "技术人员"),
        Choice(.operating, "operating", "业务人员"),
    ]
}

extension TrainingCommand {
    struct Publish: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("publish", TrainingTexts.publish) }

        @Option(help: .text(TrainingTexts.title)) var title: String
        @Option(help: .text(TrainingTexts.group)) var group: [Chosen<StaffGroup>] = []
        @Option(help: .text(TrainingTexts.passMark)) var passMark: UInt32
        @Option(help: .text(TrainingTexts.validity)) var validityMonths: UInt32
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .publishCourse(
                PublishCourse(
                    title: title, groups: group.map(\.value), passMark: passMark, validityMonths: validityMonths))
        }

        static func done(_ subject: String) -> Text { TrainingTexts.published(subject) }
    }

    struct Bank: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("bank", TrainingTexts.bank) }

        @Argument(help: .text(TrainingTexts.course, valueName: "id")) var course: String
        @Option(help: .text(TrainingTexts.question, valueName: "path"), completion: .file()) var question: [String] = []
        @Option(help: .text(TrainingTexts.answer, valueName: "path"), completion: .file()) var answer: [String] = []
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let surroundings = session.surroundings
            return .enterQuestionBank(
                EnterQuestionBank(
                    courseId: course,
                    questionDigests: try question.map { try Digests.read($0, option: "--question", in: surroundings) },
                    answerCommitments: try answer.map { try Digests.read($0, option: "--answer", in: surroundings) }))
        }

        static func done(_ subject: String) -> Text { TrainingTexts.bankEntered(subject) }
    }

    struct Assign: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("assign", TrainingTexts.assign) }

        @Argument(help: .text(TrainingTexts.person, valueName: "uri")) var person: String
        @Option(help: .text(TrainingTexts.oneGroup)) var group: Chosen<StaffGroup>
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .assignStaff(AssignStaff(person: person, group: group.value))
        }

        static func done(_ subject: String) -> Text { TrainingTexts.assigned(subject) }
    }

    struct Record: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("record", TrainingTexts.record) }

        @Argument(help: .text(TrainingTexts.course, valueName: "id")) var course: String
        @Argument(help: .text(TrainingTexts.person, valueName: "uri")) var person: String
        @Option(help: .text(TrainingTexts.score)) var score: UInt32
        @Option(help: .text(TrainingTexts.paper, valueName: "path"), completion: .file()) var paper: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let digest = try Digests.read(paper, option: "--paper", in: session.surroundings)
            return .recordAttempt(
                RecordAttempt(courseId: course, person: person, score: score, paperDigest: digest))
        }

        static func done(_ subject: String) -> Text { TrainingTexts.recorded(subject) }
    }

    struct List: RegisterListing {
        static var configuration: CommandConfiguration { .verb("list", TrainingTexts.list) }
        static let register = RegisterName.trainings

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Courses: RegisterListing {
        static var configuration: CommandConfiguration { .verb("courses", TrainingTexts.courses) }
        static let register = RegisterName.courses

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }
}
