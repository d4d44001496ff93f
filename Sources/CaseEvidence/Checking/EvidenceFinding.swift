// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is checked of an evidence file. The names are stable.
public enum EvidenceCheck: String, Sendable, Hashable, CaseIterable {
    /// The ledger's part: each ledger once, checkpoints of that ledger, records in their order.
    case log
    /// The bytes are a record of that ledger, with that number.
    case record
    /// The ledger's first record names its node and key.
    case genesis
    /// A record follows the one before it, and a checkpoint's head is the hash of its last record.
    case chain
    /// The record's hash leads to the checkpoint's root.
    case inclusion
    /// The later checkpoint continues the earlier.
    case consistency
    /// The node has signed the checkpoint.
    case checkpoint
    /// The node above has signed it too.
    case countersignature
    /// The records of a decision are all there, and its cause names them.
    case decision
    /// What the case needed to come so far is there.
    case course
    /// The decision is of this case, or tells whose a key is.
    case concern
    /// The person has signed the command.
    case command
    /// The node above has signed the order.
    case order
    /// The record in the order is the one in the ledger of the node that gave it.
    case orderedRecord = "ordered-record"
    /// The agreement's text is the one that was drafted, signed and sealed.
    case agreementText = "agreement-text"
    case operatorSignature = "operator-signature"
    case sealSignature = "seal-signature"
    /// What the hub registered is what the county's ledger holds.
    case registration
    /// The filing's text is what was registered and filed.
    case filingText = "filing-text"
    /// The province has signed for that text.
    case filingReceipt = "filing-receipt"
    /// The node has signed that it stopped.
    case stopReceipt = "stop-receipt"
    /// Who exported the file has signed all of it.
    case exporter
    /// Every byte is as it was written.
    case file
}

/// Whose word it is that a key is that person's or node's. Ordered from the strongest.
public enum KeyOrigin: String, Sendable, Hashable, CaseIterable {
    /// A certificate that whoever checks has given.
    case certificate
    /// A record in the file: a role granted, a seal entered, a node admitted.
    case record
    /// The file itself and nobody else: the genesis of a ledger, or the key beside the signature.
    case own
}

/// One thing that was checked.
public struct EvidenceFinding: Sendable, Hashable {
    public enum Result: Sendable, Hashable {
        case holds
        /// A signature, with the origin of the key it was checked with.
        case signed(KeyOrigin)
        /// It is not as it should be.
        case differs
        /// A signature of someone whose key neither the file nor a certificate gives.
        case keyUnknown
        /// A countersignature or receipt that had not come when the file was made.
        case absent
    }

    public let check: EvidenceCheck
    /// Which record (`node#sequence`), checkpoint, id or person.
    public let place: String
    public let result: Result

    public init(_ check: EvidenceCheck, _ place: String, _ result: Result) {
        self.check = check
        self.place = place
        self.result = result
    }

    public var isFault: Bool { result == .differs }
}
