// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What this node's ledger says about a node below.
public enum PeerStanding: Sendable, Hashable {
    case unknown
    case requested(instance: String, publicKey: [UInt8])
    case admitted(AdmittedPeer)
    case quarantined(reason: String)
}

/// A node below that was let in from both sides.
public struct AdmittedPeer: Sendable, Hashable {
    public var instance: String
    public var publicKey: [UInt8]
    /// Last epoch granted; 0 before the first.
    public var grantedEpoch: UInt64
    /// Process that holds it.
    public var boot: String
    /// Last epoch that a process has confirmed, or sent records under; 0 before the first.
    public var confirmedEpoch: UInt64

    public init(
        instance: String, publicKey: [UInt8], grantedEpoch: UInt64, boot: String, confirmedEpoch: UInt64
    ) {
        self.instance = instance
        self.publicKey = publicKey
        self.grantedEpoch = grantedEpoch
        self.boot = boot
        self.confirmedEpoch = confirmedEpoch
    }
}

/// What the judgement of a hello needs to know besides the hello.
public struct HelloCircumstances: Sendable {
    /// The URI in the certificate the peer showed in TLS.
    public var certifiedURI: String
    public var standing: PeerStanding
    /// Our durable copy of the peer's ledger.
    public var copy: LedgerPosition
    /// Our copy's hash at the size the hello states, when the copy reaches that far.
    public var hashAtStatedSize: [UInt8]?
    /// The boot of another connection of this node that is alive now.
    public var liveBoot: String?

    public init(
        certifiedURI: String, standing: PeerStanding, copy: LedgerPosition, hashAtStatedSize: [UInt8]?,
        liveBoot: String?
    ) {
        self.certifiedURI = certifiedURI
        self.standing = standing
        self.copy = copy
        self.hashAtStatedSize = hashAtStatedSize
        self.liveBoot = liveBoot
    }
}

public enum HelloVerdict: Sendable, Hashable {
    /// Let in; when `isNew`, the grant must be durable before the welcome is sent.
    case welcome(epoch: UInt64, isNew: Bool)
    case reject(LinkRejection, String, HelloNote)
}

/// What of a rejected hello goes on record (ZS-2.2d, ZS-2.2e).
public enum HelloNote: Sendable, Hashable {
    case nothing
    case nodeRequested
    case attemptRefused(code: String)
    /// Two histories under one name: both hashes are kept and the node quarantined.
    case forked(sequence: UInt64, expected: [UInt8], received: [UInt8])
}

/// Who may speak for a territory: one daemon, in one directory, under the latest epoch.
public enum HelloJudgement {
    public static func judge(
        _ hello: HelloBody, _ now: HelloCircumstances, ours: LinkIdentity, limits: FederationLimits
    ) -> HelloVerdict {
        guard hello.node == now.certifiedURI else {
            return reject(.wrongTerritory, "the certificate names \(now.certifiedURI), the hello \(hello.node)")
        }
        guard hello.above == ours.node else {
            return reject(.wrongTerritory, "the hello is meant for \(hello.above), this is \(ours.node)")
        }
        let mine = limits.protocolVersions
        guard hello.protocolMin <= mine.upperBound, hello.protocolMax >= mine.lowerBound else {
            return reject(
                .version,
                "\(hello.node) speaks protocol \(hello.protocolMin) to \(hello.protocolMax), this node "
                    + "\(mine.lowerBound) to \(mine.upperBound)")
        }
        switch now.standing {
        case .unknown:
            return .reject(.notAdmitted, "\(hello.node) asks to be admitted", .nodeRequested)
        case .requested(let instance, let publicKey):
            let same = instance == hello.instance && publicKey == hello.publicKey
            return .reject(
                .notAdmitted, "\(hello.node) has not been admitted yet", same ? .nothing : .nodeRequested)
        case .quarantined(let reason):
            return reject(.quarantined, "\(hello.node) is in quarantine: \(reason)")
        case .admitted(let peer):
            return judge(hello, now, peer)
        }
    }

    private static func judge(
        _ hello: HelloBody, _ now: HelloCircumstances, _ peer: AdmittedPeer
    ) -> HelloVerdict {
        guard hello.publicKey == peer.publicKey else {
            return reject(.wrongKey, "\(hello.node) came with another key than the one admitted")
        }
        guard hello.instance == peer.instance else {
            return reject(.fenced, "\(hello.node) is already run from another data directory (\(peer.instance))")
        }
        if let liveBoot = now.liveBoot, liveBoot != hello.boot {
            return reject(.fenced, "\(hello.node) already has a live daemon (boot \(liveBoot))")
        }
        if let held = now.hashAtStatedSize, held != hello.ledgerHead {
            return .reject(
                .forked, "record \(hello.ledgerSize) of \(hello.node) differs from the copy here",
                .forked(sequence: hello.ledgerSize, expected: held, received: hello.ledgerHead))
        }
        let current = hello.boot == peer.boot && !hello.boot.isEmpty
        // A process that was granted an epoch but died or lost the line before it could confirm still states the last
        // one confirmed; so do its successors, however many die before one of them confirms.
        guard hello.epoch >= peer.confirmedEpoch, hello.epoch <= peer.grantedEpoch else {
            return reject(
                .fenced, "\(hello.node) states epoch \(hello.epoch), the latest is \(peer.grantedEpoch)")
        }
        guard hello.ledgerSize >= now.copy.size else {
            return reject(
                .ledgerBehind,
                "\(hello.node) has \(hello.ledgerSize) records, the copy here \(now.copy.size): an old backup")
        }
        if current { return .welcome(epoch: peer.grantedEpoch, isNew: false) }
        return .welcome(epoch: peer.grantedEpoch + 1, isNew: true)
    }

    private static func reject(_ reason: LinkRejection, _ message: String) -> HelloVerdict {
        .reject(reason, message, .attemptRefused(code: code(of: reason)))
    }

    /// The stable code that stands in the ledger for a rejection.
    public static func code(of reason: LinkRejection) -> String {
        switch reason {
        case .notAdmitted: "link.notAdmitted"
        case .fenced: "link.fenced"
        case .quarantined: "link.quarantined"
        case .wrongKey: "link.wrongKey"
        case .wrongTerritory: "link.wrongTerritory"
        case .forked: "link.forked"
        case .ledgerBehind: "link.ledgerBehind"
        case .badSignature: "link.badSignature"
        case .outOfOrder: "link.outOfOrder"
        case .version: "link.version"
        default: "link.unspecified"
        }
    }
}
