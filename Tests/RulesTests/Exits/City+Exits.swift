// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

extension City {
    static let dayMs: UInt64 = 86_400_000

    /// A second person for what one may not do alone.
    mutating func supervisor() -> String {
        let person = hub.person("cyberspace", "wu")
        return hub.grant(.supervisor, to: person)
    }

    func suspension(_ id: String, cause: ExitCause = .breach, days: UInt64 = 10) -> SuspendAuthorization {
        SuspendAuthorization(
            authorizationId: id, exitCause: cause, correctUntilMs: hub.nowMs + days * Self.dayMs, reason: "未按约定加工")
    }

    mutating func suspend(_ id: String) {
        hub.accept(.suspendAuthorization(suspension(id)), by: hubAdministrator)
    }

    func resumption(_ id: String) -> ResumeAuthorization {
        ResumeAuthorization(authorizationId: id, correctedMs: hub.nowMs, reason: "已改正")
    }

    func tick(_ id: String, _ items: [ExitItem] = ExitFile.items) -> TickExitItem {
        TickExitItem(authorizationId: id, items: items, evidenceDigest: [UInt8](repeating: 3, count: 32))
    }

    func end(_ id: String, _ cause: ExitCause, motion: String, reference: String = "") -> RevokeAuthorization {
        RevokeAuthorization(authorizationId: id, motionId: motion, exitCause: cause, reference: reference)
    }
}
