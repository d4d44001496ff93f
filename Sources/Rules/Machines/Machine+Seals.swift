// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Machine {
    /// Contract seals, from the entry to the end of their use.
    public static let seals: Machine = {
        let clauses: [Clause.ID] = ["ZS-2.1.1f", "ZS-2.1.1g"]
        let releaser = Transition.Mover.person([.sealReleaser])
        return Machine(
            "seal",
            [
                Transition("", .enterSeal, "kept", .person([.sealCustodian]), clauses),
                Transition("kept", .reportSealLost, "seal-lost", .person([.sealCustodian, .sealReleaser]), clauses),
                Transition("kept", .transferSeal, "kept", releaser, clauses),
                Transition("kept", .replaceSeal, "seal-replaced", releaser, clauses),
                Transition("kept", .retireSeal, "seal-retired", releaser, clauses),
                Transition("seal-lost", .replaceSeal, "seal-replaced", releaser, clauses),
                Transition("seal-lost", .retireSeal, "seal-retired", releaser, clauses),
            ])
    }()
}
