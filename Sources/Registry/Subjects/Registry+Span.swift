// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Registry {
    /// The records that made and last changed what `id` names: a command, a notice, a case, a motion, an agreement, a
    /// seal, an authorization, a filing, a use under way, a node below or a person. Nil when no record speaks of it.
    public func span(of id: String) -> RecordSpan? {
        if let command = commands[id] { return command.span }
        if let found = cases[id] { return found.span }
        if let found = authorizations[id] { return found.span }
        if let found = agreements[id] { return found.span }
        if let found = motions[id] { return found.span }
        if let found = notices[id] { return found.span }
        if let found = filings[id] { return found.span }
        if let found = seals[id] { return found.span }
        if let found = uses[id] { return RecordSpan(found.sequence) }
        if let found = nodes[id] { return found.span }
        return people.spans[id]
    }
}
