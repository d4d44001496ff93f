// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Messages
import Rules

/// `tongdao factor`: the passphrase an officer decides with, beside the key.
struct FactorCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("factor", LoginTexts.factors, [Put.self, Reset.self, List.self])
    }

    /// A first passphrase, or another one; a passphrase is never an argument.
    struct Put: ToolCommand {
        static var configuration: CommandConfiguration { .verb("set", LoginTexts.set) }

        @Option(help: .text(LoginTexts.newFile, valueName: "file"), completion: .file()) var newFile: String?
        @OptionGroup var submission: SubmissionOptions

        func perform(in surroundings: Surroundings) async throws {
            let receipt = try await NodeSession.with(submission.connection, in: surroundings) { session in
                let isFirst = !["factor-set", "factor-overdue"].contains(try await session.loginView().factor)
                let factor = try passphrases(isFirst: isFirst, session)
                let receipt = try await session.submit(
                    .setFactor(SetFactor()), commandID: submission.commandID, factor: factor)
                session.loginFile.forget()
                return receipt
            }
            let text = SubmissionTexts.done(LoginTexts.factorSet, receipt.result)
            submission.display.presenter.done(text, id: receipt.result.subject, json: receipt.json)
        }

        private func passphrases(isFirst: Bool, _ session: NodeSession) throws -> NodeSession.NewFactor {
            let surroundings = session.surroundings
            let path = newFile.map(surroundings.absolutePath)
            if isFirst {
                let given = path ?? session.target.factorFile
                return NodeSession.NewFactor(
                    old: nil, new: try ConnectionTarget.newFactor.newPassphrase(path: given, in: surroundings))
            }
            let old = try ConnectionTarget.factor.passphrase(path: session.target.factorFile, in: surroundings)
            return NodeSession.NewFactor(
                old: old, new: try ConnectionTarget.newFactor.newPassphrase(path: path, in: surroundings))
        }
    }

    struct Reset: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("reset", LoginTexts.reset) }

        @Argument(help: .text(RoleTexts.person, valueName: "uri")) var person: String
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let name = try NodeArgument.person(person, option: "<uri>").description
            return .resetFactor(ResetFactor(person: name, reason: reason))
        }

        static func done(_ subject: String) -> Text { LoginTexts.wasReset(subject) }
    }

    struct List: RegisterListing {
        static let register = RegisterName.factors
        static var configuration: CommandConfiguration { .verb("list", LoginTexts.list) }

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }
}
