// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// What both sides agreed on by their SETTINGS.
struct Agreement: Equatable, Sendable {
    /// The highest protocol version both speak.
    let version: UInt32
    /// The longest frame the peer accepts, in bytes.
    let peerMaximumFrameBytes: Int
    /// How many calls we may have open.
    let peerMaximumCalls: Int
    /// How many items we may send on each call we open.
    let peerStreamCredit: Int
    let peerSoftware: String
    let peerInMaintenance: Bool
}

extension Agreement {
    /// What our side and the peer's SETTINGS come to.
    ///
    /// - Parameter versions: the protocol versions we speak.
    init(on settings: Settings, versions: ClosedRange<UInt32>, limits: TransportLimits) throws(ConnectionFault) {
        guard settings.protocolMin <= settings.protocolMax, settings.protocolMin > 0 else {
            throw .malformed("SETTINGS: protocol_min must be at least 1 and at most protocol_max")
        }
        let theirs = settings.protocolMin...settings.protocolMax
        guard versions.overlaps(theirs) else { throw .versionsApart(ours: versions, theirs: theirs) }
        guard settings.maxFrameBytes >= TransportLimits.smallestFrameBytes else {
            throw .malformed("SETTINGS: max_frame_bytes must be at least \(TransportLimits.smallestFrameBytes)")
        }
        guard settings.software.utf8.count <= limits.maximumSoftwareNameBytes else {
            throw .malformed("SETTINGS: software is longer than \(limits.maximumSoftwareNameBytes) bytes")
        }
        self.init(
            version: min(versions.upperBound, theirs.upperBound),
            peerMaximumFrameBytes: Int(settings.maxFrameBytes), peerMaximumCalls: Int(settings.maxConcurrentCalls),
            peerStreamCredit: min(Int(settings.initialStreamCredit), limits.maximumStreamCreditItems),
            peerSoftware: settings.software, peerInMaintenance: settings.maintenance)
    }
}
