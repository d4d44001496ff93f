// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// How often what is tried in one run. Drawn from the seed: a run that does little of one thing does much of another,
/// and reaches states that an even mixture never does (swarm testing).
struct WorkloadProfile: Sendable, Equatable {
    /// Weight of each mode, in the order of `WorkloadMode.allCases`; founding and finishing are not drawn.
    var modes: [Int]
    /// Weight of each action; 0: switched off in this run.
    var actions: [ActionKind: Int]
    /// How often officials decide against something, in percent.
    var againstPercent: Int
    /// How often an official's field holds something odd, in percent.
    var oddPercent: Int

    /// Everything on, most of it sensible.
    static let even = WorkloadProfile(
        modes: WorkloadMode.allCases.map { $0 == .sensible ? 40 : $0 == .founding || $0 == .finishing ? 0 : 4 },
        actions: Dictionary(uniqueKeysWithValues: ActionKind.allCases.map { ($0, 10) }), againstPercent: 8,
        oddPercent: 4)

    /// A profile drawn from the seed.
    static func drawn(_ random: inout SeededGenerator) -> WorkloadProfile {
        var profile = even
        for (place, mode) in WorkloadMode.allCases.enumerated() {
            switch mode {
            case .founding, .finishing: profile.modes[place] = 0
            case .sensible: profile.modes[place] = 20 + random.below(80)
            default: profile.modes[place] = random.chance(30) ? 0 : random.below(12)
            }
        }
        for action in ActionKind.allCases {
            profile.actions[action] = random.chance(8) ? 0 : random.chance(15) ? 60 : 4 + random.below(16)
        }
        profile.againstPercent = random.below(30)
        profile.oddPercent = random.below(12)
        return profile
    }

    func weight(of action: ActionKind) -> Int {
        actions[action] ?? 0
    }
}
