// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension Uplink {
    mutating func receivedOpen(
        _ content: LinkMessage.Content, _ open: inout OpenUplink, now: Moment
    ) -> [UplinkEffect] {
        switch content {
        case .batchReceipt(let receipt):
            return receipted(receipt, &open)
        case .order(let order):
            return ordered(order, &open)
        case .permitGrant(let grant):
            return granted(grant, &open)
        case .permitsChanged(let change):
            open.permitsWanted = true
            open.permitsWantOrders = change.ordersIssued
            guard ordersApplied >= change.ordersIssued else { return [] }
            return [renewal(&open, now: now)]
        case .countersignature(let countersignature):
            return offerCountersigned(countersignature, &open)
        case .filingReceipt(let receipt):
            return filingReceipted(receipt, &open)
        case .drawAnswer(let answer):
            return drawAnswered(answer, open)
        case .maintenanceNotice(let notice):
            open.aboveMaintenance = notice.on
            return [.peerMaintenance(notice)] + open.resume(ledger: ledger, cargo: cargo, limits: limits)
        default:
            return fail(.outOfOrder, "the node above sent what only a node below may send")
        }
    }

    private mutating func receipted(_ receipt: BatchReceipt, _ open: inout OpenUplink) -> [UplinkEffect] {
        guard let sent = open.batchReceipted(size: receipt.copySize) else {
            return fail(.outOfOrder, "a receipt for \(receipt.copySize) records, which is not the oldest batch sent")
        }
        guard
            LinkSignature.verify(
                SignedBytes.countersignature(sent.checkpointBody), receipt.countersignature, signer: above,
                publicKey: open.terms.aboveKey, with: cryptography), let signature = receipt.countersignature
        else {
            return fail(.badSignature, "\(above)'s countersignature over size \(receipt.copySize) does not hold")
        }
        return [.countersigned(size: receipt.copySize, signature)]
            + open.resume(ledger: ledger, cargo: cargo, limits: limits)
    }

    private mutating func ordered(_ order: Order, _ open: inout OpenUplink) -> [UplinkEffect] {
        guard order.number > max(ordersApplied, open.lastOrderTaken) else { return [] }
        guard order.number == max(ordersApplied, open.lastOrderTaken) + 1 else {
            return fail(.outOfOrder, "order \(order.number) came after \(max(ordersApplied, open.lastOrderTaken))")
        }
        guard order.addressee == identity.node else {
            return fail(.outOfOrder, "an order addressed to \(order.addressee)")
        }
        let message = SignedBytes.order(
            addressee: order.addressee, number: order.number, recordHash: order.recordHash)
        guard let signature = order.signature, signature.signer == above,
            cryptography.verify(publicKey: open.terms.aboveKey, message: message, signature: signature.value)
        else {
            return fail(.badSignature, "the signature of order \(order.number) does not hold")
        }
        open.lastOrderTaken = order.number
        return [.applyOrder(order)]
    }

    /// A grant counts only when it answers our latest question, is newer than every grant before, and rests on no
    /// order that we have not carried out: else a grant made before a revocation could outlive it.
    private mutating func granted(_ grant: PermitGrant, _ open: inout OpenUplink) -> [UplinkEffect] {
        guard
            LinkSignature.verify(
                SignedBytes.permit(grant.body), grant.signature, signer: above, publicKey: open.terms.aboveKey,
                with: cryptography), let body = try? PermitGrantBody.decode(grant.body)
        else {
            return fail(.badSignature, "the signature of a permit grant does not hold")
        }
        guard body.node == identity.node, let asked = open.question(body.nonce), body.serial > permitSerial,
            body.endsMs >= body.issuedMs
        else { return [] }
        guard body.ordersIssued <= ordersApplied else {
            open.permitsWanted = true
            open.permitsWantOrders = body.ordersIssued
            return []
        }
        permitSerial = body.serial
        open.answered()
        return [.installPermits(grant, body, askedAt: asked)]
    }

    private mutating func offerCountersigned(
        _ countersignature: Countersignature, _ open: inout OpenUplink
    ) -> [UplinkEffect] {
        guard let offered = open.offerReceipted(size: countersignature.size) else {
            return fail(.outOfOrder, "a countersignature over \(countersignature.size) records, which was not offered")
        }
        guard
            LinkSignature.verify(
                SignedBytes.countersignature(offered), countersignature.signature, signer: above,
                publicKey: open.terms.aboveKey,
                with: cryptography), let signature = countersignature.signature
        else {
            return fail(.badSignature, "\(above)'s countersignature over size \(countersignature.size) does not hold")
        }
        return [.countersigned(size: countersignature.size, signature)]
            + open.resume(ledger: ledger, cargo: cargo, limits: limits)
    }

    private mutating func drawAnswered(_ answer: DrawAnswer, _ open: OpenUplink) -> [UplinkEffect] {
        guard let asked = open.drawsAsked[answer.drawId], asked || answer.value.isEmpty else {
            return fail(.outOfOrder, "an answer for draw \(answer.drawId), which was not asked for")
        }
        guard
            LinkSignature.verify(
                SignedBytes.drawAnswer(answer), answer.signature, signer: above, publicKey: open.terms.aboveKey,
                with: cryptography)
        else {
            return fail(.badSignature, "\(above)'s signature on its part in draw \(answer.drawId) does not hold")
        }
        return [.drawAnswered(answer)]
    }

    private mutating func filingReceipted(_ receipt: FilingReceipt, _ open: inout OpenUplink) -> [UplinkEffect] {
        guard open.filingsSent.contains(receipt.filingId) else {
            return fail(.outOfOrder, "a receipt for filing \(receipt.filingId), which was not sent")
        }
        let message = SignedBytes.filingReceipt(digest: receipt.digest, receiptNumber: receipt.receiptNumber)
        guard let signature = receipt.signature, signature.signer == above,
            cryptography.verify(publicKey: open.terms.aboveKey, message: message, signature: signature.value)
        else {
            return fail(
                .badSignature, "\(above)'s signature on the receipt of filing \(receipt.filingId) does not hold")
        }
        filings.removeAll { $0.filingId == receipt.filingId }
        return [.filingReceipted(receipt)]
    }
}
