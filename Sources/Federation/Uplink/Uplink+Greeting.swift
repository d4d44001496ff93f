// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension Uplink {
    mutating func welcomed(_ welcome: Welcome, since: Moment, now: Moment) -> [UplinkEffect] {
        guard welcome.node == above else {
            return fail(.wrongPeer, "expected \(above), was welcomed by \(welcome.node)")
        }
        guard let aboveKey = cryptography.certifiedKey(certificate: welcome.signingCertificate, uri: above) else {
            return fail(.badSignature, "the signing certificate of \(above) does not hold")
        }
        guard limits.protocolVersions.contains(welcome.protocol) else {
            let ours = limits.protocolVersions
            return fail(
                .version,
                "\(above) speaks protocol \(welcome.protocol), this node \(ours.lowerBound) to \(ours.upperBound)")
        }
        guard welcome.epoch >= epoch, welcome.leaseSeconds >= 1 else {
            return fail(.outOfOrder, "\(above) granted epoch \(welcome.epoch), older than our \(epoch)")
        }
        if cargo == .records {
            guard welcome.copySize <= ledger.size else {
                return fail(
                    .ledgerBehind,
                    "\(above) holds \(welcome.copySize) records of this node, this data directory only \(ledger.size)")
            }
            guard welcome.copySize != ledger.size || welcome.copyHead == ledger.head else {
                return fail(.forked, "\(above) holds another record \(ledger.size) of this node")
            }
        }
        let midway = (since.wallMilliseconds + now.wallMilliseconds) / 2
        let terms = UplinkTerms(
            above: above, aboveKey: aboveKey, epoch: welcome.epoch, leaseSeconds: welcome.leaseSeconds,
            clockBoundMilliseconds: welcome.clockBoundMs, protocolVersion: welcome.protocol,
            clockDifferenceMilliseconds: Int64(clamping: welcome.timeMs) - Int64(clamping: midway))
        state = .settling(terms, copySize: welcome.copySize, aboveMaintenance: welcome.maintenance)
        var effects: [UplinkEffect] = []
        if welcome.copySize > 0, let signature = welcome.copyCountersignature, signature.signer == above {
            effects.append(.copyCountersigned(size: welcome.copySize, signature))
        }
        return effects + [.storeEpoch(welcome.epoch)]
    }

    mutating func fail(
        _ code: LinkFailure.Code, _ message: String, rejection: LinkRejection? = nil
    ) -> [UplinkEffect] {
        state = .down
        return [.close(LinkFailure(code, message, rejection: rejection))]
    }

    /// Stores the open state again unless handling the event has closed the link.
    mutating func keep(_ open: OpenUplink) {
        if case .open = state { state = .open(open) }
        if case .settling = state { state = .open(open) }
    }

    mutating func renewal(_ open: inout OpenUplink, now: Moment) -> UplinkEffect {
        lastNonce += 1
        open.asked(nonce: lastNonce, at: now)
        return .send(LinkMessage(content: .renewRequest(RenewRequest(nonce: lastNonce))))
    }
}
