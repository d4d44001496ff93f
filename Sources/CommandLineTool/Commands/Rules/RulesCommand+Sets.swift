// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Messages
import Rules

extension RulesCommand {
    struct List: ToolCommand {
        static var configuration: CommandConfiguration { .verb("list", RuleSetTexts.list) }

        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let language = surroundings.language
            display.presenter.list(
                RuleSetText.shipped,
                columns: [
                    Column(RuleSetTexts.idHeading) { $0.id },
                    Column(RuleSetTexts.levelHeading) { RulesCommand.level($0.level, language) },
                    Column(RuleSetTexts.topicsHeading) { RulesCommand.names($0.topics, language) },
                    Column(RuleSetTexts.validFromHeading) { Shown.time($0.validFromMs) },
                    Column(RuleSetTexts.validToHeading) { Shown.time($0.validToMs) },
                    Column(RuleSetTexts.unconfirmedHeading) { "\($0.values.filter { !$0.confirmed }.count)" },
                    Column(RuleSetTexts.titleHeading) { Text($0.titleZh, $0.titleEn).in(language) },
                ], id: { $0.id },
                json: .object([("ruleSets", .array(RuleSetText.shipped.map(RulesCommand.json)))]))
        }
    }

    struct Diff: ToolCommand {
        static var configuration: CommandConfiguration { .verb("diff", RuleSetTexts.diff) }

        @Argument(help: .text(RuleSetTexts.id, valueName: "id")) var old: String
        @Argument(help: .text(RuleSetTexts.id, valueName: "id")) var new: String
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let rows = RuleSetDifference.between(try RulesCommand.text(old), try RulesCommand.text(new))
            let language = surroundings.language
            display.presenter.list(
                rows,
                columns: [
                    Column(RuleSetTexts.nameHeading) { Wording.name(of: $0.name, language.ofRules) },
                    Column(Text(old, old)) { RulesCommand.shown($0.old, language) },
                    Column(Text(new, new)) { RulesCommand.shown($0.new, language) },
                ], id: { $0.name },
                json: .object([
                    ("old", .string(old)), ("new", .string(new)),
                    (
                        "differences",
                        .array(
                            rows.map { row in
                                .object([
                                    ("name", .string(row.name)), ("old", RulesCommand.json(row.old)),
                                    ("new", RulesCommand.json(row.new)),
                                ])
                            })
                    ),
                ]))
        }
    }

    struct Announce: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("announce", RuleSetTexts.announce) }

        @Argument(help: .text(RuleSetTexts.id, valueName: "id")) var id: String
        @Option(help: .text(RuleSetTexts.motion, valueName: "id")) var motion: String
        @Option(help: .text(RuleSetTexts.from, valueName: "time")) var from: TimeArgument?
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let digest = SM3.hash(try RulesCommand.text(id).encode()).bytes
            let now = session.surroundings.nowMilliseconds()
            return .announceRuleSet(
                AnnounceRuleSet(
                    ruleSetId: id, digest: digest, inForceFromMs: from?.milliseconds(now: now) ?? 0, motionId: motion))
        }

        static func done(_ subject: String) -> Text { RuleSetTexts.announced(subject) }
    }

    struct Distribute: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("distribute", RuleSetTexts.distribute) }

        @Argument(help: .text(RuleSetTexts.id, valueName: "id")) var id: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .distributeRuleSet(DistributeRuleSet(text: try RulesCommand.text(id)))
        }

        static func done(_ subject: String) -> Text { RuleSetTexts.distributed(subject) }
    }
}

extension RulesCommand {
    /// A set this program carries.
    static func text(_ id: String) throws(CommandFailure) -> RuleSetText {
        guard let found = RuleSetText.shipped.first(where: { $0.id == id }) else {
            throw CommandFailure(
                .notFound, "rule-set-missing", RuleTexts.noRuleSet(id),
                remedy: RuleTexts.ruleSetRemedy(RuleSetText.shipped.map(\.id)))
        }
        return found
    }

    /// `rules show --set`: every value with its mark and source.
    static func values(of id: String, _ presenter: Presenter) throws {
        let text = try text(id)
        let language = presenter.surroundings.language
        presenter.list(
            RuleSetDifference.values(of: text),
            columns: [
                Column(RuleSetTexts.nameHeading) { Wording.name(of: $0.name, language.ofRules) },
                Column(RuleTexts.textHeading) { names($0.values, language) },
                Column(RuleSetTexts.markHeading) { mark($0).in(language) },
                Column(RuleSetTexts.sourceHeading) { $0.basis },
            ], id: { $0.name }, json: json(text))
    }

    static func mark(_ value: RuleValue) -> Text {
        value.confirmed ? RuleSetTexts.confirmed : RuleSetTexts.unconfirmed
    }

    static func names(_ identifiers: [String], _ language: Language) -> String {
        identifiers.map { Wording.name(of: $0, language.ofRules) }.joined(separator: language.listSeparator)
    }

    static func shown(_ value: RuleValue?, _ language: Language) -> String {
        guard let value else { return Table.nothing }
        let text = names(value.values, language)
        return value.confirmed ? text : "\(text) (\(RuleSetTexts.unconfirmed.in(language)))"
    }

    static func level(_ level: UInt32, _ language: Language) -> String {
        let identifiers = ["city", "province", "nation"]
        let place = Int(level) - 1
        return identifiers.indices.contains(place)
            ? Wording.name(of: identifiers[place], language.ofRules) : Table.nothing
    }

    static func json(_ value: RuleValue?) -> JSONValue {
        guard let value else { return .null }
        return .object([
            ("values", .array(value.values.map(JSONValue.string))),
            ("mark", .string(value.confirmed ? "confirmed" : "unconfirmed")), ("source", .string(value.basis)),
        ])
    }

    static func json(_ text: RuleSetText) -> JSONValue {
        .object([
            ("ruleSet", JSONValue(reflecting: text)),
            ("digest", .string(SM3.hash(text.encode()).description)),
        ])
    }
}
