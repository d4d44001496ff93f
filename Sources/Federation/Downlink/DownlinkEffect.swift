// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What the shell is asked to do for one node below, in this order, after an event.
public enum DownlinkEffect: Sendable, Equatable {
    case send(LinkMessage)
    /// Judge the hello, put on record what the verdict says, then report `judged`.
    case judge(HelloBody)
    /// Verify, judge and commit the batch, then report `batchCommitted` or `batchRefused`.
    case commit(RecordBatch)
    /// Read the orders after this number, then report `ordersRead`.
    case readOrders(after: UInt64, limit: UInt64)
    case orderReceipted(OrderReceiptBody, OrderReceipt)
    /// Make a grant of all live permits of this node, then report `grantMade`.
    case grantPermits(nonce: UInt64, epoch: UInt64)
    /// Verify the offered head against the last one, make it durable, countersign it, then report `offerAccepted`.
    case judgeOffer(CheckpointOffer)
    /// Put the filing on record, once, then report `filingAccepted`.
    case acceptFiling(Filing)
    /// Take part in the draw, once, then report `partTaken`.
    case takePart(DrawRequest)
    case epochAccepted(UInt64)
    case peerMaintenance(MaintenanceNotice)
    case close(LinkFailure)
}

/// Who is at the other end of an open downlink.
public struct DownlinkPeer: Sendable, Hashable {
    public var node: String
    public var boot: String
    public var publicKey: [UInt8]
    public var epoch: UInt64
}
