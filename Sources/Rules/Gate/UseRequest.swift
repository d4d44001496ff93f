// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What someone wants to begin: a job, a session or a delivery under one authorization.
public struct UseRequest: Sendable, Equatable {
    public var authorization: String
    public var kind: UseKind
    /// Must be the purpose of the authorized scenario.
    public var purpose: String
    /// Must all be in the agreement's scope.
    public var dataItems: [String]

    /// The onboarded channel it comes in by (ZS-2.2f); empty: none.
    public var channel: String

    public init(authorization: String, kind: UseKind, purpose: String, dataItems: [String], channel: String = "") {
        self.authorization = authorization
        self.kind = kind
        self.purpose = purpose
        self.dataItems = dataItems
        self.channel = channel
    }
}

/// The gate's word.
public enum GateAnswer: Sendable, Equatable {
    /// Let it begin; the fact goes into the record, so that the decision can be judged again.
    case granted(PermitFact)
    case refused(Refusal)
}
