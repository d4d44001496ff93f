// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry

extension SensibleSource {
    mutating func ruledExitNumber(_ message: String, _ field: String) -> UInt64? {
        switch (message, field) {
        case ("SuspendAuthorization", "correct_until_ms") where !isOdd():
            let hour: UInt64 = 3_600_000
            return scene.nowMs + random.number(24 * hour...20 * 24 * hour)
        case ("ResumeAuthorization", "corrected_ms") where !isOdd():
            guard
                case .suspended(let suspension)? = scene.registry.authorizations[given["authorization_id"] ?? ""]?.state
            else { return scene.nowMs }
            return min(suspension.orderedMs, suspension.correctUntilMs)
        default: return nil
        }
    }

    /// What the file still waits for, mostly.
    mutating func exitItems(_ message: String, _ field: String) -> [Int32]? {
        guard message == "TickExitItem", field == "items", !isOdd(),
            let file = scene.registry.exits[given["authorization_id"] ?? ""], !file.missing.isEmpty
        else { return nil }
        let items = file.missing.map(\.rawValue)
        return random.chance(60) ? items : subset(of: items)
    }
}
