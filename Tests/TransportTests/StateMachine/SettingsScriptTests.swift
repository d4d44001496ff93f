// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Transport

@Suite("SETTINGS and GOODBYE, by script")
struct SettingsScriptTests {
    @Test("nothing comes before SETTINGS")
    func first() {
        for event in [
            "request 1 unary", "item 1", "response 2", "ping 0", "pong", "cancel 1", "half-close 1", "credit 1 1",
        ] {
            MachineScript.run(
                .accepting,
                """
                \(event) -> fault failedPrecondition: the first envelope must be SETTINGS
                closed? -> true
                settings -> drop
                """)
        }
    }

    @Test("a second SETTINGS ends the connection")
    func second() {
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            settings -> fault failedPrecondition: SETTINGS came twice
            closed? -> true
            """)
    }

    @Test("SETTINGS that make no sense are refused")
    func senseless() {
        MachineScript.run(
            .connecting,
            "settings min=2 max=1 -> fault invalidArgument: SETTINGS: protocol_min must be at least 1 and at most protocol_max"
        )
        MachineScript.run(
            .connecting,
            "settings min=0 max=1 -> fault invalidArgument: SETTINGS: protocol_min must be at least 1 and at most protocol_max"
        )
        MachineScript.run(
            .connecting, "settings frame=100 -> fault invalidArgument: SETTINGS: max_frame_bytes must be at least 4096")
    }

    @Test("neighbouring versions meet in the highest they share")
    func neighbours() {
        MachineScript.run(.connecting, versions: 1...2, "settings min=2 max=3 -> agreed 2")
        MachineScript.run(.accepting, versions: 2...3, "settings min=1 max=2 -> agreed 2")
        MachineScript.run(.connecting, versions: 1...3, "settings min=1 max=2 -> agreed 2")
    }

    @Test("versions apart are refused, both named")
    func apart() {
        MachineScript.run(
            .accepting, versions: 3...4,
            """
            settings min=1 max=2 -> fault failedPrecondition: protocol versions do not meet: this side speaks 3 to 4, the peer 1 to 2
            request 1 unary -> drop
            """)
    }

    @Test("SETTINGS must come in time")
    func late() {
        MachineScript.run(
            .accepting,
            """
            wake-up -> +10000
            time 9999 -> nothing
            time 1 -> fault deadlineExceeded: no SETTINGS in time
            wake-up -> never
            """)
    }

    @Test("the receiver of GOODBYE closes when its calls have ended")
    func draining() {
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            open unary -> send 1 credit=0
            goodbye ok -> drain
            open unary -> refuse unavailable
            done? -> false
            response 1 -> act
            done? -> true
            """)
    }

    @Test("the sender of GOODBYE answers what crossed it, and waits for the peer")
    func sayingGoodbye() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 unary -> start
            say-goodbye 10000 -> true
            say-goodbye 10000 -> false
            request 3 unary -> refuse unavailable
            answer 1 -> send
            done? -> false
            time 9999 -> nothing
            time 1 -> fault deadlineExceeded: the time to finish open calls is over
            closed? -> true
            """)
    }

    @Test("GOODBYE with an error ends the connection at once")
    func goodbyeWithError() {
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            open unary -> send 1 credit=0
            goodbye unavailable -> close shut-down
            response 1 -> drop
            goodbye ok -> drop
            garbage -> drop
            """)
        MachineScript.run(.connecting, "goodbye unavailable -> close shut-down")
    }
}
