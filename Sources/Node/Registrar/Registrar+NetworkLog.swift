// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NodeCore
import Registry
import Rules

/// The days of the network log, as the ledger has them.
extension Registrar {
    /// Staged records included: what is sealed once is not sealed again.
    var networkLogDays: NetworkLogDays { core.registrar.registry.networkLog }

    /// Puts a finished day on record. Nothing is recorded of a day that is not over by this node's own time.
    func seal(_ day: NetworkLogSealed) async throws {
        let registrar = core.registrar
        var day = day
        // Whoever asks for what does not exist keeps no log from being removed, and fills no record.
        day.authorizations.removeAll { registrar.registry.authorizations[$0] == nil }
        let drafts = NetworkLogRules.sealed(day, registrar.registry, nowMs: registrar.nowMs)
        try await observe(drafts, what: "the network log of \(day.day)")
    }
}
