// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Messages

extension AgreementCommand {
    struct Show: QueryCommand {
        static var configuration: CommandConfiguration { .verb("show", AgreementTexts.show) }

        @Argument(help: .text(AgreementTexts.id, valueName: "id")) var agreement: String
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let view = try await session.ask(Method.queriesAgreement, AgreementRequest(agreementId: agreement))
            _ = try CheckedAgreement(view, id: agreement, expected: nil)
            presenter.sheet(
                AgreementCommand.entries(view, presenter.surroundings.language), id: agreement,
                json: JSONValue(reflecting: view))
        }
    }

    static func entries(_ view: AgreementView, _ language: Language) -> [(name: Text, value: String)] {
        let text = view.text ?? AgreementText()
        let terms = text.terms ?? AgreementTerms()
        let paid = terms.paid ? OutputTexts.yes : OutputTexts.no
        return [
            (AgreementTexts.idHeading, text.agreementId),
            (AgreementTexts.stateHeading, Shown.word(view.state, language)),
            (AgreementTexts.applicationHeading, text.applicationId),
            (AgreementTexts.grantorHeading, text.grantor),
            (AgreementTexts.operatorHeading, text.operatorParty?.name ?? ""),
            (AgreementTexts.scenarioHeading, text.scenario?.name ?? ""),
            (AgreementTexts.purposeHeading, text.scenario?.purpose ?? ""),
            (AgreementTexts.dataItemsHeading, terms.dataItems.joined(separator: ", ")),
            (AgreementTexts.territoriesHeading, terms.territories.joined(separator: ", ")),
            (AgreementTexts.termHeading, "\(Shown.time(terms.termStartMs)) – \(Shown.time(terms.termEndMs))"),
            (AgreementTexts.modeHeading, terms.mode.title(in: language)),
            (AgreementTexts.breachHeading, terms.breachLiability),
            (AgreementTexts.paidHeading, paid.in(language)),
            (AgreementTexts.feeHeading, terms.feeStandard),
            (AgreementTexts.revenueHeading, terms.revenueMethod),
            (AgreementTexts.digestHeading, Hex.encode(view.digest)),
            (AgreementTexts.signatoryHeading, view.signed?.signatory ?? ""),
            (AgreementTexts.sealHeading, view.sealed?.sealId ?? ""),
        ]
    }
}
