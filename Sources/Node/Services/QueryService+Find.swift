// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Messages
import Registry
import Rules
import Transport

extension QueryService {
    /// What an id names, here and at a node above in the copies it holds. What the caller may not see is not found.
    func registerFind(in methods: inout MethodRegistry) {
        methods.unary(Method.queriesFind) { context, request in
            let (current, scope) = try await picture(for: context)
            let ruleSet = try ruleSet(of: current)
            let copies = await registrar.copies
            var answer = FindAnswer(timeMs: current.timeMs)
            for registry in [current.registry] + copies.keys.sorted().compactMap({ copies[$0] }) {
                let finder = Finder(registry, ruleSet: ruleSet, nowMs: current.timeMs)
                var found = finder.things(request.id)
                for place in finder.places(of: request.id) {
                    guard var entry = try thing(at: place, request.id, finder, registry.node) else { continue }
                    // As for hashes below: whoever may not read the ledger is told of the use, not of its last record.
                    if scope == .everything, finder.isOver(entry) {
                        entry.lastSequence = try await end(of: request.id, startedAt: place.sequence, registry.node)
                    }
                    found.append(entry)
                }
                // Everybody may ask, and looking through all hashes is work: for those who may read the ledger.
                if scope == .everything, let hash = SM3Digest(hexString: request.id) {
                    found += try await record(with: hash, finder, registry.node)
                }
                for entry in found where entry.isPublic || scope.covers(organ: entry.organ) {
                    answer.things.append(try dated(entry))
                }
            }
            guard !answer.things.isEmpty else {
                throw CallFailure(.notFound, "nothing named \(request.id) that you may see is on record here")
            }
            return answer
        }
    }

    private func thing(
        at place: Finder.Place, _ id: String, _ finder: Finder, _ log: String
    ) throws(CallFailure) -> RegisterEntry? {
        guard let stored = try stored(place.sequence, in: log), let record = try? Record.decode(stored.content) else {
            return nil
        }
        return finder.thing(at: place, id, record, hash: stored.hash.bytes)
    }

    /// The record with a hash: no index has it, so page by page from the newest, and others come in between.
    private func record(with hash: SM3Digest, _ finder: Finder, _ log: String) async throws -> [RegisterEntry] {
        guard registrar.reader.logs.contains(log) else { return [] }
        var last = try looking { () throws(LedgerError) in try registrar.reader.head(of: log) }.size
        while last > 0 {
            let first = last - min(last - 1, UInt64(LedgerLimits.maximumPageRecords) - 1)
            let sequence = try looking { () throws(LedgerError) in
                try registrar.reader.sequence(of: hash, in: log, among: first...last)
            }
            if let sequence {
                let place = Finder.Place(kind: .record, sequence: sequence)
                return try thing(at: place, hash.hexString, finder, log).map { [$0] } ?? []
            }
            last = first - 1
            try Task.checkCancellation()
            await Task.yield()
        }
        return []
    }

    /// The record that ended a use: no index has it either, so page by page from where it began.
    private func end(of use: String, startedAt start: UInt64, _ log: String) async throws -> UInt64 {
        var last = start
        while true {
            let page = try looking { () throws(LedgerError) in try registrar.reader.records(of: log, from: last + 1) }
            guard let newest = page.last else { return start }
            for stored in page {
                guard let record = try? Record.decode(stored.content) else { continue }
                if case .useEnded(let fact)? = record.body?.fact, fact.useId == use { return stored.sequence }
            }
            last = newest.sequence
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    /// With the times of the records that made and last changed it.
    private func dated(_ entry: RegisterEntry) throws(CallFailure) -> FoundThing {
        var thing = FoundThing(entry: entry)
        thing.firstMs = try timeMs(of: entry.firstSequence, in: entry.node)
        thing.lastMs =
            entry.lastSequence == entry.firstSequence
            ? thing.firstMs : try timeMs(of: entry.lastSequence, in: entry.node)
        return thing
    }

    private func timeMs(of sequence: UInt64, in log: String) throws(CallFailure) -> UInt64 {
        guard let stored = try stored(sequence, in: log), let record = try? Record.decode(stored.content) else {
            return 0
        }
        return HybridTime(rawValue: record.time).milliseconds
    }

    private func stored(_ sequence: UInt64, in log: String) throws(CallFailure) -> StoredRecord? {
        // A copy that has only just begun may not be on the disk yet.
        guard registrar.reader.logs.contains(log) else { return nil }
        return try looking { () throws(LedgerError) in try registrar.reader.record(of: log, sequence: sequence) }
    }

    /// A peer learns the code and the sentence, never our paths.
    private func looking<Value>(_ body: () throws(LedgerError) -> Value) throws(CallFailure) -> Value {
        do throws(LedgerError) {
            return try body()
        } catch {
            throw CallFailure(error.code == .notFound ? .notFound : .dataLoss, error.message)
        }
    }
}
