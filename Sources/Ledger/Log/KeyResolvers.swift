// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Finds the public key of a log's node, which stands in the log's first record (Genesis); nil if it is not known.
///
/// The ledger itself does not know what a record says.
public typealias LogKeyResolver = @Sendable (_ log: String, _ firstRecord: [UInt8]) -> (any CheckpointKey)?

/// Finds the public key of a node that countersigned; nil if it is not known.
public typealias CountersignerResolver = @Sendable (_ node: String) -> (any CheckpointKey)?
