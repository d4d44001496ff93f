// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import Testing

/// Who may speak for a territory (ZS-2.2d, ZS-2.2e): every way in and every way to be kept out.
@Suite struct HelloJudgementTests {
    let hub = LinkIdentity.toy(Names.hub, role: .hub)

    func hello(_ change: (inout HelloBody) -> Void = { _ in }) -> HelloBody {
        var body = HelloBody()
        body.node = Names.county
        body.role = .county
        body.instance = "i1"
        body.boot = "b1"
        body.epoch = 3
        body.ledgerSize = 10
        body.ledgerHead = [1]
        body.publicKey = Array(Names.county.utf8)
        body.above = Names.hub
        body.protocolMin = 1
        body.protocolMax = 1
        change(&body)
        return body
    }

    func circumstances(_ change: (inout HelloCircumstances) -> Void = { _ in }) -> HelloCircumstances {
        var now = HelloCircumstances(
            certifiedURI: Names.county, standing: admitted(), copy: LedgerPosition(size: 10, head: [1]),
            hashAtStatedSize: [1], liveBoot: nil)
        change(&now)
        return now
    }

    func admitted(
        boot: String = "b0", accepted: Bool = true, granted: UInt64 = 3
    ) -> PeerStanding {
        .admitted(
            AdmittedPeer(
                instance: "i1", publicKey: Array(Names.county.utf8), grantedEpoch: granted, boot: boot,
                confirmedEpoch: accepted ? granted : granted - 1))
    }

    func judge(_ body: HelloBody, _ now: HelloCircumstances) -> HelloVerdict {
        HelloJudgement.judge(body, now, ours: hub, limits: FederationLimits())
    }

    func reason(_ verdict: HelloVerdict) -> LinkRejection? {
        if case .reject(let reason, _, _) = verdict { reason } else { nil }
    }

    @Test func aRestartedDaemonGetsTheNextEpoch() {
        #expect(judge(hello(), circumstances()) == .welcome(epoch: 4, isNew: true))
    }

    /// Each was granted an epoch and died before it could store it: the third still states what the first did.
    @Test func successorsOfAProcessThatNeverConfirmedAreLetIn() {
        let standing = PeerStanding.admitted(
            AdmittedPeer(
                instance: "i1", publicKey: Array(Names.county.utf8), grantedEpoch: 5, boot: "b0", confirmedEpoch: 3))
        #expect(judge(hello(), circumstances { $0.standing = standing }) == .welcome(epoch: 6, isNew: true))
        var stale = hello()
        stale.epoch = 2
        #expect(reason(judge(stale, circumstances { $0.standing = standing })) == .fenced)
    }

    @Test func aReconnectingProcessKeepsItsEpoch() {
        let now = circumstances { $0.standing = admitted(boot: "b1") }
        #expect(judge(hello(), now) == .welcome(epoch: 3, isNew: false))
    }

    @Test func aDaemonThatDiedBeforeConfirmingMayComeBackWithTheEpochBefore() {
        let now = circumstances { $0.standing = admitted(boot: "b0", accepted: false, granted: 4) }
        #expect(judge(hello(), now) == .welcome(epoch: 5, isNew: true))
    }

    @Test func aStaleEpochIsFencedOff() {
        let now = circumstances { $0.standing = admitted(boot: "b0", accepted: true, granted: 4) }
        #expect(reason(judge(hello(), now)) == .fenced)
    }

    @Test func aSecondDirectoryIsFencedOff() {
        let verdict = judge(hello { $0.instance = "i2" }, circumstances())
        #expect(reason(verdict) == .fenced)
        guard case .reject(_, _, .attemptRefused(let code)) = verdict else {
            Issue.record("the attempt must go on record")
            return
        }
        #expect(code == "link.fenced")
    }

    @Test func aSecondLiveProcessIsFencedOff() {
        #expect(reason(judge(hello(), circumstances { $0.liveBoot = "b9" })) == .fenced)
        let ours = circumstances {
            $0.liveBoot = "b1"
            $0.standing = admitted(boot: "b1")
        }
        #expect(judge(hello(), ours) == .welcome(epoch: 3, isNew: false))
    }

    @Test func anOldBackupIsRefused() {
        let now = circumstances {
            $0.copy = LedgerPosition(size: 12, head: [2])
            $0.hashAtStatedSize = [1]
        }
        #expect(reason(judge(hello(), now)) == .ledgerBehind)
    }

    @Test func aForkIsEvidence() {
        let verdict = judge(hello(), circumstances { $0.hashAtStatedSize = [9] })
        #expect(reason(verdict) == .forked)
        guard case .reject(_, _, .forked(let sequence, let expected, let received)) = verdict else {
            Issue.record("both hashes must be kept")
            return
        }
        #expect(sequence == 10 && expected == [9] && received == [1])
    }

    @Test func strangersAskAndWait() {
        let first = judge(hello(), circumstances { $0.standing = .unknown })
        #expect(reason(first) == .notAdmitted)
        guard case .reject(_, _, .nodeRequested) = first else {
            Issue.record("the request must go on record")
            return
        }
        let standing = PeerStanding.requested(instance: "i1", publicKey: Array(Names.county.utf8))
        let again = judge(hello(), circumstances { $0.standing = standing })
        guard case .reject(.notAdmitted, _, .nothing) = again else {
            Issue.record("the same request must not go on record twice")
            return
        }
    }

    @Test(arguments: [LinkRejection.wrongTerritory, .wrongKey, .quarantined, .version])
    func everyOtherRefusal(_ expected: LinkRejection) {
        var body = hello()
        var now = circumstances()
        switch expected {
        case .wrongTerritory: now.certifiedURI = "tongdao://zhoushan/putuo"
        case .wrongKey: body.publicKey = [7]
        case .quarantined: now.standing = .quarantined(reason: "fork")
        default:
            body.protocolMin = 2
            body.protocolMax = 3
        }
        let verdict = judge(body, now)
        #expect(reason(verdict) == expected)
        if expected == .version, case .reject(_, let message, _) = verdict {
            #expect(message.contains("2 to 3") && message.contains("1 to 1"))
        }
    }
}
