// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What the shell is asked to do, in this order, after an event.
public enum UplinkEffect: Sendable, Equatable {
    case send(LinkMessage)
    /// Make this epoch durable, then report `epochStored`.
    case storeEpoch(UInt64)
    /// Read records after this size up to a signed checkpoint, then report `batchRead`.
    case readBatch(after: UInt64, anchor: Bool)
    /// Judge and commit the order, then report `orderApplied`.
    case applyOrder(Order)
    /// Put the grant in force. It counts from when we asked for it, by our own monotonic clock.
    case installPermits(PermitGrant, PermitGrantBody, askedAt: Moment)
    /// The node above holds our ledger up to here durably and signed for it.
    case countersigned(size: UInt64, Signature)
    /// The same, for a receipt that may have been lost with an earlier connection: to be verified with the key of the
    /// node above over our own checkpoint of that size, which only the shell has.
    case copyCountersigned(size: UInt64, Signature)
    /// Make a checkpoint offer that is consistent with this size, then report `offerMade`.
    case makeOffer(after: UInt64)
    case filingReceipted(FilingReceipt)
    /// The node above has done its part in a draw: put it on record.
    case drawAnswered(DrawAnswer)
    case peerMaintenance(MaintenanceNotice)
    case established(UplinkTerms)
    case close(LinkFailure)
}

/// What the node above said when it let us in.
public struct UplinkTerms: Sendable, Hashable {
    public var above: String
    public var aboveKey: [UInt8]
    public var epoch: UInt64
    public var leaseSeconds: UInt32
    public var clockBoundMilliseconds: UInt32
    public var protocolVersion: UInt32
    /// Its wall clock less ours, in milliseconds, as seen in the exchange of hellos.
    public var clockDifferenceMilliseconds: Int64
}

/// What the link carries up: a county's records, or (hub to province) only signed heads and filings.
public enum UplinkCargo: Sendable, Hashable {
    case records
    case checkpoints
}
