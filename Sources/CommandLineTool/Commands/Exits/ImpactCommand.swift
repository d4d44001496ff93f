// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao impact`: what would stop, asked before the act.
struct ImpactCommand: QueryCommand {
    static var configuration: CommandConfiguration { .verb("impact", ExitTexts.impact) }

    @Argument(help: .text(ExitTexts.impactSubject, valueName: "id")) var id: String
    @Option(help: .text(ExitTexts.act)) var act: Chosen<Impact.Act>
    @OptionGroup var query: QueryOptions

    func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
        let request = ImpactRequest(subject: id, act: act.value.rawValue)
        let answer = try await session.ask(Method.queriesImpact, request)
        let language = presenter.surroundings.language
        presenter.sheet(
            [
                (AuthorizationTexts.idHeading, answer.subject),
                (ExitTexts.actHeading, act.value.title(in: language)),
                (ExitTexts.stateHeading, Shown.word(answer.state, language)),
                (ExitTexts.stateAfterHeading, Shown.word(answer.stateAfter, language)),
                (ExitTexts.grantsHeading, answer.grants.joined(separator: ", ").orNothing),
                (ExitTexts.consumersHeading, answer.consumers.joined(separator: ", ").orNothing),
                (ExitTexts.productsHeading, answer.products.joined(separator: ", ").orNothing),
                (ExitTexts.approvalsHeading, answer.approvals.joined(separator: ", ").orNothing),
                (CaseTexts.clausesHeading, answer.clauses.joined(separator: " ")),
            ], id: id, json: JSONValue(reflecting: answer))
        presenter.section(ExitTexts.nodes, nodes(answer.nodes, language).lines)
        presenter.section(ExitTexts.uses, uses(answer.uses, language).lines)
    }

    private func nodes(_ nodes: [ImpactNode], _ language: Language) -> Table {
        let headings = [
            AuthorizationTexts.nodeHeading, ExitTexts.holdsHeading, AuthorizationTexts.inFlightHeading,
            ExitTexts.copiedHeading,
        ]
        return Table(
            headings: headings.map { $0.in(language) },
            rows: nodes.map { node in
                [
                    node.node, OutputTexts.yesOrNo(node.holdsPermit).in(language), "\(node.inFlight)",
                    "\(node.copiedTo)",
                ]
            })
    }

    private func uses(_ uses: [ImpactUse], _ language: Language) -> Table {
        let headings = [
            AuthorizationTexts.nodeHeading, ExitTexts.useHeading, ExitTexts.kindHeading, ExitTexts.startedHeading,
        ]
        return Table(
            headings: headings.map { $0.in(language) },
            rows: uses.map { [$0.node, $0.useId, $0.kind.title(in: language), Shown.time($0.startedMs)] })
    }
}
