// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
import Messages
import Registry
import Rules

extension Registrar {
    /// Writes the first record of a new ledger: who this node is and who may administer it.
    func found(_ genesis: Genesis) async throws {
        guard registry.identity == nil else { return }
        let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
        _ = try stage(
            [GenesisRules.draft(genesis)], cause: .observation(Observation(what: "genesis")), actor: identity.node,
            ruleSet: ruleSet(at: first),
            at: first)
        try await settle()
    }

    /// The id of the set in force, or nothing before the first one.
    func ruleSet(at time: HybridTime) -> String {
        catalogue.inForce(at: time.milliseconds)?.id ?? ""
    }
}
