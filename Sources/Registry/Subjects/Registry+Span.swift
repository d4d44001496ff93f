// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Registry {
    /// The records that made and last changed what `id` names: a command, a notice, a case, a motion, an agreement, a
    /// seal, an authorization, a filing, a matter, a use, a day of the network log, a node below or a person; or a record by
    /// its place, as `#12` or with the node's name before it. Nil when no record speaks of it.
    public func span(of id: String) -> RecordSpan? {
        if let command = commands[id] { return command.span }
        if let found = cases[id] { return found.span }
        if let found = exits[id], found.span.last > authorizations[id]?.span.last ?? 0 { return found.span }
        if let found = authorizations[id] { return found.span }
        if let found = agreements[id] { return found.span }
        if let found = motions[id] { return found.span }
        if let found = sessions[id] { return found.span }
        if let found = tasks[id] { return found.span }
        if let found = delegations[id] { return found.span }
        if let found = duties[id] { return RecordSpan(found.sequence) }
        if let found = opinions[id] { return found.span }
        if let found = draws[id] { return found.span }
        if let found = notices[id] { return found.span }
        if let found = filings[id] { return found.span }
        if let found = seals[id] { return found.span }
        if let found = matters[id] { return found.span }
        if let found = channels[id] { return found.span }
        if let found = channels.organs[id] { return found.span }
        if let found = trainings[id] { return found.span }
        if let found = trainings.courses[id] { return found.span }
        if let found = templates[id] { return found.span }
        if let found = templates.proposals[id] { return found.span }
        if let found = quotas[id] { return found.span }
        if let found = assets[id] { return found.span }
        if let found = attempts[id] { return RecordSpan(found.sequence) }
        if let found = ruleSets[id] { return found.span }
        if let found = norms[id] { return found.span }
        if let found = networkLog[id] { return found.span }
        if let found = calendars[id] { return found.span }
        if let found = registrations[id] { return found.span }
        if let found = registrations.evidence[id] { return found.span }
        if let found = products[id] { return found.span }
        // A use that has ended leaves nothing here but the place its id names.
        if let started = UseID.sequence(of: id) ?? place(id), started <= sequence { return RecordSpan(started) }
        if let found = nodes[id] { return found.span }
        if let found = experts[id], found.span.last > people.spans[id]?.last ?? 0 { return found.span }
        if let found = factors.spans[id], found.last > people.spans[id]?.last ?? 0 { return found }
        return people.spans[id]
    }

    /// The sequence in `#12` or `tongdao://zhoushan/dinghai#12`, if it is of this ledger.
    public func place(_ id: String) -> UInt64? {
        guard let hash = id.lastIndex(of: "#"), id[..<hash].isEmpty || id[..<hash] == node else { return nil }
        return UInt64(id[id.index(after: hash)...]).flatMap { $0 > 0 ? $0 : nil }
    }
}
