// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension FactWording {
    /// What a decision rested on, as `name=value` lines a person and a script can both read.
    static func lines(_ record: Record) -> [String] {
        guard let fact = record.body?.fact else { return [] }
        return lines(fact) + cause(record.cause)
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
                "seed=\(hex(fact.seed))", "candidates=\(fact.candidates.count)",
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
        case .agreementDrafted(let fact): ["application=\(fact.applicationId)", "digest=\(hex(fact.digest))"]
        case .agreementSigned(let fact): ["signatory=\(fact.signatory)", "digest=\(hex(fact.digest))"]
        case .sealReleased(let fact): ["seal=\(fact.sealId)"]
        case .agreementSealed(let fact): ["seal=\(fact.sealId)", "digest=\(hex(fact.digest))"]
        case .authorizationSubmitted(let fact): ["agreement=\(fact.agreementId)"]
        default: expertLines(fact) ?? federationLines(fact)
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
            ["motion=\(fact.motionId)", "ordered=\(CivilTime(unixMs: fact.orderedMs).text)"]
        case .stopReceipted(let fact): ["node=\(fact.node)", "in-flight=\(fact.inFlight)"]
        case .filingOpened(let fact): ["filing=\(fact.filingId)", "digest=\(hex(fact.digest))"]
        case .filingReceipted(let fact): ["filing=\(fact.filingId)", "receipt=\(fact.receiptNumber)"]
        case .filingAccepted(let fact): ["receipt=\(fact.receiptNumber)", "digest=\(hex(fact.digest))"]
        case .orderApplied(let fact): ["order=\(fact.number)"]
        case .authorizationStopped(let fact): ["in-flight=\(fact.inFlight)"]
        case .useStarted(let fact): ["authorization=\(fact.authorizationId)", "permit-serial=\(fact.permitSerial)"]
        case .useEnded(let fact): ["reason=\(fact.reason)"]
        case .refused(let fact): (fact.refusal?.missing ?? []).map { "missing=\($0)" }
        default: []
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

    /// Lower-case hexadecimal digits.
    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
