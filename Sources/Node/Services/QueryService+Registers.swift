// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Transport

extension QueryService {
    /// Most entries of one answer: it has to fit a frame.
    private static let entriesLimit = 2_000

    /// The registers of this node and, at a node above, of every copy it holds: what a county keeps is seen at the hub as it
    /// arrives (ZS-2.1.1b).
    func registerRegisters(in methods: inout MethodRegistry) {
        methods.unary(Method.queriesRegister) { context, request in
            let (current, scope) = try await picture(for: context)
            let ruleSet = try ruleSet(of: current)
            let ledgers = try await ledgers(named: request.node, current)
            let limit = request.limit == 0 ? Self.entriesLimit : min(Int(request.limit), Self.entriesLimit)
            var answer = RegisterAnswer(timeMs: current.timeMs)
            for registry in ledgers {
                let registers = Registers(registry, ruleSet: ruleSet, nowMs: current.timeMs)
                for entry in registers.entries(request) {
                    guard entry.isPublic || scope.covers(organ: entry.organ) else { continue }
                    guard answer.entries.count < limit else {
                        answer.truncated = true
                        return answer
                    }
                    answer.entries.append(entry)
                }
            }
            return answer
        }
    }

    private func ledgers(named node: String, _ current: RegistrarStatus) async throws -> [Registry] {
        if node == registrar.node { return [current.registry] }
        let copies = await registrar.copies
        if node.isEmpty { return [current.registry] + copies.keys.sorted().compactMap { copies[$0] } }
        guard let copy = copies[node] else {
            throw CallFailure(.notFound, "no copy of the ledger of \(node) is kept here")
        }
        return [copy]
    }
}
