// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Federation
package import Messages
import Registry
import Rules

extension RegistrarCore {
    /// Writes the first record of a new ledger: who this node is and who may administer it.
    package func found(_ genesis: Genesis, reply: @escaping Reply<Void>) {
        guard registry.identity == nil else { return settle(reply) }
        let first = time.advance(physicalMilliseconds: clock.now().wallMilliseconds)
        do throws(NodeError) {
            _ = try stage(
                [GenesisRules.draft(genesis)], cause: .observation(Observation(what: "genesis")),
                actor: identity.node, ruleSet: ruleSet(at: first), at: first)
            settle(reply)
        } catch {
            reply(.failure(error))
        }
    }

    /// The id of the set in force by this ledger, or nothing before the first one.
    func ruleSet(at time: HybridTime) -> String {
        ruleSets.catalogue(for: registry).inForce(at: time.milliseconds)?.id ?? ""
    }
}
