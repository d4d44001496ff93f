// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

extension Registry {
    /// Takes in the next record. What the record says is taken as true: whether it was lawful is `Rules` to judge.
    ///
    /// A record that cannot follow the ones before it throws and changes nothing.
    public mutating func apply(_ record: Record) throws(RegistryFault) {
        guard record.sequence == sequence &+ 1 else {
            throw fault(.outOfSequence, record, "expected sequence \(sequence &+ 1), found \(record.sequence)")
        }
        let command = try command(of: record)
        switch record.body?.fact {
        // Uses come first and alone: there are thousands of them to one of anything else.
        case .useStarted(let fact)? where identity != nil:
            let person = record.actor == record.node ? "" : record.actor
            uses.started(fact, by: person, atMs: record.time >> 16, sequence: record.sequence)
            channels.used(fact.channelId)
        case .useEnded(let fact)? where identity != nil:
            guard uses.ended(fact.useId) else { throw missing(record, "use \(fact.useId)") }
        case let fact?:
            if (identity == nil) != fact.isGenesis {
                throw fault(.misplacedGenesis, record, "a genesis must stand first and nowhere else")
            }
            try applyRare(fact, record)
            noteFactors(fact, record)
        case nil:
            throw fault(.unknownFact, record, "the record carries no fact this version knows")
        }
        if let command { carriedOut(command, record) }
        if case .command(let signed)? = record.cause?.kind {
            people.signed(record.actor, with: signed.publicKey, at: record.time >> 16)
        }
        noteDeeds(record)
        sequence = record.sequence
        time = record.time
        epoch = record.epoch
    }

    private mutating func applyRare(_ fact: Body.Fact, _ record: Record) throws(RegistryFault) {
        switch fact {
        case .genesis(let fact):
            let new = NodeIdentity(fact)
            identity = new
            people.found(new, sequence: record.sequence)
        case .roleGranted(let fact):
            people.granted(fact, by: record.actor, sequence: record.sequence)
            takenBack(fact.person)
        case .roleWithdrawn(let fact): people.withdrawn(fact, sequence: record.sequence)
        case .maintenanceSet(let fact):
            maintenance = fact.on ? fact : nil
            authorizations.gateChanged()
        case .refused(let fact):
            vigilance.refused(fact)
            attempts.refused(fact, record)
        case .noticePublished, .applicationSubmitted, .applicationAccepted, .panelDrawn, .reviewSubmitted,
            .panelConcluded, .governmentConfirmed, .resultPublished:
            try applyAdmission(fact, record)
        case .motionOpened, .voteCast, .motionDecided:
            try applyMotion(fact, record)
        case .agreementDrafted, .agreementSigned, .sealEntered, .sealReleased, .agreementSealed,
            .authorizationSubmitted:
            try applyAgreement(fact, record)
        case .sealLost, .sealReplaced, .sealTransferred, .sealRetired:
            try applySeal(fact, record)
        case .nodeRequested, .nodeAdmitted, .epochGranted, .attemptRefused, .nodeQuarantined, .nodeReleased,
            .evidenceKept:
            try applyNode(fact, record)
        case .authorizationRegistered, .authorizationRejected, .permitIssued, .revocationOrdered, .stopReceipted,
            .filingOpened, .filingReceipted, .filingAccepted:
            try applyHub(fact, record)
        case .orderApplied, .authorizationStopped:
            try applyOrder(fact, record)
        case .agencyOpinionGiven, .matterOpened, .matterAnswered, .matterClosed, .authorizationRecommended:
            try applySupervision(fact, record)
        case .suspensionOrdered, .resumptionOrdered, .exitItemTicked, .logHoldSet, .exitClosed:
            try applyExit(fact, record)
        case .networkLogSealed, .networkLogPurged:
            try applyNetworkLog(fact, record)
        case .boundOrganEntered, .channelDeclared, .channelPlanned, .channelOnboarded, .channelAbsorbed,
            .outsideAttemptReported, .assetEntered:
            try applyChannel(fact, record)
        case .coursePublished, .questionBankEntered, .staffAssigned, .attemptRecorded, .trainingPassed:
            try applyTraining(fact, record)
        case .templateProposed, .templatePublished, .templateAdopted, .templateWithdrawn:
            try applyTemplate(fact, record)
        case .quotaSet(let fact):
            quotas.set(fact, isFromAbove: false, sequence: record.sequence)
            issueToAll(.quotaSet(fact), QuotaID.text(fact.field, fact.year), record)
        case .ruleSetAnnounced, .ruleSetDistributed, .normEntered, .gateRecorded:
            try applyRuleSet(fact, record)
        case .bodyFounded, .deputyNamed, .sessionCalled, .sessionAttended, .sessionClosed, .motionRecused,
            .taskAssigned,
            .taskClosed, .taskReported:
            try applyMechanism(fact, record)
        case .personDismissed, .dutySet, .roleDelegated, .delegationRecalled, .actedFor:
            try applyPeople(fact, record)
        case .factorSet, .factorReset, .loginLocked, .loginUnlocked:
            applyFactor(fact, record)
        case .expertAppointed, .expertDismissed, .expertAssessed, .conflictDeclared, .expertRecused, .opinionRequested,
            .opinionSubmitted:
            try applyExperts(fact, record)
        case .drawPrepared, .drawCommitted, .drawRevealed, .drawClosed:
            applyDraw(fact, record)
        case .calendarPublished(let fact):
            calendars.published(fact, sequence: record.sequence)
            issueToAll(.calendarPublished(fact), YearCalendar.id(fact.year), record)
        case .evidencePreserved, .registrationFiled, .registrationAmended, .registrationReturned,
            .registrationAccepted, .registrationReviewed, .registrationNoticed, .registrationObjected,
            .objectionsDecided, .registrationCoded, .registrationChangeAsked,
            .registrationChangeDecided, .registrationRevoked:
            try applyRegistration(fact, record)
        case .testProcessingRequested, .testProcessingDecided, .testProcessingRecorded, .listingRequested,
            .listingReviewed, .productDelisted:
            try applyProduct(fact, record)
        case .useStarted, .useEnded:
            break
        }
    }

    /// The command a record was caused by, if any; only the first record of a decision carries it.
    private func command(of record: Record) throws(RegistryFault) -> Command? {
        guard case .command(let signed)? = record.cause?.kind else { return nil }
        do {
            return try Command.decode(signed.command)
        } catch {
            throw fault(.unreadable, record, "the command in its cause: \(error)")
        }
    }

    private mutating func carriedOut(_ command: Command, _ record: Record) {
        let size = UInt64(max(record.cause?.size ?? 1, 1))
        var refused = false
        if case .refused? = record.body?.fact { refused = true }
        let entry = CommandEntry(
            span: RecordSpan(first: record.sequence, last: record.sequence + size - 1), subject: record.subject,
            refused: refused, issuedMs: command.issuedMs)
        switch command.action?.what {
        case .startUse, .endUse: commands.carriedOutForUse(command.commandId, entry, atMs: record.time >> 16)
        default: commands.carriedOut(command.commandId, entry)
        }
    }

    func fault(_ code: RegistryFault.Code, _ record: Record, _ detail: String) -> RegistryFault {
        RegistryFault(code, sequence: record.sequence, detail)
    }

    func missing(_ record: Record, _ what: String) -> RegistryFault {
        RegistryFault(.unknownSubject, sequence: record.sequence, "no record made \(what)")
    }
}

extension Body.Fact {
    var isGenesis: Bool {
        if case .genesis = self { true } else { false }
    }
}
