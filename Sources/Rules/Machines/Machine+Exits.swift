// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Machine {
    /// Exit files, from the end of an authorization on. The end itself opens one.
    public static let exits = Machine(
        "exit",
        [
            Transition(
                "open", .tickExitItem, "open", .person([.hubAdministrator, .supervisor]), ["ZS-3.6a", "ZS-3.6b"]),
            Transition(
                "open", .tickExitItem, "ready", .person([.hubAdministrator, .supervisor]), ["ZS-3.6a", "ZS-3.6b"]),
            Transition(
                "ready", .closeExit, "closed", .person([.hubAdministrator, .supervisor]),
                ["ZS-3.6a", "ZS-3.6b", "ZS-3.6d"]),
        ])
}
