// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Testing

@testable import Transport

@Suite("Certificates that are refused")
struct CertificateRefusalTests {
    /// The client's certificate is bad: the server says why, and the client is told by an alert.
    private func clientRefused(
        _ identity: TLSIdentity, by server: TLSContext, clock: WallClock, _ code: TransportError.Code,
        told: TransportError.Code, mentions: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let outcome = try TLSPair(client: TLSContext(identity: identity, clock: clock), server: server).handshake()
        let here = try #require(outcome.server?.error, sourceLocation: sourceLocation)
        #expect(here.code == code, sourceLocation: sourceLocation)
        #expect(here.origin == .here, sourceLocation: sourceLocation)
        #expect(here.description.contains(mentions), "\(here)", sourceLocation: sourceLocation)
        let there = try #require(outcome.client?.error, sourceLocation: sourceLocation)
        #expect(there.code == told, "\(there)", sourceLocation: sourceLocation)
        #expect(there.origin == .peer, sourceLocation: sourceLocation)
    }

    @Test("expired and not yet valid, by the clock handed in")
    func dates() throws {
        let city = try TestCity()
        let server = try city.context(TestCity.hub)
        try clientRefused(
            city.identity(TestCity.dinghai, from: -7200, lifetime: 3600), by: server, clock: city.clock,
            .certificateExpired, told: .certificateExpired, mentions: "ended at 2026-02-28 23:00:00Z")
        try clientRefused(
            city.identity(TestCity.dinghai, from: 7200), by: server, clock: city.clock,
            .certificateNotYetValid, told: .certificateMalformed, mentions: "begins only at 2026-03-01 01:55:00Z")
    }

    @Test("revoked")
    func revoked() throws {
        let city = try TestCity()
        let identity = try city.identity(TestCity.dinghai)
        let server = try TLSContext(
            identity: city.revoke(TestCity.dinghai, for: city.identity(TestCity.hub)), clock: city.clock)
        try clientRefused(
            identity, by: server, clock: city.clock, .certificateRevoked, told: .certificateRevoked,
            mentions: "the certificate of \(TestCity.dinghai), serial")
    }

    @Test("foreign: another city's, or nobody's")
    func foreign() throws {
        let city = try TestCity.now()
        let server = try city.context(TestCity.hub)
        // The stranger names itself after our node and even trusts our root.
        let stranger = try TestCity(city: "zhoushan", start: Int64(WallClock.system.unixMilliseconds / 1_000))
        let foreign = try stranger.identity(TestCity.dinghai)
        let own = try city.identity(TestCity.putuo)
        let identity = own.with(
            certificatePEM: foreign.certificatePEM, privateKeyPEM: foreign.privateKeyPEM.withUnsafeBytes { Array($0) })
        try clientRefused(
            identity, by: server, clock: city.clock, .certificateForeign, told: .certificateForeign,
            mentions: "not from this city's root")
        try clientRefused(
            city.selfSigned(TestCity.dinghai), by: server, clock: city.clock, .certificateForeign,
            told: .certificateForeign, mentions: "not from this city's root")
    }

    @Test(
        "malformed: not exactly one name of ours",
        arguments: [
            ("", "names none"), ("DNS:dinghai", "names none"), ("URI:https://zhoushan/dinghai", "names none"),
            ("URI:tongdao://zhoushan/dinghai,URI:tongdao://zhoushan/hub", "names 2"),
        ])
    func malformed(names: String, mentions: String) throws {
        let city = try TestCity.now()
        try clientRefused(
            city.forge(names: names), by: city.context(TestCity.hub), clock: city.clock, .certificateMalformed,
            told: .certificateMalformed, mentions: mentions)
    }

    @Test("used on the wrong side")
    func usage() throws {
        let city = try TestCity.now()
        try clientRefused(
            city.forge(names: "URI:\(TestCity.dinghai)", usage: "serverAuth"), by: city.context(TestCity.hub),
            clock: city.clock, .wrongUsage, told: .wrongUsage, mentions: "may not be used on this side")
        // A person's certificate cannot pose as a server.
        let outcome = try TLSPair(
            client: try city.context(TestCity.dinghai), server: city.context(TestCity.person)
        ).handshake()
        #expect(outcome.client?.failureCode == .wrongUsage)
    }

    @Test("a genuine certificate of another territory")
    func territory() throws {
        let city = try TestCity()
        let outcome = try TLSPair(
            client: try city.context(TestCity.dinghai), server: city.context(TestCity.putuo),
            expectedPeer: TestCity.hub
        ).handshake()
        let error = try #require(outcome.client?.error)
        #expect(error.code == .wrongTerritory)
        #expect(error.message.contains("expected \(TestCity.hub) but the certificate is of \(TestCity.putuo)"))
        #expect(outcome.server?.error?.origin == .peer)
    }

    @Test("a revocation list past its end judges nobody")
    func staleList() throws {
        let city = try TestCity()
        let server = try city.context(TestCity.hub)
        let identity = try city.identity(TestCity.dinghai)
        city.advanceClock(seconds: 8 * 86_400)
        let outcome = try TLSPair(client: TLSContext(identity: identity, clock: city.clock), server: server).handshake()
        #expect(outcome.client?.failureCode == .revocationListUnusable)
        #expect(outcome.client?.error?.remedy.contains("tongdao pki crl") == true)
    }
}
