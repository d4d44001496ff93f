// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

extension Oracle {
    /// Invariant 1, between nodes: no node tells another of anything that is not on its own disk.
    func said(_ message: LinkMessage, over connection: Connection, _ way: Connection.Way) {
        let speaker = way == .up ? connection.lower.machine : connection.upper.machine
        guard !isLost(connection.lower.node) else { return }
        switch message.content {
        case .hello(let hello):
            let body = (try? HelloBody.decode(hello.body)) ?? HelloBody()
            (connection.statedEpoch, connection.statedSize) = (body.epoch, body.ledgerSize)
        case .welcome(let welcome):
            check(
                .copiesArePrefixes, connection.statedSize >= welcome.copySize,
                "\(connection.lower.machine.name) is let in with \(connection.statedSize) records of "
                    + "\(welcome.copySize) that are above")
            let confirmed = confirmedEpochs[connection.lower.node] ?? 0
            check(
                .onlyOne, connection.statedEpoch >= confirmed,
                "\(connection.lower.machine.name) is let in under epoch \(connection.statedEpoch), after another process "
                    + "has confirmed \(confirmed)")
        case .batchReceipt(let receipt):
            let size = speaker.disk.durableSize(of: connection.lower.node)
            check(
                .acknowledgedIsKept, size >= receipt.copySize,
                "\(speaker.name) receipts \(receipt.copySize) records of \(connection.lower.node), \(size) are on its disk"
            )
        case .orderReceipt(let receipt):
            guard let body = try? OrderReceiptBody.decode(receipt.body) else { return }
            let applied = truth(of: speaker).registry.ordersApplied
            check(
                .acknowledgedIsKept, applied >= body.number,
                "\(speaker.name) receipts order \(body.number), \(applied) are on its disk")
        case .filingReceipt(let receipt):
            check(
                .acknowledgedIsKept, truth(of: speaker).registry.filings[receipt.filingId] != nil,
                "\(speaker.name) receipts \(receipt.filingId), which is not on its disk")
        default: break
        }
    }
}
