// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting

/// What must never break, judged from the records of every node alone.
struct LedgerInvariants {
    /// Records by node, each ledger in its order.
    let records: [String: [JSON]]
    let hub: String
    let province: String
    let counties: [String]
    /// A lease and the clock bound. Milliseconds.
    let graceMilliseconds: Int

    /// Everything that is broken, in words; nothing when all holds.
    func violations(acknowledged: [ChaosBook.Acknowledged]) -> [String] {
        lost(acknowledged) + servedWithoutPermit() + servedAfterRevocation() + liveTwice() + filings()
    }

    /// Invariant 1: what was acknowledged is there, once, where the answer said.
    private func lost(_ acknowledged: [ChaosBook.Acknowledged]) -> [String] {
        var found: [String: [String: [Int]]] = [:]
        for (node, list) in records {
            for record in list {
                let id = record.cause.decodedCommand.commandId.string
                if !id.isEmpty { found[node, default: [:]][id, default: []].append(record.sequence.integer ?? -1) }
            }
        }
        return acknowledged.compactMap { one in
            let places = found[one.node]?[one.commandID] ?? []
            if places == [one.firstSequence] { return nil }
            return "\(one.node) acknowledged \(one.commandID) (\(one.subject)) as record \(one.firstSequence); "
                + (places.isEmpty ? "it is not there" : "it is there as \(places)")
        }
    }

    /// Invariant 3: each use names the permit it rests on, which had not run out. One that had ends at the use itself.
    private func servedWithoutPermit() -> [String] {
        uses().compactMap { node, record in
            let permit = record.cause.permit
            let time = record.timeMs.integer ?? .max
            if (permit.serial.integer ?? 0) > 0, time < (permit.endsMs.integer ?? 0) { return nil }
            return "\(node) record \(record.sequence.integer ?? -1): a use at \(time) under the permit \(permit)"
        }
    }

    /// Invariant 4: nothing is served after a revocation, a lease and the clock bound. One machine, one clock.
    private func servedAfterRevocation() -> [String] {
        var ordered: [String: Int] = [:]
        for record in records[hub] ?? [] {
            let order = record.body.revocationOrdered
            guard let time = order.orderedMs.integer else { continue }
            ordered[order.authorizationId.string] = time
        }
        return uses().compactMap { node, record in
            let id = record.body.useStarted.authorizationId.string
            guard let revoked = ordered[id], let time = record.timeMs.integer, time > revoked + graceMilliseconds else {
                return nil
            }
            return
                "\(node) record \(record.sequence.integer ?? -1): \(id) served \(time - revoked) ms after its revocation"
        }
    }

    /// Invariant 5: one live authorization for each applicant and scenario.
    private func liveTwice() -> [String] {
        var live: [String: String] = [:]
        var keys: [String: String] = [:]
        var violations: [String] = []
        for record in records[hub] ?? [] {
            let registered = record.body.authorizationRegistered.authorization
            let id = registered.authorizationId.string
            if !id.isEmpty {
                let key = "\(registered.applicant.creditCode.string) \(registered.scenario.key.string)"
                if keys.updateValue(key, forKey: id) != nil { violations.append("\(id) is registered twice") }
                if let other = live.updateValue(id, forKey: key) {
                    violations.append("\(key): \(id) is registered while \(other) is live")
                }
            }
            let revoked = record.body.revocationOrdered.authorizationId.string
            if let key = keys[revoked], live[key] == revoked { live[key] = nil }
        }
        return violations
    }

    /// Invariant 6: each registration is filed exactly once, and the province's receipt is at the hub.
    private func filings() -> [String] {
        var accepted: [String: [String]] = [:]
        for record in records[province] ?? [] where record.body.filingAccepted != .null {
            let filing = record.body.filingAccepted
            accepted[filing.filingId.string, default: []].append(filing.receiptNumber.string)
        }
        var receipts: [String: [String]] = [:]
        for record in records[hub] ?? [] where record.body.filingReceipted != .null {
            let receipt = record.body.filingReceipted
            receipts[receipt.authorizationId.string, default: []].append(receipt.receiptNumber.string)
        }
        let registered = registeredIDs
        let strangers = accepted.keys.sorted().filter { !registered.map { "F-\($0)" }.contains($0) }
        return strangers.map { "the province holds \($0), which is of no registration" }
            + registered.compactMap { id in
                let (there, here) = (accepted["F-\(id)"] ?? [], receipts[id] ?? [])
                return there.count == 1 && here == there ? nil : "\(id): filed as \(there), receipts \(here)"
            }
    }

    var registeredIDs: [String] {
        (records[hub] ?? []).map { $0.body.authorizationRegistered.authorization.authorizationId.string }
            .filter { !$0.isEmpty }
    }

    var rejectedCount: Int { (records[hub] ?? []).count { $0.body.authorizationRejected != .null } }

    func uses() -> [(node: String, record: JSON)] {
        counties.flatMap { county in
            (records[county] ?? []).filter { $0.body.useStarted != .null }.map { (county, $0) }
        }
    }
}
