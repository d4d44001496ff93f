// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Transport

@Suite("Streams and patience, by script")
struct StreamScriptTests {
    @Test("items cost credit, in both directions")
    func credit() {
        MachineScript.run(
            .connecting,
            """
            settings credit=2 -> agreed 1
            open link -> send 1 credit=4
            send 1 -> send
            send 1 -> send
            send 1 -> wait
            credit 1 1 -> act
            send 1 -> send
            send 1 -> wait
            finish-sending 1 -> true
            finish-sending 1 -> false
            send 1 -> ended
            # the window of four is granted again in halves
            item 1 -> deliver
            consume 1 -> nothing
            item 1 -> deliver
            consume 1 -> grant 2
            item 1 -> deliver
            item 1 -> deliver
            item 1 -> deliver
            item 1 -> deliver
            item 1 -> fault resourceExhausted: an item on call 1 exceeds the credit granted
            """)
    }

    @Test("an overrun of a request stream ends the connection")
    func overrun() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 upload -> start
            item 1 -> deliver
            item 1 -> deliver
            item 1 -> deliver
            item 1 -> deliver
            item 1 -> fault resourceExhausted: an item on call 1 exceeds the credit granted
            """)
    }

    @Test("a first item in REQUEST costs credit too")
    func firstItemInRequest() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 upload bytes=5 -> start
            item 1 -> deliver
            item 1 -> deliver
            item 1 -> deliver
            item 1 -> fault resourceExhausted: an item on call 1 exceeds the credit granted
            """)
    }

    @Test("the answering side waits for the caller's credit")
    func responseCredit() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 download credit=1 -> start
            send 1 -> send
            send 1 -> wait
            credit 1 0 -> drop
            credit 1 2 -> act
            send 1 -> send
            answer 1 -> send
            send 1 -> ended
            credit 1 2 -> drop
            """)
    }

    @Test("items have no place on a direction without stream")
    func notAStream() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 download -> start
            item 1 -> fault failedPrecondition: call 1 takes no items in this direction, or no more
            """)
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 upload -> start
            send 1 -> ended
            half-close 1 -> act
            item 1 -> fault failedPrecondition: call 1 takes no items in this direction, or no more
            """)
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            open unary -> send 1 credit=0
            item 1 -> fault failedPrecondition: call 1 takes no items in this direction, or no more
            """)
    }

    @Test("too much credit is a fault")
    func tooMuchCredit() {
        let limits = MachineScript.limits { $0.maximumStreamCreditItems = 10 }
        MachineScript.run(
            .accepting, limits: limits,
            """
            settings -> agreed 1
            request 1 download credit=10 -> start
            credit 1 1 -> fault outOfRange: the credit of call 1 would exceed 10 items
            """)
        MachineScript.run(
            .accepting, limits: limits,
            """
            settings -> agreed 1
            request 1 download credit=11 -> fault outOfRange: the credit of call 1 would exceed 10 items
            """)
        MachineScript.run(
            .connecting, limits: limits,
            """
            settings credit=2 -> agreed 1
            open upload -> send 1 credit=0
            credit 1 9 -> fault outOfRange: the credit of call 1 would exceed 10 items
            """)
    }

    @Test("items that crossed a CANCEL or RESPONSE are dropped")
    func crossing() {
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            open download -> send 1 credit=4
            abandon 1 -> true
            item 1 -> drop
            credit 1 1 -> drop
            response 1 -> drop
            """)
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 upload -> start
            answer 1 -> send
            item 1 -> drop
            half-close 1 -> drop
            cancel 1 -> drop
            """)
    }

    @Test("bytes beyond the budget end the call, not the connection")
    func budget() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            request 1 upload -> start
            item 1 bytes=4000 -> deliver
            item 1 bytes=97 -> refuse incoming
            item 1 bytes=1 -> drop
            answer 1 -> drop
            open download -> send 2 credit=4
            item 2 bytes=4096 -> deliver
            item 2 bytes=1 -> abandon outgoing
            response 2 -> drop
            open download -> send 4 credit=4
            item 4 bytes=4096 -> deliver
            consume 4 bytes=4096 -> nothing
            item 4 bytes=4096 -> deliver
            """)
    }

    @Test("writers wait while the peer reads too slowly")
    func outboundRoom() {
        MachineScript.run(
            .connecting,
            """
            settings credit=9 -> agreed 1
            open upload -> send 1 credit=0
            queued 2049 ->
            send 1 -> wait
            written 1 -> resume
            send 1 -> send
            written 100 -> nothing
            """)
    }

    @Test("silence gets a PING, then an end")
    func keepAlive() {
        MachineScript.run(
            .connecting,
            """
            settings -> agreed 1
            wake-up -> +20000
            time 20000 -> ping
            time 19999 -> nothing
            bytes whole ->
            pong -> drop
            time 19999 -> nothing
            time 1 -> ping
            time 20000 -> fault unavailable: no answer to the keep-alive PING
            """)
    }

    @Test("a PING is answered unless it is too long or nobody reads")
    func ping() {
        MachineScript.run(
            .accepting,
            """
            settings -> agreed 1
            ping 64 -> act
            queued 4096 ->
            ping 1 -> drop
            ping 65 -> fault invalidArgument: a PING of more than 64 bytes
            """)
    }

    @Test("the accepting side ends an idle connection")
    func idle() {
        let limits = MachineScript.limits { $0.idleTimeoutMilliseconds = 30_000 }
        MachineScript.run(
            .accepting, limits: limits,
            """
            settings -> agreed 1
            request 1 unary -> start
            time 20000 -> ping
            bytes whole ->
            time 10000 -> nothing
            answer 1 -> send
            time 9999 -> nothing
            bytes whole ->
            time 20001 -> idle
            """)
        MachineScript.run(
            .connecting, limits: limits,
            """
            settings -> agreed 1
            bytes whole ->
            time 19999 -> nothing
            bytes whole ->
            time 19999 -> nothing
            """)
    }

    @Test("a frame must be whole in time")
    func slowFrame() {
        let limits = MachineScript.limits { $0.frameTimeoutMilliseconds = 5000 }
        MachineScript.run(
            .accepting, limits: limits,
            """
            settings -> agreed 1
            bytes partial ->
            time 4000 -> nothing
            # more of the same frame does not buy time, the next frame does
            bytes partial ->
            wake-up -> +1000
            bytes whole partial ->
            time 4999 -> nothing
            time 1 -> fault deadlineExceeded: a frame was begun and not ended in time
            """)
    }
}
