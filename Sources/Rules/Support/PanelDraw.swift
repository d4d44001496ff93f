// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// The draw of a panel, made again from its record alone (ZS-2.1.2b).
public enum PanelDraw {
    /// Those who could be drawn, in the order the seed gives.
    static func order(
        _ pool: [DrawCandidate], seed: [UInt8], _ cryptography: any Cryptography
    ) -> [Draw.Candidate] {
        var draw = Draw(seed: seed, cryptography: cryptography)
        return draw.shuffled(
            pool.filter { $0.excluded.isEmpty }.map { Draw.Candidate(name: $0.person, skills: $0.specialities) })
    }

    /// The panel that comes out of the record's seed and list; nil when none of its size can.
    public static func redrawn(_ fact: PanelDrawn, _ cryptography: any Cryptography) -> [String]? {
        try? Draw.cover(
            fact.requiredSpecialities, size: fact.experts.count,
            from: order(fact.pool, seed: fact.seed, cryptography))
    }
}
