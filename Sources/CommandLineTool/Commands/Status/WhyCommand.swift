// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `tongdao why`: how a decision, a refusal or a state came about, and what comes next.
struct WhyCommand: QueryCommand {
    static var configuration: CommandConfiguration { .verb("why", WhyTexts.why) }

    @Argument(help: .text(WhyTexts.id, valueName: "id")) var id: String
    @OptionGroup var query: QueryOptions

    func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
        let view = try await session.ask(Method.queriesWhy, WhyRequest(id: id))
        let language = presenter.surroundings.language
        presenter.sheet(Self.entries(view, language), id: view.id, json: JSONValue(reflecting: view))
        presenter.section(WhyTexts.facts, view.facts.map { "  \($0)" })
    }

    static func entries(_ view: WhyView, _ language: Language) -> [(name: Text, value: String)] {
        [
            (WhyTexts.subject, view.subject),
            (WhyTexts.outcome, Text(view.outcomeZh, view.outcomeEn).in(language)),
            (WhyTexts.refusal, refusal(view.refusal, language)),
            (WhyTexts.actor, view.actor),
            (WhyTexts.time, view.timeMs == 0 ? "" : Shown.time(view.timeMs)),
            (WhyTexts.ruleSet, view.ruleSet),
            (WhyTexts.clauses, view.clauses.joined(separator: ", ")),
            (WhyTexts.records, records(view)),
            (WhyTexts.replay, WhyTexts.replayed(view.replayedSame).in(language)),
            (WhyTexts.state, view.state.isEmpty ? "" : Shown.word(view.state, language)),
            (WhyTexts.next, Text(view.nextZh, view.nextEn).in(language)),
            (WhyTexts.owner, view.owner.isEmpty ? "" : Shown.word(view.owner, language)),
        ]
    }

    private static func refusal(_ refusal: Refusal?, _ language: Language) -> String {
        guard let refusal else { return "" }
        let missing = refusal.missing.isEmpty ? "" : " [\(refusal.missing.joined(separator: ", "))]"
        return "\(refusal.code): \(Text(refusal.messageZh, refusal.messageEn).in(language))\(missing)"
    }

    private static func records(_ view: WhyView) -> String {
        guard view.firstSequence > 0 else { return "" }
        return view.firstSequence == view.lastSequence
            ? "\(view.firstSequence)" : "\(view.firstSequence)–\(view.lastSequence)"
    }
}
