// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Transport

@Suite("Limits")
struct TransportLimitsTests {
    @Test("the defaults hold together")
    func defaults() throws {
        try TransportLimits().validate()
    }

    @Test("each limit out of range, or against another, is refused by name")
    func refusals() {
        let cases: [(String, any WritableKeyPath<TransportLimits, Int> & Sendable, Int)] = [
            ("maximumFrameBytes", \.maximumFrameBytes, 4095),
            ("maximumFrameBytes", \.maximumFrameBytes, 1 << 31),
            ("maximumInboundBytes", \.maximumInboundBytes, 1 << 20),
            ("maximumOutboundBytes", \.maximumOutboundBytes, 1 << 20),
            ("maximumMethodNameBytes", \.maximumMethodNameBytes, 0),
            ("maximumPingBytes", \.maximumPingBytes, -1),
            ("maximumSoftwareNameBytes", \.maximumSoftwareNameBytes, 2000),
            ("maximumConcurrentCalls", \.maximumConcurrentCalls, 0),
            ("maximumConnections", \.maximumConnections, 0),
            ("initialStreamCreditItems", \.initialStreamCreditItems, 0),
            ("initialStreamCreditItems", \.initialStreamCreditItems, 65_537),
            ("maximumStreamCreditItems", \.maximumStreamCreditItems, 1 << 31),
            ("handshakeTimeoutMilliseconds", \.handshakeTimeoutMilliseconds, 0),
            ("drainTimeoutMilliseconds", \.drainTimeoutMilliseconds, 86_400_001),
            ("idleTimeoutMilliseconds", \.idleTimeoutMilliseconds, 20_000),
            ("reconnectLongestDelayMilliseconds", \.reconnectLongestDelayMilliseconds, 199),
        ]
        for (name, path, value) in cases {
            var limits = TransportLimits()
            limits[keyPath: path] = value
            let error = #expect(throws: TransportError.self) { try limits.validate() }
            #expect(error?.code == .limitsInvalid)
            #expect(error?.message.contains("the transport limit \(name) must") == true, "\(error?.message ?? "")")
        }
    }
}
