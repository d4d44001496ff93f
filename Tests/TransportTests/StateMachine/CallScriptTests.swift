// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Transport

@Suite("Calls, by script")
struct CallScriptTests {
    @Test("ids are odd for the connecting side, even for the other, and rise")
    func ids() {
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            open unary -> send 1 credit=0
            open unary -> send 3 credit=0
            request 2 unary -> start
            request 6 unary -> start
            request 4 unary -> fault failedPrecondition: call id 4 breaks the rule: each higher than all before
            """)
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            open unary -> send 2 credit=0
            request 4 unary -> fault failedPrecondition: call id 4 breaks the rule: odd for the connecting side, else even
            """)
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            request 0 unary -> fault failedPrecondition: call id 0 breaks the rule: odd for the connecting side, else even
            """)
    }

    @Test("an unknown method is refused, and the connection lives")
    func unknownMethod() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 nosuch -> refuse unimplemented
            item 1 -> drop
            half-close 1 -> drop
            request 3 unary -> start
            """)
    }

    @Test("too many calls are refused, and the connection lives")
    func tooMany() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 unary -> start
            request 3 unary -> start
            request 5 unary -> start
            request 7 unary -> refuse resourceExhausted
            answer 1 -> send
            request 9 unary -> start
            """)
    }

    @Test("a cancelled call counts until its handler has finished")
    func rapidReset() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 unary -> start
            cancel 1 -> act
            request 3 unary -> start
            cancel 3 -> act
            request 5 unary -> start
            cancel 5 -> act
            cancel 5 -> drop
            request 7 unary -> refuse resourceExhausted
            answer 1 -> drop
            request 9 unary -> start
            """)
    }

    @Test("we open no more calls than the peer takes")
    func peerLimit() {
        MachineScript.run(
            .connecting,
            """
            settings calls=2 frame=5000 -> agreed 1
            open unary -> send 1 credit=0
            open unary -> send 3 credit=0
            open unary -> refuse resourceExhausted
            abandon 1 -> true
            # still counted: the peer has not confirmed
            open unary -> refuse resourceExhausted
            response 1 -> drop
            open unary bytes=5001 -> refuse resourceExhausted
            open unary -> send 5 credit=0
            """)
    }

    @Test("a RESPONSE ends a call once")
    func response() {
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            open unary -> send 1 credit=0
            response 1 -> act
            response 1 -> fault failedPrecondition: call 1 was never opened or has ended
            """)
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            request 2 unary -> start
            response 2 -> fault failedPrecondition: call 2 was never opened or has ended
            """)
    }

    @Test("only the caller cancels and half-closes")
    func wrongSide() {
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            open link -> send 1 credit=4
            cancel 1 -> fault failedPrecondition: call id 1 breaks the rule: only the caller cancels
            """)
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            open link -> send 1 credit=4
            half-close 1 -> fault failedPrecondition: call 1 takes no items in this direction, or no more
            """)
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            cancel 1 -> fault failedPrecondition: call 1 was never opened or has ended
            """)
    }

    @Test("both sides enforce deadlines")
    func deadlines() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 unary timeout=50 -> start with deadline
            request 3 unary -> start
            open unary timeout=70 -> send 2 credit=0
            wake-up -> +50
            time 50 -> incoming [1]
            answer 1 -> drop
            wake-up -> +20
            time 20 -> outgoing [2]
            # the peer's own answer may cross our CANCEL
            response 2 -> drop
            answer 3 -> send
            """)
    }

    @Test("a CANCEL left without RESPONSE is the peer's fault")
    func cancelIgnored() {
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            open unary -> send 1 credit=0
            abandon 1 -> true
            abandon 1 -> false
            wake-up -> +10000
            time 10000 -> fault deadlineExceeded: a CANCEL was not answered by a RESPONSE in time
            """)
    }

    @Test("an answer that does not fit is replaced by a status")
    func answerTooLarge() {
        MachineScript.run(
            .accepting,
            """
            settings frame=4200 -> agreed 1
            request 1 unary -> start
            answer 1 bytes=4201 -> send resourceExhausted
            request 3 unary -> start
            queued 4000 ->
            answer 3 bytes=200 -> send resourceExhausted
            request 5 unary -> start
            queued 200 ->
            # a peer that reads nothing gets no further work done
            request 7 unary -> refuse resourceExhausted
            open unary -> refuse resourceExhausted
            written 4200 -> nothing
            request 9 unary -> start
            """)
    }

    @Test("a peer that asks on without reading even refusals is disconnected")
    func flood() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            queued 8191 ->
            request 1 unary -> refuse resourceExhausted
            queued 1 ->
            request 3 unary -> fault resourceExhausted: too many answers are left unread
            """)
    }

    @Test("requests beyond the byte budget are refused")
    func requestBudget() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 unary bytes=4000 -> start
            request 3 unary bytes=97 -> refuse resourceExhausted
            answer 1 -> send
            request 5 unary bytes=97 -> start
            """)
    }

    @Test("events after the end are dropped")
    func afterEnd() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 link -> start
            garbage -> fault invalidArgument: garbage
            answer 1 -> drop
            send 1 -> ended
            item 1 -> drop
            open unary -> refuse unavailable
            say-goodbye 10 -> false
            time 100000 -> nothing
            """)
    }
}
