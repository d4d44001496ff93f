// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// What has been sent to, and not yet confirmed by, one node below.
struct OpenDownlink: Sendable {
    let peer: DownlinkPeer
    var batchesInFlight = 0
    var offersInFlight = 0
    var ordersSent: UInt64
    var ordersConfirmed: UInt64
    private var ordersIssued: UInt64 = 0
    /// The first read of orders begins with the epoch's confirmation.
    private var reading = true

    init(peer: DownlinkPeer, hello: HelloBody) {
        self.peer = peer
        ordersSent = hello.ordersApplied
        ordersConfirmed = hello.ordersApplied
    }

    mutating func ordersIssued(upTo number: UInt64, limits: FederationLimits) -> [DownlinkEffect] {
        ordersIssued = max(ordersIssued, number)
        return resume(limits: limits)
    }

    mutating func ordersRead(_ orders: [Order], issued: UInt64, limits: FederationLimits) -> [DownlinkEffect] {
        reading = false
        ordersIssued = max(ordersIssued, issued)
        var effects: [DownlinkEffect] = []
        for order in orders where order.number == ordersSent + 1 {
            ordersSent = order.number
            effects.append(.send(LinkMessage(content: .order(order))))
        }
        return effects + resume(limits: limits)
    }

    mutating func confirmed(_ number: UInt64, limits: FederationLimits) -> [DownlinkEffect] {
        ordersConfirmed = number
        return resume(limits: limits)
    }

    private mutating func resume(limits: FederationLimits) -> [DownlinkEffect] {
        let room = limits.ordersInFlight - min(limits.ordersInFlight, ordersSent - ordersConfirmed)
        guard !reading, room > 0, ordersIssued > ordersSent else { return [] }
        reading = true
        return [.readOrders(after: ordersSent, limit: room)]
    }
}

extension Downlink {
    mutating func receivedOpen(_ content: LinkMessage.Content, _ open: inout OpenDownlink) -> [DownlinkEffect] {
        switch content {
        case .recordBatch(let batch):
            guard open.batchesInFlight < limits.batchesInFlight, batch.checkpoint != nil, !batch.records.isEmpty else {
                return fail(.outOfOrder, "\(open.peer.node) sent more batches than allowed, or an empty one")
            }
            open.batchesInFlight += 1
            return [.commit(batch)]
        case .orderReceipt(let receipt):
            return receipted(receipt, &open)
        case .renewRequest(let request):
            return [.grantPermits(nonce: request.nonce, epoch: open.peer.epoch)]
        case .checkpointOffer(let offer):
            guard open.offersInFlight < 1 else {
                return fail(.outOfOrder, "\(open.peer.node) offered a second checkpoint before the first was answered")
            }
            open.offersInFlight += 1
            return [.judgeOffer(offer)]
        case .filing(let filing):
            return filed(filing, open)
        case .drawRequest(let request):
            return asked(request, open)
        case .maintenanceNotice(let notice):
            return [.peerMaintenance(notice)]
        default:
            return fail(.outOfOrder, "\(open.peer.node) sent what only a node above may send")
        }
    }

    private mutating func receipted(_ receipt: OrderReceipt, _ open: inout OpenDownlink) -> [DownlinkEffect] {
        guard
            LinkSignature.verify(
                SignedBytes.orderReceipt(receipt.body), receipt.signature, signer: open.peer.node,
                publicKey: open.peer.publicKey, with: cryptography),
            let body = try? OrderReceiptBody.decode(receipt.body), body.node == open.peer.node
        else {
            return fail(.badSignature, "an order receipt of \(open.peer.node) is not signed by its key")
        }
        guard body.number == open.ordersConfirmed + 1, body.number <= open.ordersSent else {
            return fail(.outOfOrder, "\(open.peer.node) receipted order \(body.number) after \(open.ordersConfirmed)")
        }
        return [.orderReceipted(body, receipt)] + open.confirmed(body.number, limits: limits)
    }

    private mutating func asked(_ request: DrawRequest, _ open: OpenDownlink) -> [DownlinkEffect] {
        guard
            LinkSignature.verify(
                SignedBytes.drawRequest(request.body), request.signature, signer: open.peer.node,
                publicKey: open.peer.publicKey, with: cryptography)
        else {
            return fail(.badSignature, "a request for a part in a draw is not signed by \(open.peer.node)")
        }
        return [.takePart(request)]
    }

    private mutating func filed(_ filing: Filing, _ open: OpenDownlink) -> [DownlinkEffect] {
        guard
            LinkSignature.verify(
                SignedBytes.filingSubmission(filing.text), filing.signature, signer: open.peer.node,
                publicKey: open.peer.publicKey, with: cryptography)
        else {
            return fail(.badSignature, "filing \(filing.filingId) is not signed by \(open.peer.node)")
        }
        return [.acceptFiling(filing)]
    }
}
