// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// ZS-3.6: what was ended and what its exit still waits for.
    func exits() -> [RegisterEntry] {
        registry.exits.order.compactMap { registry.exits[$0] }.map { file in
            let closing = file.cause == .goodFaithFailure ? ["ZS-1.2.2a", "ZS-5.3d"] : [Clause.ID]()
            var entry = RegisterEntry(
                file.authorization, state: file.state.name, file.span, ["ZS-3.6a", "ZS-3.6b", "ZS-3.6d"] + closing,
                next: NextStep.of(file))
            let authorization = registry.authorizations[file.authorization]
            entry.organ = authorization?.applicant.organ ?? ""
            entry.put("exit-cause", file.cause.identifier)
            entry.put("awaited", file.missing.map(\.identifier).joined(separator: ","))
            entry.put("ordered", timeMs: file.orderedMs)
            entry.put("logs-held-until", timeMs: file.logsHeldUntilMs)
            entry.put("applicant", authorization?.applicant.name ?? "")
            entry.put("motion", file.motion)
            entry.put("reference", file.reference)
            entry.put("ordered-by", file.orderedBy)
            put(access: file, &entry)
            for tick in file.ticks {
                entry.values.append(
                    RegisterValue(name: tick.item.identifier, text: "\(CivilTime(unixMs: tick.atMs).text) \(tick.by)"))
            }
            if case .closed(let person, let atMs) = file.state {
                entry.put("closed-by", person)
                entry.put("closed-at", timeMs: atMs)
            }
            return entry
        }
    }

    private func put(access file: ExitFile, _ entry: inout RegisterEntry) {
        let open = ExitAccess.openNodes(of: file, registry, ruleSet.parameters, nowMs: nowMs)
        let sent = ExitAccess.nodes(of: file.authorization, registry).count
        entry.put("receipts", "\(ExitAccess.stops(of: file.authorization, registry).count)/\(sent)")
        entry.put("without-receipt", open.joined(separator: ","))
    }

    /// While access is closed for a correction: why, until when, and whose it is once the term has passed.
    func addSuspension(of found: Authorization, to entry: inout RegisterEntry) {
        guard case .suspended(let suspension) = found.state else { return }
        entry.put("suspended-for", suspension.cause.identifier)
        entry.put("correct-until", timeMs: suspension.correctUntilMs)
        entry.put("motion", suspension.motion)
        let termMs = suspension.correctUntilMs - min(suspension.orderedMs, suspension.correctUntilMs)
        entry.dues.append(
            Due(
                "correct-until", suspension.correctUntilMs, warn: suspension.correctUntilMs - termMs / 4,
                .hubAdministrator, to: .bodyMember, ["ZS-3.6a", "ZS-2.1.1d"]))
        guard nowMs > suspension.correctUntilMs else { return }
        // Not corrected in time: what is due now is the case for its end.
        entry.nextStep = Event.openMotion.rawValue
        entry.owner = Role.hubAdministrator.identifier
    }
}
