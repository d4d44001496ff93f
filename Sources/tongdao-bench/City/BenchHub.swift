// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Node

/// The city's hub in a process of its own, and the people who work there.
struct BenchHub {
    private static let bureaus = ["cyberspace", "finance", "justice"]

    let daemon: DaemonProcess
    let administrator: BenchPerson
    private let members: [BenchPerson]
    private let city: BenchCity
    /// Takes part in the draws of panels, and is stopped before anything is measured.
    private let province: DaemonProcess

    /// Starts a hub that the province has let in.
    init(in city: BenchCity) async throws {
        let province = try await city.spawn(city.configuration(.province, above: nil))
        self.province = province
        daemon = try await city.spawn(city.configuration(.city, above: (.province, province.port)))
        let port = daemon.port
        administrator = try await BenchPerson(
            BenchCity.administrator(of: .city), at: .city, port: port, in: city)
        try await BenchPerson(BenchCity.founder(of: .city), at: .city, port: port, in: city)
            .grant(.hubAdministrator, to: administrator)
        var members: [BenchPerson] = []
        for bureau in Self.bureaus {
            let member = try await BenchPerson(
                "\(BenchCity.uri("city"))/\(bureau)/member", at: .city, port: port, in: city)
            try await administrator.grant(.bodyMember, to: member, bureau: bureau)
            members.append(member)
        }
        self.members = members
        self.city = city
        func provincial(_ uri: String) async throws -> BenchPerson {
            try await BenchPerson(uri, at: .province, port: province.port, in: city)
        }
        let officer = try await provincial(BenchCity.administrator(of: .province))
        try await provincial(BenchCity.founder(of: .province)).grant(.provincialOfficer, to: officer)
        try await officer.admit(.city, in: city)
    }

    /// What is measured does not wait for the province, and shares no machine with it.
    func beginMeasuring() {
        province.stop()
    }

    /// Lets a county in once it has asked, and waits until its link is open.
    func admit(_ county: Territory) async throws {
        try await administrator.admit(county, in: city)
    }

    func peer(_ uri: String) async throws -> PeerStatus? {
        try await administrator.peer(uri)
    }

    /// Passes the motion that a revocation needs.
    /// - Returns: the command that carries it out, not yet sent.
    func prepareRevocation(of authorization: String) async throws -> SubmitRequest {
        let motion = try await administrator.send(
            .openMotion(OpenMotion(kind: .revoke, subject: authorization))
        ).subject
        for member in members.prefix(2) {
            try await member.send(.castVote(CastVote(motionId: motion, vote: .for, reason: "breach")))
        }
        return try administrator.sign(
            .revokeAuthorization(
                RevokeAuthorization(authorizationId: authorization, motionId: motion, exitCause: .breach)))
    }
}

extension BenchPerson {
    /// Lets a node below in once it has asked, and waits until its link is open.
    func admit(_ below: Territory, in city: BenchCity) async throws {
        let uri = BenchCity.uri(below.name)
        var instance = ""
        try await Polling.until("\(uri) asks to be admitted") {
            let peer = try await peer(uri)
            instance = peer?.detail ?? ""
            return peer?.state == "requested"
        }
        try await send(
            .admitNode(
                AdmitNode(
                    node: uri, instance: instance, publicKey: try city.bundle(uri).signer.publicKey.bytes)))
        try await Polling.until("\(uri) is connected") { try await peer(uri)?.state == "connected" }
    }

    func peer(_ uri: String) async throws -> PeerStatus? {
        try await status().peers.first { $0.node == uri }
    }

    /// Grants a role, as the system administrator of this node.
    func grant(
        _ role: Role, to person: BenchPerson, bureau: String = "", specialities: [String] = []
    ) async throws {
        try await send(
            .grantRole(
                GrantRole(
                    person: person.uri, role: role, bureau: bureau, specialities: specialities, fromMs: 1,
                    publicKey: person.publicKey)))
    }
}
