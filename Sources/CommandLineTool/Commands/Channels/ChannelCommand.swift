// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao channel`: what bound organs had before the platform (ZS-2.2d to f).
struct ChannelCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun(
            "channel", ChannelTexts.noun,
            [
                Declare.self, Plan.self, Onboard.self, Absorb.self, Report.self, Attempts.self, List.self, Show.self,
            ])
    }
}

extension ChannelCommand {
    struct Declare: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("declare", ChannelTexts.declare) }

        @Argument(help: .text(ChannelTexts.organ)) var organ: String
        @Option(help: .text(ChannelTexts.name)) var name: String
        @Option(help: .text(ChannelTexts.kind)) var kind: Chosen<ChannelKind>
        @Option(help: .text(ChannelTexts.endpoint)) var endpoint: String
        @Option(help: .text(ChannelTexts.deadline, valueName: "time")) var deadline: TimeArgument
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let now = session.surroundings.nowMilliseconds()
            return .declareChannel(
                DeclareChannel(
                    organ: organ, name: name, kind: kind.value, endpoint: endpoint,
                    deadlineMs: deadline.milliseconds(now: now)))
        }

        static func done(_ subject: String) -> Text { ChannelTexts.declared(subject) }
    }

    struct Plan: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("plan", ChannelTexts.plan) }

        @Argument(help: .text(ChannelTexts.id, valueName: "id")) var channel: String
        @Option(help: .text(ChannelTexts.planFile, valueName: "path"), completion: .file()) var plan: String
        @Option(help: .text(ChannelTexts.deadline, valueName: "time")) var deadline: TimeArgument
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let surroundings = session.surroundings
            return .planChannel(
                PlanChannel(
                    channelId: channel, planDigest: try Digests.read(plan, option: "--plan", in: surroundings),
                    deadlineMs: deadline.milliseconds(now: surroundings.nowMilliseconds())))
        }

        static func done(_ subject: String) -> Text { ChannelTexts.planned(subject) }
    }

    struct Onboard: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("onboard", ChannelTexts.onboard) }

        @Argument(help: .text(ChannelTexts.id, valueName: "id")) var channel: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .onboardChannel(OnboardChannel(channelId: channel))
        }

        static func done(_ subject: String) -> Text { ChannelTexts.onboarded(subject) }
    }

    struct Absorb: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("absorb", ChannelTexts.absorb) }

        @Argument(help: .text(ChannelTexts.id, valueName: "id")) var channel: String
        @Option(help: .text(ChannelTexts.closure, valueName: "path"), completion: .file()) var closure: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let digest = try Digests.read(closure, option: "--closure", in: session.surroundings)
            return .absorbChannel(AbsorbChannel(channelId: channel, closureDigest: digest))
        }

        static func done(_ subject: String) -> Text { ChannelTexts.absorbed(subject) }
    }

    struct List: RegisterListing {
        static var configuration: CommandConfiguration { .verb("list", ChannelTexts.list) }
        static let register = RegisterName.channels

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: RegisterShowing {
        static var configuration: CommandConfiguration { .verb("show", ChannelTexts.show) }
        static let register = RegisterName.channels

        @Argument(help: .text(ChannelTexts.id, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions
    }
}
