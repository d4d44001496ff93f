// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Testing

/// Who did what, told from the records.
@Suite struct DeedTests {
    private let decided = Cause.Kind.observation(Observation(what: "a decision"))

    private func builder() throws -> RecordBuilder {
        var builder = try RecordBuilder()
        try builder.apply(.noticePublished(NoticePublished(noticeId: "N1")), cause: decided)
        try builder.apply(
            .applicationSubmitted(ApplicationSubmitted(applicationId: "A1", noticeId: "N1")), cause: decided,
            actor: "applicant")
        try builder.apply(
            .roleDelegated(RoleDelegated(delegationId: "W1", holder: "holder", deputy: "deputy")), cause: decided,
            actor: "holder")
        return builder
    }

    @Test func aDeputysDeedIsTheHoldersAsWell() throws {
        var builder = try builder()
        try builder.apply(
            .applicationAccepted(ApplicationAccepted(applicationId: "A1")), cause: decided, actor: "deputy")
        #expect(!builder.registry.deeds.has("holder", .accepted, about: "A1"))
        try builder.apply(.actedFor(ActedFor(delegationId: "W1", holder: "holder")), actor: "deputy")
        for person in ["deputy", "holder"] { #expect(builder.registry.deeds.has(person, .accepted, about: "A1")) }
        // What the deputy does next for someone is no part of that.
        try builder.apply(.noticePublished(NoticePublished(noticeId: "N2")), cause: decided, actor: "deputy")
        try builder.apply(.actedFor(ActedFor(delegationId: "W1", holder: "other")), actor: "deputy")
        #expect(builder.registry.deeds.about("A1").map(\.person) == ["applicant", "deputy", "holder"])
    }

    @Test func whatANodeDoesByItselfIsNobodysDeed() throws {
        var builder = try builder()
        try builder.apply(
            .applicationAccepted(ApplicationAccepted(applicationId: "A1")), cause: decided, actor: builder.node)
        #expect(builder.registry.deeds.about("A1").map(\.deed) == [.handedIn])
    }

    @Test func anIdGoesBackToItsApplication() throws {
        var builder = try builder()
        try builder.apply(
            .agreementDrafted(AgreementDrafted(agreementId: "G1", applicationId: "A1")), cause: decided, actor: "a")
        try builder.apply(
            .motionOpened(MotionOpened(motionId: "M1", kind: .grant, subject: "A1")), cause: decided, actor: "a")
        try builder.apply(
            .motionOpened(MotionOpened(motionId: "M2", kind: .majorProblem, subject: "A1")), cause: decided, actor: "a")
        #expect(["A1", "G1", "M1", "M2", "X"].map(builder.registry.origin) == ["A1", "A1", "A1", "M2", "X"])
    }
}
