// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

/// Everything a command is made from, besides chance: what one node knows, who acts, about what.
struct Scene {
    let registry: Registry
    let memory: SubjectMemory
    /// Values committed on this node, and in the whole city.
    let own: FieldPools
    let city: FieldPools
    let people: CityPeople
    let territory: Territory
    /// Everyone who ever held a role here.
    let everyone: [String]
    var actor: String
    /// What the command is about; nil: nothing that is known.
    var subject: String?
    /// Unix milliseconds by the actor's clock.
    let nowMs: UInt64
    /// Only what is right and favourable: the liveness phase.
    let isStrict: Bool
    let profile: WorkloadProfile

    var organ: String { (try? PersonName(actor))?.organ ?? "bureau" }
}
