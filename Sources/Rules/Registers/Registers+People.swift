// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// One entry a grant, by name; its id is the person's, for a person is what is looked for.
    func roles() -> [RegisterEntry] {
        registry.people.grants.keys.sorted().flatMap { person in
            (registry.people.grants[person] ?? []).map { grant in
                let state = grant.inForce(at: nowMs) ? "held" : nowMs < grant.fromMs ? "announced" : "ended"
                var entry = RegisterEntry(
                    person, state: state, RecordSpan(first: grant.sequence, last: grant.sequence), ["ZS-1.1"])
                entry.put("role", grant.role.identifier)
                entry.put("bureau", grant.bureau)
                entry.put("specialities", grant.specialities.joined(separator: ","))
                entry.put("granter", grant.granter)
                entry.put("from", timeMs: grant.fromMs)
                entry.put("until", timeMs: grant.untilMs)
                entry.put("signing-key", hexadecimal(grant.publicKey))
                entry.put("certificate-until", timeMs: grant.certificateEndsMs)
                entry.dues = dues(of: grant) + certificateDues(of: grant, person)
                return entry
            }
        }
    }
}
