// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao session`: meetings of the coordination body (ZS-2.1.1d).
struct SessionCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("session", MechanismTexts.session, [Call.self, Attend.self, Close.self, List.self, Show.self])
    }

    struct Call: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("call", MechanismTexts.call) }

        @Argument(help: .text(MechanismTexts.agenda, valueName: "motion")) var agenda: [String]
        @Option(help: .text(MechanismTexts.begins, valueName: "time")) var begins: TimeArgument?
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let begins = begins?.milliseconds(now: session.surroundings.nowMilliseconds()) ?? 0
            return .callSession(CallSession(agenda: agenda, beginsMs: begins))
        }

        static func done(_ subject: String) -> Text { MechanismTexts.called(subject) }
    }

    struct Attend: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("attend", MechanismTexts.attend) }

        @Argument(help: .text(MechanismTexts.sessionID, valueName: "id")) var id: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .attendSession(AttendSession(sessionId: id))
        }

        static func done(_ subject: String) -> Text { MechanismTexts.attended(subject) }
    }

    struct Close: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("close", MechanismTexts.closeSession) }

        @Argument(help: .text(MechanismTexts.sessionID, valueName: "id")) var id: String
        @Option(help: .text(MechanismTexts.minutes, valueName: "path"), completion: .file()) var minutes: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let digest = try Digests.read(minutes, option: "--minutes", in: session.surroundings)
            return .closeSession(CloseSession(sessionId: id, minutesDigest: digest))
        }

        static func done(_ subject: String) -> Text { MechanismTexts.sessionClosed(subject) }
    }

    struct List: RegisterListing {
        static let register = RegisterName.sessions
        static var configuration: CommandConfiguration { .verb("list", MechanismTexts.listSessions) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static let register = RegisterName.sessions
        static var configuration: CommandConfiguration { .verb("show", MechanismTexts.showSession) }

        @Argument(help: .text(MechanismTexts.sessionID, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions
    }
}

extension MotionCommand {
    struct Recuse: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("recuse", MechanismTexts.recuse) }

        @Argument(help: .text(ApplicationTexts.motionID, valueName: "id")) var motion: String
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .recuseFromMotion(RecuseFromMotion(motionId: motion, reason: reason))
        }

        static func done(_ subject: String) -> Text { MechanismTexts.recused(subject) }
    }

    struct List: RegisterListing {
        static let register = RegisterName.motions
        static var configuration: CommandConfiguration { .verb("list", MechanismTexts.listMotions) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static let register = RegisterName.motions
        static var configuration: CommandConfiguration { .verb("show", MechanismTexts.showMotion) }

        @Argument(help: .text(ApplicationTexts.motionID, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions
    }
}
