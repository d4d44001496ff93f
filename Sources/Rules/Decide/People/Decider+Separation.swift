// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// Refused when a line of the table keeps the actor from the act. A deputy acts for the holder: what either of them did
    /// or is tied to counts, so that neither gets round it by the other.
    ///
    /// - Parameter member: the member of the body a deputy votes for.
    func checkSeparate(
        _ act: SeparateAct, _ matter: SeparateMatter, for member: String? = nil
    ) throws(Objection) {
        let hands = [actor, deputised.delegation?.fact.holder, member].compactMap(\.self)
        for person in hands {
            guard let found = SeparationOfDuties.bar(of: person, act, matter, registry) else { continue }
            throw Self.objection(found.row.code, found.bar, person, matter)
        }
    }

    func checkSeparate(_ act: SeparateAct, on subject: String) throws(Objection) {
        try checkSeparate(act, SeparateMatter(subject, in: registry))
    }

    static func objection(
        _ code: RefusalCode, _ bar: SeparationOfDuties.Bar, _ person: String, _ matter: SeparateMatter
    ) -> Objection {
        switch code {
        case .dutyOwnCase: Objection(code, ["person:\(person)", "bar:\(bar.identifier)"])
        case .organForeign:
            Objection(code, ["own:\((try? PersonName(person))?.organ ?? "")", "other:\(matter.organ)"])
        default: Objection(code, [person])
        }
    }
}
