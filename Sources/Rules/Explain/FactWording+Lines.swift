// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension FactWording {
    /// What a decision rested on, as `name=value` lines a person and a script can both read.
    static func lines(_ record: Record) -> [String] {
        guard let fact = record.body?.fact else { return [] }
        return lines(fact) + cause(record.cause)
            + (record.cause?.login.map { ["logged-in-seconds=\($0.ageMs / 1_000)"] } ?? [])
    }

    private static func lines(_ fact: Body.Fact) -> [String] {
        switch fact {
        case .roleGranted(let fact): ["person=\(fact.person)", "role=\(fact.role.identifier)"]
        case .roleWithdrawn(let fact):
            ["person=\(fact.person)", "role=\(fact.role.identifier)", "reason=\(fact.reason)"]
        case .maintenanceSet(let fact): ["maintenance=\(fact.on ? "on" : "off")", "reason=\(fact.reason)"]
        case .noticePublished(let fact):
            [
                "field=\(fact.field.identifier)", "opens=\(CivilTime(unixMs: fact.opensMs).text)",
                "closes=\(CivilTime(unixMs: fact.closesMs).text)",
            ]
        case .applicationSubmitted(let fact):
            [
                "notice=\(fact.noticeId)", "applicant=\(fact.applicant?.creditCode ?? "")",
                "scenario=\(fact.scenario?.key ?? "")", "data-items=\(fact.dataItems.joined(separator: ","))",
            ]
        case .panelDrawn(let fact):
            [
                "draw=\(fact.drawId)", "seed=\(hexadecimal(fact.seed))", "candidates=\(fact.candidates.count)",
                "recused=\(fact.recused.joined(separator: ","))", "experts=\(fact.experts.joined(separator: ","))",
            ]
        case .reviewSubmitted(let fact): ["expert=\(fact.expert)", "recommended=\(fact.recommended)"]
        case .panelConcluded(let fact):
            ["mean-hundredths=\(fact.meanHundredths)", "recommended=\(fact.recommended)"]
        case .motionOpened(let fact): ["subject=\(fact.subject)", "electorate=\(fact.electorate.count)"]
        case .voteCast(let fact): ["member=\(fact.member)", "bureau=\(fact.bureau)"]
        case .motionDecided(let fact):
            [
                "carried=\(fact.carried)", "for=\(fact.votesFor)", "against=\(fact.votesAgainst)",
                "abstained=\(fact.abstentions)",
            ]
        case .governmentConfirmed(let fact):
            ["confirmed=\(fact.confirmed)", "document=\(fact.documentNumber)"]
        case .agreementDrafted(let fact): ["application=\(fact.applicationId)", "digest=\(hexadecimal(fact.digest))"]
        case .agreementSigned(let fact): ["signatory=\(fact.signatory)", "digest=\(hexadecimal(fact.digest))"]
        case .sealReleased(let fact): ["seal=\(fact.sealId)"]
        case .agreementSealed(let fact): ["seal=\(fact.sealId)", "digest=\(hexadecimal(fact.digest))"]
        case .authorizationSubmitted(let fact): ["agreement=\(fact.agreementId)"]
        case .agencyOpinionGiven(let fact):
            [
                "organ=\(fact.agency)", "capacity=\(fact.capacity.identifier)", "favourable=\(fact.favourable)",
                "digest=\(hexadecimal(fact.digest))",
            ]
        case .matterOpened(let fact):
            [
                "kind=\(fact.kind.identifier)", "subject=\(fact.subject)", "responsible=\(fact.responsible)",
                "due=\(CivilTime(unixMs: fact.dueMs).text)",
            ]
        case .matterAnswered(let fact): ["digest=\(hexadecimal(fact.digest))"]
        case .matterClosed(let fact): ["outcome=\(fact.outcome.identifier)", "digest=\(hexadecimal(fact.digest))"]
        case .authorizationRecommended(let fact): ["recommended=\(fact.recommended)", "reason=\(fact.reason)"]
        default:
            channelLines(fact) ?? mechanismLines(fact) ?? expertLines(fact) ?? registrationLines(fact)
                ?? productLines(fact) ?? federationLines(fact)
        }
    }

    private static func channelLines(_ fact: Body.Fact) -> [String]? {
        switch fact {
        case .boundOrganEntered(let fact):
            ["kind=\(fact.kind.identifier)", "contractors=\(fact.contractors.joined(separator: ","))"]
        case .channelDeclared(let fact):
            ["organ=\(fact.organ)", "deadline=\(CivilTime(unixMs: fact.deadlineMs).text)"]
        case .channelPlanned(let fact):
            ["plan=\(hexadecimal(fact.planDigest))", "deadline=\(CivilTime(unixMs: fact.deadlineMs).text)"]
        case .channelAbsorbed(let fact): ["closure=\(hexadecimal(fact.closureDigest))"]
        case .outsideAttemptReported(let fact):
            ["who=\(fact.who)", "address=\(fact.address)", "seen=\(CivilTime(unixMs: fact.seenMs).text)"]
        case .assetEntered(let fact):
            ["kind=\(fact.kind.identifier)", "name=\(fact.name)", "version=\(fact.version)"]
        case .coursePublished(let fact):
            ["groups=\(fact.groups.map(\.identifier).joined(separator: ","))", "pass-mark=\(fact.passMark)"]
        case .questionBankEntered(let fact): ["questions=\(fact.questionDigests.count)"]
        case .staffAssigned(let fact): ["group=\(fact.group.identifier)"]
        case .attemptRecorded(let fact):
            ["attempt=\(fact.attemptId)", "score=\(fact.score)", "paper=\(hexadecimal(fact.paperDigest))"]
        case .trainingPassed(let fact): ["valid-until=\(CivilTime(unixMs: fact.validUntilMs).text)"]
        case .templateProposed(let fact):
            ["authorization=\(fact.authorizationId)", "results=\(hexadecimal(fact.resultsDigest))"]
        case .templatePublished(let fact):
            [
                "origin-node=\(fact.originNode)", "origin-application=\(fact.originApplication)",
                "origin-authorization=\(fact.originAuthorization)",
            ]
        case .templateWithdrawn(let fact): ["reason=\(fact.reason)"]
        case .quotaSet(let fact):
            ["field=\(fact.field.identifier)", "year=\(fact.year)", "limit=\(fact.limit)"]
        case .sealLost(let fact):
            [
                "lost=\(CivilTime(unixMs: fact.lostMs).text)", "reason=\(fact.reason)",
                "suspect=\(fact.suspectAgreements.joined(separator: ","))",
            ]
        case .sealReplaced(let fact): ["successor=\(fact.successorId)", "reason=\(fact.reason)"]
        case .sealTransferred(let fact): ["from=\(fact.from)", "custodian=\(fact.custodian)"]
        case .sealRetired(let fact): ["reason=\(fact.reason)"]
        default: nil
        }
    }

    private static func federationLines(_ fact: Body.Fact) -> [String] {
        switch fact {
        case .epochGranted(let fact): ["epoch=\(fact.epoch)", "instance=\(fact.instance)", "boot=\(fact.boot)"]
        case .attemptRefused(let fact):
            ["reason=\(fact.reason)", "instance=\(fact.instance)", "address=\(fact.address)"]
        case .nodeQuarantined(let fact): ["reason=\(fact.reason)"]
        case .nodeReleased(let fact): ["reason=\(fact.reason)"]
        case .evidenceKept(let fact): ["sequence=\(fact.sequence)", "code=\(fact.refusal?.code ?? "ledger.forked")"]
        case .authorizationRegistered(let fact):
            ["number=\(fact.number)", "node=\(fact.node)", "source=\(fact.sourceSequence)"]
        case .authorizationRejected(let fact):
            ["code=\(fact.refusal?.code ?? "")", "missing=\((fact.refusal?.missing ?? []).joined(separator: ","))"]
        case .permitIssued(let fact): ["generation=\(fact.generation)", "lease-seconds=\(fact.leaseSeconds)"]
        case .revocationOrdered(let fact):
            [
                "motion=\(fact.motionId)", "cause=\(fact.exitCause.identifier)",
                "ordered=\(CivilTime(unixMs: fact.orderedMs).text)",
            ]
        case .stopReceipted(let fact): ["node=\(fact.node)", "in-flight=\(fact.inFlight)"]
        case .filingOpened(let fact): ["filing=\(fact.filingId)", "digest=\(hexadecimal(fact.digest))"]
        case .filingReceipted(let fact): ["filing=\(fact.filingId)", "receipt=\(fact.receiptNumber)"]
        case .filingAccepted(let fact): ["receipt=\(fact.receiptNumber)", "digest=\(hexadecimal(fact.digest))"]
        case .orderApplied(let fact): ["order=\(fact.number)"]
        case .authorizationStopped(let fact): ["in-flight=\(fact.inFlight)"]
        case .useStarted(let fact): ["authorization=\(fact.authorizationId)", "permit-serial=\(fact.permitSerial)"]
        case .useEnded(let fact): ["reason=\(fact.reason)"]
        case .refused(let fact): (fact.refusal?.missing ?? []).map { "missing=\($0)" }
        default: ruleSetLines(fact) ?? exitLines(fact)
        }
    }

    private static func ruleSetLines(_ fact: Body.Fact) -> [String]? {
        switch fact {
        case .ruleSetAnnounced(let fact):
            [
                "digest=\(hexadecimal(fact.digest))", "from=\(CivilTime(unixMs: fact.inForceFromMs).text)",
                "motion=\(fact.motionId)",
            ]
        case .ruleSetDistributed(let fact): ["gates=\((fact.text?.gates ?? []).joined(separator: ","))"]
        case .normEntered(let fact): ["rule-set=\(fact.ruleSetId)", "digest=\(hexadecimal(fact.digest))"]
        case .gateRecorded(let fact):
            ["gate=\(fact.gate)", "document=\(fact.documentNumber)", "digest=\(hexadecimal(fact.digest))"]
        default: nil
        }
    }

    private static func cause(_ cause: Cause?) -> [String] {
        switch cause?.kind {
        case .command(let signed): ["signed-with-certificate=\(signed.certificateSerial)"]
        case .order(let order): ["ordered-by=\(order.signature?.signer ?? "")", "order=\(order.number)"]
        case .observation(let observation): observation.what.isEmpty ? [] : ["observed=\(observation.what)"]
        case nil: []
        }
    }
}
