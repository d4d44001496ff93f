// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// ZS-2.2f: each with the day by which it is to be absorbed; what is late is told to the hub's administrator.
    func channels() -> [RegisterEntry] {
        registry.channels.order.compactMap { registry.channels[$0] }.map { channel in
            var entry = RegisterEntry(
                channel.id, state: channel.state.name, channel.span, ["ZS-2.2e", "ZS-2.2f"],
                next: NextStep.of(channel))
            entry.put("organ", channel.organ)
            entry.put("name", channel.name)
            entry.put("endpoint", channel.endpoint)
            entry.put("deadline", timeMs: channel.deadlineMs)
            entry.put("gate-uses", String(channel.uses))
            if !channel.isAbsorbed {
                let warn = channel.deadlineMs.less(days: UInt64(ruleSet.parameters.channelWarningDays.value))
                entry.dues = [
                    Due(
                        "absorb-channel", channel.deadlineMs, warn: warn, .dataAuthority, to: .hubAdministrator,
                        ["ZS-2.2f"])
                ]
            }
            return entry
        }
    }

    /// ZS-2.2e, ZS-2.2h.
    func boundOrgans() -> [RegisterEntry] {
        registry.channels.organOrder.compactMap { registry.channels.organs[$0] }.map { organ in
            var entry = RegisterEntry(organ.organ, state: "bound", organ.span, ["ZS-2.2e", "ZS-2.2h"])
            entry.put("name", organ.name)
            entry.put("kind", organ.kind.identifier)
            entry.put("contractors", organ.contractors.joined(separator: ","))
            entry.put("channel", registry.channels.channel(of: organ.organ)?.id ?? "")
            return entry
        }
    }

    /// ZS-2.2d, ZS-2.2e: who, when, from where; what the node saw itself and what was reported to it.
    func attemptsOutside() -> [RegisterEntry] {
        registry.attempts.list.map { attempt in
            var entry = RegisterEntry(
                attempt.id, state: attempt.origin.rawValue, RecordSpan(first: attempt.sequence, last: attempt.sequence),
                ["ZS-2.2d", "ZS-2.2e"])
            entry.put("who", attempt.who)
            entry.put("when", timeMs: attempt.seenMs)
            entry.put("address", attempt.address)
            entry.put("organ", attempt.organ)
            entry.put("reason", attempt.reason)
            return entry
        }
    }

    /// ZS-1.2.2c, ZS-2.2a, ZS-2.2b: every version that was, the current one marked.
    func assets() -> [RegisterEntry] {
        registry.assets.order.compactMap { registry.assets[$0] }.map { asset in
            let state = asset.succeededBy == nil ? "current" : "superseded"
            var entry = RegisterEntry(asset.id, state: state, asset.span, asset.fact.kind.clauses)
            entry.put("kind", asset.fact.kind.identifier)
            entry.put("name", asset.fact.name)
            entry.put("organ", asset.fact.organ)
            entry.put("version", asset.fact.version)
            entry.put("approval", asset.fact.approval)
            entry.put("catalogue-id", asset.fact.catalogueId)
            entry.put("succeeded-by", asset.succeededBy ?? "")
            return entry
        }
    }

    /// ZS-1.3b: this node and those below it, with the release of the software that was last entered.
    func nodes() -> [RegisterEntry] {
        var own = RegisterEntry(registry.node, state: "own", RecordSpan(first: 1, last: 1), ["ZS-1.3b", "ZS-2.2d"])
        own.put("node-role", registry.identity?.role.identifier ?? "")
        own.put("territory", registry.identity?.territoryName ?? "")
        own.put("epoch", String(registry.epoch))
        let release = registry.assets.order.reversed().lazy.compactMap { registry.assets[$0] }.first {
            $0.fact.kind == .release
        }
        own.put("software", release.map { "\($0.fact.name) \($0.fact.version)" } ?? "")
        return [own]
            + registry.nodes.sortedNames.compactMap { registry.nodes[$0] }.map { node in
                var entry = RegisterEntry(
                    node.node, state: node.standing.stage.rawValue, node.span, ["ZS-1.3b", "ZS-2.2d"],
                    next: NextStep.of(node))
                entry.put("node-role", node.role.identifier)
                entry.put("territory", node.territoryName)
                entry.put("epoch", node.epoch.map { String($0.epoch) } ?? "")
                entry.put("certificate-until", timeMs: node.epoch?.certificateEndsMs ?? 0)
                entry.dues = certificateDues(of: node)
                return entry
            }
    }
}
