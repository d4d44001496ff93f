// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Every number the federation works with. Relations between them are checked by ``validate()`` at start.
public struct FederationLimits: Sendable, Hashable {
    /// Records in one batch at the most, unless a single commit group is larger.
    public var batchRecords: UInt64 = 2_000
    /// Batches sent and not yet receipted: what bounds the memory the node above needs for us.
    public var batchesInFlight: Int = 4
    /// Orders sent to one node and not yet receipted.
    public var ordersInFlight: UInt64 = 64
    /// How long a permit lasts without renewal (design: 15 minutes; an office may set up to 24 hours).
    public var leaseSeconds: UInt32 = 900
    /// How far the clocks of two nodes may drift apart within one lease.
    public var clockBoundMilliseconds: UInt32 = 2_000
    /// A hello not answered within this time ends the link.
    public var helloTimeoutSeconds: UInt32 = 10
    /// The protocol versions this build speaks.
    public var protocolVersions: ClosedRange<UInt32> = 1...1

    public init() {}

    /// Permits are renewed when a third of the lease has passed, so that two renewals may fail.
    public var renewalMilliseconds: UInt64 { UInt64(leaseSeconds) * 1_000 / 3 }

    /// The first relation that does not hold, in words; `nil` when all do.
    public func validate() -> String? {
        if leaseSeconds < 1 || leaseSeconds > 86_400 { return "leaseSeconds must be 1 to 86400" }
        if UInt64(clockBoundMilliseconds) >= UInt64(leaseSeconds) * 1_000 / 2 {
            return "clockBoundMilliseconds must be under half of leaseSeconds"
        }
        if batchRecords < 1 || batchesInFlight < 1 || ordersInFlight < 1 {
            return "batchRecords, batchesInFlight and ordersInFlight must be at least 1"
        }
        return nil
    }
}
