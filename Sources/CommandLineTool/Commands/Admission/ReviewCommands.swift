// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `tongdao review`: the experts' reviews.
struct ReviewCommand: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("review", ApplicationTexts.review, [Submit.self]) }

    struct Submit: SubmittingCommand {
        static let highestScore: UInt32 = 100
        static var configuration: CommandConfiguration { .verb("submit", ApplicationTexts.submitReview) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @Option(help: .text(ApplicationTexts.scores, valueName: "five")) var scores: String?
        @Option(help: .text(ApplicationTexts.qualification)) var qualification: UInt32?
        @Option(help: .text(ApplicationTexts.capacity)) var capacity: UInt32?
        @Option(help: .text(ApplicationTexts.security)) var security: UInt32?
        @Option(help: .text(ApplicationTexts.value)) var value: UInt32?
        @Option(help: .text(ApplicationTexts.feasibility)) var feasibility: UInt32?
        @Flag(inversion: .prefixedNo, help: .text(ApplicationTexts.recommend)) var recommend: Bool
        @Option(help: .text(ApplicationTexts.opinion, valueName: "path"), completion: .file()) var opinion: String?
        @OptionGroup var submission: SubmissionOptions

        func validate() throws { _ = try allScores() }

        func action(_ session: NodeSession) async throws -> Action.What {
            let surroundings = session.surroundings
            let digest = try opinion.map { try Digests.read($0, option: "--opinion", in: surroundings) }
            return .submitReview(
                SubmitReview(
                    applicationId: application, scores: try allScores(), recommended: recommend,
                    opinionDigest: digest ?? []))
        }

        static func done(_ subject: String) -> Text { ApplicationTexts.reviewed(subject) }

        /// The five, from either form.
        private func allScores() throws -> ReviewScores {
            let parts = scores.map { $0.split(separator: ",", omittingEmptySubsequences: false).map { UInt32($0) } }
            let given = parts ?? [qualification, capacity, security, value, feasibility]
            let known = given.compactMap { $0 }
            guard given.count == 5, known.count == 5 else {
                throw ValidationError(ApplicationTexts.scoresMissing.current)
            }
            if let wrong = known.first(where: { $0 > Self.highestScore }) {
                let failure = FailureTexts.option(
                    "--scores", value: "\(wrong)", problem: ArgumentTexts.scoreRange(Self.highestScore))
                throw ValidationError("\(failure.current); \(ArgumentTexts.scoreRemedy.current)")
            }
            return ReviewScores(
                qualification: known[0], capacity: known[1], security: known[2], value: known[3],
                feasibility: known[4])
        }
    }
}
