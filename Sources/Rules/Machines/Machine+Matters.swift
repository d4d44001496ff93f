// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Machine {
    /// Who opens and ends matters of security: the authority, who supervises, and who is charged with security.
    static let overseers: [Role] = [.dataAuthority, .supervisor, .securityAdministrator, .hubAdministrator]

    /// Matters of security and supervision.
    public static let matters = Machine(
        "matter",
        [
            Transition("", .openMatter, "open", .person(overseers), ["ZS-1.3g", "ZS-1.3j"]),
            Transition(
                "open", .answerMatter, "answered", .person([.operatorSignatory, .applicant] + overseers), ["ZS-1.3g"]),
            Transition("open", .closeMatter, "closed", .person(overseers), ["ZS-1.3g", "ZS-1.3j"]),
            Transition("answered", .closeMatter, "closed", .person(overseers), ["ZS-1.3g", "ZS-1.3j"]),
        ])
}
