// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Testing

/// Records that cannot follow throw, name their place, and change nothing.
@Suite struct ApplyTests {
    private func code(_ builder: RecordBuilder, _ record: Record) -> RegistryFault.Code? {
        var registry = builder.registry
        do {
            try registry.apply(record)
            return nil
        } catch {
            #expect(registry == builder.registry)
            #expect(error.sequence == record.sequence)
            #expect(error.description.contains("tongdao ledger verify"))
            return error.code
        }
    }

    @Test func sequencesHaveNoGap() throws {
        let builder = try RecordBuilder()
        var record = builder.record(.maintenanceSet(MaintenanceSet(on: true, reason: "x")))
        for wrong in [UInt64(0), 1, 3, .max] {
            record.sequence = wrong
            #expect(code(builder, record) == .outOfSequence)
        }
    }

    @Test func aFactMustBeKnown() throws {
        let builder = try RecordBuilder()
        #expect(code(builder, builder.record(nil)) == .unknownFact)
        var bodiless = builder.record(nil)
        bodiless.body = nil
        #expect(code(builder, bodiless) == .unknownFact)
    }

    @Test func genesisStandsFirst() throws {
        let builder = try RecordBuilder()
        #expect(code(builder, builder.record(.genesis(Genesis()))) == .misplacedGenesis)
        var empty = Registry()
        #expect(throws: RegistryFault.self) {
            try empty.apply(Record(sequence: 1, body: Body(fact: .useStarted(UseStarted(useId: "S1")))))
        }
    }

    @Test func subjectsMustHaveBeenMade() throws {
        let builder = try RecordBuilder()
        let facts: [Body.Fact] = [
            .applicationSubmitted(ApplicationSubmitted(applicationId: "A", noticeId: "N")),
            .applicationAccepted(ApplicationAccepted(applicationId: "A")),
            .panelDrawn(PanelDrawn(applicationId: "A")), .reviewSubmitted(ReviewSubmitted(applicationId: "A")),
            .panelConcluded(PanelConcluded(applicationId: "A")),
            .motionOpened(MotionOpened(motionId: "M", kind: .grant, subject: "A")),
            .motionOpened(MotionOpened(motionId: "M", kind: .revoke, subject: "U")),
            .voteCast(VoteCast(motionId: "M")), .motionDecided(MotionDecided(motionId: "M")),
            .governmentConfirmed(GovernmentConfirmed(applicationId: "A")),
            .resultPublished(ResultPublished(applicationId: "A")),
            .agreementDrafted(AgreementDrafted(agreementId: "G", applicationId: "A")),
            .agreementSigned(AgreementSigned(agreementId: "G")), .sealReleased(SealReleased(agreementId: "G")),
            .agreementSealed(AgreementSealed(agreementId: "G")),
            .authorizationSubmitted(AuthorizationSubmitted(authorizationId: "U", applicationId: "A")),
            .nodeAdmitted(NodeAdmitted(node: "n")), .epochGranted(EpochGranted(node: "n")),
            .nodeQuarantined(NodeQuarantined(node: "n")), .nodeReleased(NodeReleased(node: "n")),
            .permitIssued(PermitIssued(authorizationId: "U")),
            .revocationOrdered(RevocationOrdered(authorizationId: "U")),
            .expertDismissed(ExpertDismissed(person: "E")), .expertAssessed(ExpertAssessed(person: "E")),
            .expertRecused(ExpertRecused(applicationId: "A")), .opinionSubmitted(OpinionSubmitted(opinionId: "O")),
            .filingReceipted(FilingReceipted(filingId: "F")), .useEnded(UseEnded(useId: "S9")),
        ]
        for fact in facts { #expect(code(builder, builder.record(fact)) == .unknownSubject, "\(fact)") }
    }

    @Test func ordersCarryReadableRecordsInSequence() throws {
        var builder = try RecordBuilder()
        let applied = Body.Fact.orderApplied(OrderApplied(number: 1))
        #expect(code(builder, builder.record(applied)) == .unreadable)
        #expect(code(builder, builder.record(applied, cause: .order(Order(record: [255])))) == .unreadable)
        let empty = Order(record: Record(sequence: 1).encode())
        #expect(code(builder, builder.record(applied, cause: .order(empty))) == .unknownFact)
        try builder.order(
            1,
            .authorizationRegistered(
                AuthorizationRegistered(
                    authorization: RecordBuilder.submitted("U"), number: "ZS-2026-000001", node: "n")))
        #expect(code(builder, builder.record(applied, cause: .order(empty))) == .orderOutOfSequence)
        #expect(builder.registry.ordersApplied == 1)
    }

    @Test func aCommandInTheCauseMustBeReadable() throws {
        let builder = try RecordBuilder()
        let record = builder.record(
            .maintenanceSet(MaintenanceSet(on: true)), cause: .command(SignedCommand(command: [255])))
        #expect(code(builder, record) == .unreadable)
    }
}
