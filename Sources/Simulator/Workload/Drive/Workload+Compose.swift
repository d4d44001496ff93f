// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

/// From an action, an actor and a subject to a signed command.
extension Workload {
    /// The action with its fields filled by `actor`, about `subject`.
    mutating func filled(
        _ action: ActionKind, about subject: String?, by actor: String, _ view: View, isStrict: Bool,
        _ random: inout SeededGenerator
    ) -> Action.What {
        let desk = desks[view.place]
        let scene = Scene(
            registry: view.registry, memory: desk.memory, own: desk.pools, city: pools, people: city,
            territory: city.territories[view.place], everyone: desk.holders.all, actor: actor, subject: subject,
            nowMs: view.nowMs, isStrict: isStrict, profile: profile)
        var source = SensibleSource(scene, random)
        var message = Action(what: action.blank)
        message.fill(&source)
        random = source.random
        return AdoptableRules.mended(message.what ?? action.blank)
    }

    mutating func envelope(_ actor: String, _ view: View) -> Errand.Envelope {
        desks[view.place].commands += 1
        let territory = city.territories[view.place]
        return Errand.Envelope(
            id: "c-\(territory.code)-\(desks[view.place].commands)", node: territory.node, commandNode: territory.node,
            actor: actor, issuedMs: view.nowMs)
    }

    /// A command with its fields filled, ready to be sent.
    mutating func compose(
        _ action: ActionKind, about subject: String?, by actor: String, _ view: View, _ mode: WorkloadMode,
        _ random: inout SeededGenerator
    ) -> Errand {
        let isStrict = mode == .finishing || mode == .founding
        let what = filled(action, about: subject, by: actor, view, isStrict: isStrict, &random)
        return Errand(what, envelope(actor, view), mode: mode)
    }

    /// What an action that belongs to no machine is about: something committed under the name of its first field that
    /// names a subject. Nil where there is none yet, and for actions that name nothing.
    func namedSubject(_ action: ActionKind, _ place: Int, _ random: inout SeededGenerator) -> String? {
        steps.subjectFields[action].flatMap { desks[place].pools.text($0, &random) }
    }
}
