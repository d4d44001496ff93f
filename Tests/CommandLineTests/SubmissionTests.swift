// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Testing
import Transport

@testable import CommandLineTool

/// What the command sends, and what it makes of the answers.
@Suite struct SubmissionTests {
    private static let vote = ["motion", "vote", "M1", "against", "--reason", "too early"]

    @Test func aCommandIsSignedByThePersonAndMeantForTheNode() async throws {
        let stand = try await NodeStand()
        let outcome = await stand(Self.vote + ["-o", "json"])
        #expect(outcome.status == .success, "\(outcome.messages)")
        let request = try #require(stand.received.all.first)
        let command = try Command.decode(request.command)
        #expect(command.node == NodeStand.node)
        #expect(command.actor == NodeStand.person)
        #expect(command.issuedMs == TestRun.nowMilliseconds)
        #expect(command.commandId.count == 32)
        #expect(
            command.action?.what == .castVote(CastVote(motionId: "M1", vote: .against, reason: "too early")))
        let certificate = try SigningCertificate(der: request.certificate)
        #expect(certificate.uri == NodeStand.person)
        #expect(
            certificate.publicKey.isValid(
                SM2Signature(request.signature), over: SignedBytes.command(request.command)))
        #expect(try JSON(outcome.output)["commandId"] == command.commandId)
        #expect(try JSON(outcome.output)["subject"] == "X1")
        try await stand.stop()
    }

    /// The node may have carried the command out before the connection broke: the very same bytes must come again.
    @Test func aBrokenConnectionIsMetWithTheSameBytes() async throws {
        let breaks = Breaks(2)
        let stand = try await NodeStand { _, context in
            breaks.next(context)
            return CommandResult(subject: "X1", firstSequence: 4, lastSequence: 5, repeated: true)
        }
        let outcome = await stand(Self.vote)
        #expect(outcome.status == .success, "\(outcome.messages)")
        #expect(outcome.output == "voted on X1 (record 4–5, carried out before)\n")
        let commands = stand.received.all.map(\.command)
        #expect(commands.count == 3)
        #expect(Set(commands).count == 1)
        try await stand.stop()
    }

    @Test func attemptsAreBounded() async throws {
        let stand = try await NodeStand { _, context in
            context.connection.close()
            return CommandResult()
        }
        let outcome = await stand(Self.vote + ["--command-id", "mine", "-o", "json"])
        #expect(outcome.status == .unreachable)
        #expect(try JSON(outcome.messages)["error.commandId"] == "mine")
        #expect(stand.received.all.count == NodeSession.submissionAttempts)
        #expect(try stand.received.commands.allSatisfy { $0.commandId == "mine" })
        try await stand.stop()
    }

    @Test func aRefusalIsThreeAndIsNotRepeated() async throws {
        let refusal = Refusal(
            code: "vote.already", clauses: ["ZS-3.3b"], ruleSet: "ZS2024", messageZh: "已表决", messageEn: "voted already",
            decisionId: "D1")
        let stand = try await NodeStand { _, _ in
            throw CallFailure(status: Status(code: .alreadyExists, message: "voted already", refusal: refusal))
        }
        let outcome = await stand(Self.vote)
        #expect(outcome.status == .refused)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.hasPrefix("refused: voted already [vote.already; ZS-3.3b, ZS2024]"))
        #expect(stand.received.all.count == 1)
        try await stand.stop()
    }

    @Test func silenceIsSevenAndNamesTheCommandToRepeat() async throws {
        let stand = try await NodeStand { _, context in
            while !context.isCancelled { try await Task.sleep(for: .milliseconds(5)) }
            return CommandResult()
        }
        let outcome = await stand(Self.vote + ["--timeout", "200ms", "--command-id", "mine"])
        #expect(outcome.status == .timeout)
        #expect(outcome.messages.contains("command id: mine"))
        try await stand.stop()
    }

    @Test(arguments: [
        (StatusCode.unauthenticated, CommandLineTool.ExitStatus.unreachable), (.permissionDenied, .unreachable),
        (.notFound, .notFound), (.invalidArgument, .usage), (.internal, .failure), (.dataLoss, .unverified),
    ])
    func statusesBecomeExitStatuses(_ code: StatusCode, _ status: CommandLineTool.ExitStatus) async throws {
        let stand = try await NodeStand { _, _ in throw CallFailure(code, "because") }
        let outcome = await stand(Self.vote)
        #expect(outcome.status == status)
        #expect(outcome.messages.contains("because"))
        try await stand.stop()
    }

    @Test func anotherNodeThanTheOneNamedIsRefused() async throws {
        let stand = try await NodeStand()
        let outcome = await stand(Self.vote + ["--node", "tongdao://zhoushan/putuo"])
        #expect(outcome.status == .unreachable)
        #expect(stand.received.all.isEmpty)
        try await stand.stop()
    }

    @Test func nobodyThereIsFiveAtOnce() async throws {
        let stand = try await NodeStand()
        let outcome = await stand(Self.vote + ["--node-address", "127.0.0.1:1"])
        #expect(outcome.status == .unreachable)
        #expect(!outcome.messages.contains("command id"))
        try await stand.stop()
    }
}
