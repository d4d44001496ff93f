// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Dispatch
import Messages
import NIOCore
import Synchronization
import Testing

@testable import Transport

@Suite("Streams over real connections", .timeLimit(.minutes(2)))
struct StreamTests {
    @Test("a stream of answers arrives whole and in order")
    func download() async throws {
        try await TestNet.run { net in
            let connection = try await net.connect()
            var expected: UInt64 = 0
            let items = connection.serverStream(
                Method.diagnosticsDownload, BandwidthRequest(items: 1000, itemBytes: 100), timeout: .seconds(30))
            for try await item in items {
                #expect(item.timeMs == expected)
                expected += 1
            }
            #expect(expected == 1000)
        }
    }

    @Test("streams both ways at once")
    func bidirectional() async throws {
        try await TestNet.run { net in
            let connection = try await net.connect()
            let call = connection.bidirectional(Method.federationLink, timeout: .seconds(30))
            async let sending: Void = {
                for epoch in 0..<1000 {
                    try await call.requests.send(
                        LinkMessage(content: .epochAccepted(EpochAccepted(epoch: UInt64(epoch)))))
                }
                call.requests.finish()
            }()
            var received = 0
            for try await item in call.responses {
                #expect(item.content == .epochAccepted(EpochAccepted(epoch: UInt64(received))))
                received += 1
            }
            try await sending
            #expect(received == 1000)
        }
    }

    @Test("a slow reader holds the writer back: 10,000 items, never more ahead than the credit")
    func slowReader() async throws {
        let sent = Atomic<Int>(0)
        var methods = MethodRegistry()
        methods.serverStream(Method.diagnosticsDownload) { _, request, writer in
            for index in 0..<request.items {
                try await writer.send(EchoMessage(timeMs: UInt64(index)))
                sent.add(1, ordering: .sequentiallyConsistent)
            }
        }
        try await TestNet.run(methods: methods) { net in
            let connection = try await net.connect()
            let credit = TransportLimits().initialStreamCreditItems
            let items = connection.serverStream(
                Method.diagnosticsDownload, BandwidthRequest(items: 10_000), timeout: .seconds(60))
            var taken = 0
            var furthestAhead = 0
            for try await item in items {
                #expect(item.timeMs == UInt64(taken))
                taken += 1
                let ahead = sent.load(ordering: .sequentiallyConsistent) - taken
                furthestAhead = max(furthestAhead, ahead)
                // Time for the writer to run away, if anything let it.
                if taken.isMultiple(of: 100) { for _ in 0..<50 { await Task.yield() } }
            }
            #expect(taken == 10_000)
            #expect(furthestAhead <= credit)
            // A writer that never got ahead would not have tested anything.
            #expect(furthestAhead > 0)
        }
    }

    @Test("a slow callee holds the caller back")
    func slowCallee() async throws {
        let gate = EventLog<Bool>()
        var methods = MethodRegistry()
        methods.clientStream(Method.diagnosticsUpload) { _, items in
            _ = try await gate.first { $0 }
            var count: UInt64 = 0
            for try await _ in items { count += 1 }
            return BandwidthReport(bytes: count)
        }
        try await TestNet.run(methods: methods) { net in
            let connection = try await net.connect()
            let sent = EventLog<Int>()
            let report: Task<BandwidthReport, any Error> = Task {
                try await connection.clientStream(Method.diagnosticsUpload, timeout: .seconds(30)) { writer in
                    for index in 1...100 {
                        try await writer.send(EchoMessage(timeMs: 1))
                        sent.add(index)
                    }
                }
            }
            _ = try await sent.first { $0 == 16 }
            // A round trip later the seventeenth has still not gone.
            _ = await #expect(throws: CallFailure.self) {
                try await connection.call(Method.queriesStatus, StatusRequest(), timeout: nil)
            }
            #expect(sent.all.last == 16)
            gate.add(true)
            #expect(try await report.value.bytes == 100)
        }
    }

    @Test("a callee may answer before it has read everything")
    func earlyAnswer() async throws {
        var methods = MethodRegistry()
        methods.clientStream(Method.diagnosticsUpload) { _, items in
            for try await _ in items { break }
            throw CallFailure(.resourceExhausted, "enough")
        }
        try await TestNet.run(methods: methods) { net in
            let connection = try await net.connect()
            let error = await #expect(throws: CallFailure.self) {
                let _: BandwidthReport = try await connection.clientStream(
                    Method.diagnosticsUpload, timeout: .seconds(10)
                ) { writer in
                    while true { try await writer.send(EchoMessage(timeMs: 1)) }
                }
            }
            #expect(error?.status.message == "enough")
        }
    }

    @Test("a reader that lets go cancels the call")
    func abandonedReader() async throws {
        let ended = EventLog<String>()
        var methods = MethodRegistry()
        methods.serverStream(Method.diagnosticsDownload) { context, _, writer in
            do {
                while true { try await writer.send(EchoMessage(timeMs: 1)) }
            } catch {
                ended.add("cancelled: \(context.isCancelled)")
                throw error
            }
        }
        try await TestNet.run(methods: methods) { net in
            let connection = try await net.connect()
            func takeOne() async throws {
                let items = connection.serverStream(Method.diagnosticsDownload, BandwidthRequest(), timeout: nil)
                for try await _ in items { break }
            }
            // Whoever learns it by a failed send may ask at once: over many calls that is never too early.
            let rounds = 500
            for _ in 0..<rounds { try await takeOne() }
            while ended.all.count < rounds { try await Task.sleep(for: .milliseconds(5)) }
            #expect(ended.all.count { $0 != "cancelled: true" } == 0)
        }
    }

    @Test("cancelling a reading task cancels the call")
    func cancelledReader() async throws {
        let ended = EventLog<String>()
        var methods = MethodRegistry()
        methods.bidirectional(Method.federationLink) { context, items, _ in
            context.onCancel { ended.add("told") }
            ended.add("begun")
            for try await _ in items {}
        }
        try await TestNet.run(methods: methods) { net in
            let connection = try await net.connect()
            let call = connection.bidirectional(Method.federationLink, timeout: nil)
            let reader = Task { for try await _ in call.responses {} }
            // A call given up before it was opened is never sent: the callee would have nothing to be told.
            try await ended.first { $0 == "begun" }
            reader.cancel()
            let error = await #expect(throws: CallFailure.self) { try await reader.value }
            #expect(error?.code == .cancelled)
            _ = try await ended.first { $0 == "told" }
        }
    }

    @Test("a call given up before it was opened is never sent")
    func cancelledBeforeOpening() async throws {
        let begun = EventLog<String>()
        var methods = MethodRegistry()
        methods.bidirectional(Method.federationLink) { _, _, _ in begun.add("link") }
        try await TestNet.run(methods: methods) { net in
            let connection = try await net.connect()
            let gate = DispatchSemaphore(value: 0)
            // The loop that would open the call is held until the reader has given up.
            connection.eventLoop.execute { gate.wait() }
            let call = connection.bidirectional(Method.federationLink, timeout: nil)
            call.cancel()
            gate.signal()
            let error = await #expect(throws: CallFailure.self) { for try await _ in call.responses {} }
            #expect(error?.code == .cancelled)
            let answer = await #expect(throws: CallFailure.self) {
                try await connection.call(Method.queriesStatus, StatusRequest(), timeout: nil)
            }
            #expect(answer?.code == .unimplemented)
            #expect(begun.all.isEmpty)
        }
    }

    @Test("a failure in the middle of a stream reaches the reader")
    func failingStream() async throws {
        var methods = MethodRegistry()
        methods.serverStream(Method.diagnosticsDownload) { _, _, writer in
            try await writer.send(EchoMessage(timeMs: 1))
            throw CallFailure(.dataLoss, "page 7")
        }
        try await TestNet.run(methods: methods) { net in
            let connection = try await net.connect()
            let error = await #expect(throws: CallFailure.self) {
                for try await _ in connection.serverStream(
                    Method.diagnosticsDownload, BandwidthRequest(), timeout: .seconds(10))
                {}
            }
            #expect(error?.status == Status(code: .dataLoss, message: "page 7"))
        }
    }

    @Test("messages beyond the peer's frame limit fail here, and the connection lives")
    func tooLarge() async throws {
        try await TestNet.run(configure: { $0.limits.maximumFrameBytes = 8192 }) { net in
            let connection = try await net.connect()
            let large = EchoMessage(payload: [UInt8](repeating: 1, count: 9000))
            let request = await #expect(throws: CallFailure.self) {
                try await connection.call(Method.diagnosticsEcho, large, timeout: nil)
            }
            #expect(request?.code == .resourceExhausted)
            let item = await #expect(throws: CallFailure.self) {
                let call: StreamingCall<EchoMessage, BandwidthReport> =
                    connection.bidirectional(Method.diagnosticsUpload, timeout: nil)
                try await call.requests.send(large)
            }
            #expect(item?.code == .resourceExhausted)
            // The other way: the server may not answer with more than the client takes.
            let small = try await net.connect { $0.limits.maximumFrameBytes = 4096 }
            let answer = await #expect(throws: CallFailure.self) {
                try await small.call(
                    Method.diagnosticsEcho, EchoMessage(payload: [UInt8](repeating: 1, count: 5000)), timeout: nil)
            }
            #expect(answer?.status.message.contains("4096") == true)
            #expect(try await small.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil) == EchoMessage())
        }
    }
}
