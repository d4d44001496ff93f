// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao organ`: whom the unified channel binds (ZS-2.2e, ZS-2.2h).
struct OrganCommand: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("organ", ChannelTexts.organNoun, [Enter.self, List.self]) }

    struct Enter: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("enter", ChannelTexts.enterOrgan) }

        @Argument(help: .text(ChannelTexts.organ)) var organ: String
        @Option(help: .text(ChannelTexts.name)) var name: String
        @Option(help: .text(ChannelTexts.kind)) var kind: Chosen<BoundOrganKind>
        @Option(help: .text(ChannelTexts.contractor)) var contractor: [String] = []
        @Option(help: .text(ChannelTexts.declaration, valueName: "path"), completion: .file()) var declaration: String
        @Flag(help: .text(ChannelTexts.noRights)) var noContractorRights = false
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let digest = try Digests.read(declaration, option: "--declaration", in: session.surroundings)
            return .enterBoundOrgan(
                EnterBoundOrgan(
                    organ: organ, name: name, kind: kind.value, noContractorRights: noContractorRights,
                    declarationDigest: digest, contractors: contractor))
        }

        static func done(_ subject: String) -> Text { ChannelTexts.organEntered(subject) }
    }

    struct List: RegisterListing {
        static var configuration: CommandConfiguration { .verb("list", ChannelTexts.listOrgans) }
        static let register = RegisterName.boundOrgans

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }
}

/// `tongdao asset`: what the platform is built of (ZS-1.2.2c, ZS-2.2a, ZS-2.2b).
struct AssetCommand: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("asset", ChannelTexts.assetNoun, [Enter.self, List.self]) }

    struct Enter: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("enter", ChannelTexts.enterAsset) }

        @Option(help: .text(ChannelTexts.kind)) var kind: Chosen<AssetKind>
        @Option(help: .text(ChannelTexts.name)) var name: String
        @Option(help: .text(ChannelTexts.owner)) var organ: String
        @Option(help: .text(ChannelTexts.assetVersion)) var assetVersion: String
        @Option(help: .text(ChannelTexts.approval)) var approval: String
        @Option(help: .text(ChannelTexts.catalogue)) var catalogueId = ""
        @Option(help: .text(ChannelTexts.content, valueName: "path"), completion: .file()) var content: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let digest = try Digests.read(content, option: "--content", in: session.surroundings)
            return .enterAsset(
                EnterAsset(
                    kind: kind.value, name: name, organ: organ, version: assetVersion, approval: approval,
                    catalogueId: catalogueId, contentDigest: digest))
        }

        static func done(_ subject: String) -> Text { ChannelTexts.assetEntered(subject) }
    }

    struct List: RegisterListing {
        static var configuration: CommandConfiguration { .verb("list", ChannelTexts.listAssets) }
        static let register = RegisterName.assets

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }
}
