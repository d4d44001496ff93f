// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// In what spirit an errand is sent.
enum WorkloadMode: String, CaseIterable, Sendable {
    /// Putting people in office, seals on the register and what else must come first.
    case founding
    /// The right person takes a step that something waits for.
    case sensible
    /// A well-formed command of any kind, about anything known.
    case random
    /// A good command by someone who may not give it.
    case wrongActor = "wrong-actor"
    /// A command meant for another node.
    case wrongNode = "wrong-node"
    /// A command that was issued long ago, or will be.
    case stale
    /// A command that has been sent before, to the byte.
    case repeated
    /// Another command under an id that has been used.
    case changedBody = "changed-body"
    /// A good command with one field changed into anything.
    case mutated
    /// A good command under a signature that is not the actor's.
    case badSignature = "bad-signature"
    /// A use for another purpose, beyond the scope, without a permit or after the end.
    case hostileUse = "hostile-use"
    /// A second vote of somebody who has voted.
    case doubleVote = "double-vote"
    /// The liveness phase: the step that is owed, by the person who owes it.
    case finishing
}
