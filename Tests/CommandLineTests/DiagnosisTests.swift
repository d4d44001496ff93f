// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Testing
import Transport

@testable import CommandLineTool

@Suite struct DiagnosisTests {
    private static func stand(clockAheadMilliseconds: UInt64 = 0, uploaded: UInt64? = nil) async throws -> NodeStand {
        try await NodeStand(more: { methods in
            methods.unary(Method.diagnosticsEcho) { _, request in
                EchoMessage(payload: request.payload, timeMs: TestRun.nowMilliseconds + clockAheadMilliseconds)
            }
            methods.serverStream(Method.diagnosticsDownload) { _, request, writer in
                let item = EchoMessage(payload: [UInt8](repeating: 1, count: Int(request.itemBytes)))
                for _ in 0..<request.items { try await writer.send(item) }
            }
            methods.clientStream(Method.diagnosticsUpload) { _, items in
                var bytes: UInt64 = 0
                for try await item in items { bytes += UInt64(item.payload.count) }
                return BandwidthReport(bytes: uploaded ?? bytes, elapsedUs: 1)
            }
            methods.unary(Method.queriesStatus) { _, _ in
                NodeStatus(peers: [PeerStatus(node: "tongdao://zhoushan/city", state: "connected")])
            }
        })
    }

    private static func results(_ outcome: TestRun.Outcome) throws -> [String: String] {
        let json = try JSON(outcome.output)
        var results: [String: String] = [:]
        for index in 0..<DiagnosisFinding.Step.allCases.count {
            results[json["steps.\(index).step"] ?? ""] = json["steps.\(index).result"]
        }
        return results
    }

    @Test func aSoundLinkPassesEveryStep() async throws {
        let stand = try await Self.stand()
        let outcome = await stand(["diagnose", "-o", "json"])
        #expect(outcome.status == .success)
        let results = try Self.results(outcome)
        #expect(results.count == DiagnosisFinding.Step.allCases.count)
        #expect(results.values.allSatisfy { $0 == "PASS" }, "\(outcome.output)")
        try await stand.stop()
    }

    @Test func aClockThatIsAheadFailsThatStepAlone() async throws {
        let stand = try await Self.stand(clockAheadMilliseconds: 3_000)
        let outcome = await stand(["diagnose", "-o", "json"])
        #expect(outcome.status == .unverified)
        #expect(try Self.results(outcome).filter { $0.value != "PASS" } == ["clock": "FAIL"])
        try await stand.stop()
    }

    @Test func bytesThatDoNotArriveFailTheUpload() async throws {
        let stand = try await Self.stand(uploaded: 100)
        #expect(try Self.results(await stand(["diagnose", "-o", "json"]))["upload"] == "FAIL")
        try await stand.stop()
    }

    @Test func withoutARouteTheRestIsSkipped() async throws {
        let stand = try await Self.stand()
        let outcome = await stand(["diagnose", "127.0.0.1:1", "-o", "json"])
        #expect(outcome.status == .unreachable)
        let results = try Self.results(outcome)
        #expect(results["name"] == "PASS")
        #expect(results["route"] == "FAIL")
        #expect(results["tls"] == "SKIP")
        #expect(results["links"] == "SKIP")
        try await stand.stop()
    }
}
