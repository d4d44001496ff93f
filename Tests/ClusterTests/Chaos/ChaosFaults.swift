// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

@testable import ClusterTesting

/// Puts a schedule's events into effect on a real cluster.
struct ChaosFaults {
    /// How often a daemon on a full disk is given something to write before it counts as unharmed.
    private static let writesToFullDisk = 40
    /// A city at work brings something into use well within this. Seconds.
    private static let patienceSeconds = 60.0

    let cluster: Cluster
    let network: NamespaceNetwork
    let book: ChaosBook
    let people: ChaosPeople
    let disks: [String: SmallDisk]

    func run(_ schedule: ChaosSchedule) async throws {
        try await withThrowingTaskGroup { group in
            for lane in schedule.lanes {
                group.addTask {
                    for event in lane {
                        try await Waiting.pause(milliseconds: event.gapMilliseconds)
                        try await carryOut(event)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func carryOut(_ event: ChaosSchedule.Event) async throws {
        let node = event.node
        switch event.kind {
        case .delay, .loss, .disorder, .partition, .oneWayPartition, .slowLink:
            try network.set(event.fault, on: node, event.directions)
            try await Waiting.pause(milliseconds: event.durationMilliseconds)
            try network.set(.none, on: node)
        case .reset:
            let stood = try network.connectionCount(of: node)
            try network.reset(node)
            if stood > 0 { book.countFault("reset of a standing connection") }
            try await Waiting.pause(milliseconds: event.durationMilliseconds)
        case .kill:
            let daemon = try cluster.daemon(node)
            try await daemon.kill()
            try await Waiting.pause(milliseconds: event.durationMilliseconds)
            try await daemon.start()
        case .pause: try await pause(event)
        case .fullDisk: try await fill(event)
        }
        book.countFault(event.kind.rawValue)
    }

    /// A county sleeps until what it could serve has been revoked for longer than a lease; then it is asked at once.
    private func pause(_ event: ChaosSchedule.Event) async throws {
        let daemon = try cluster.daemon(event.node)
        guard try cluster.topology.node(event.node).kind == .county else {
            try await daemon.pause()
            try await Waiting.pause(milliseconds: event.durationMilliseconds)
            return try await daemon.resume()
        }
        // Where all that is in use is being revoked already, the people's work brings more.
        let id = try await Waiting.until("something in use on \(event.node)", seconds: Self.patienceSeconds) {
            book.nextToRevoke(usableOn: event.node)
        }
        try await daemon.pause()
        // It waits in the sleeper's sockets, and is the first thing it finds.
        async let waiting = people.use(id, on: event.node)
        try await people.revoke(id)
        try await Waiting.pause(milliseconds: event.durationMilliseconds)
        try await daemon.resume()
        let woken = try await people.use(id, on: event.node)
        _ = try await waiting
        if let woken { book.countFault(woken.status == 3 ? "late waker refused" : "late waker: \(woken.status)") }
    }

    /// The disk fills, the daemon ends, room is made, it starts again.
    private func fill(_ event: ChaosSchedule.Event) async throws {
        let daemon = try cluster.daemon(event.node)
        guard let disk = disks[event.node] else { throw ClusterError("\(event.node) has no small disk") }
        try disk.fill(leavingKibibytes: 0)
        let administrator = try cluster.person(holding: Topology.administratorRole, on: event.node)
        for _ in 0..<Self.writesToFullDisk where await daemon.isRunning {
            let id = book.newCommandID()
            let person = "\(cluster.topology.uri(of: event.node))/load/person-\(id)"
            let outcome = try await cluster.tongdao(
                ["role", "grant", person, "--role", "applicant", "--command-id", id, "--timeout", "3s"],
                as: administrator)
            if outcome.status == 0 { book.acknowledge(outcome, id, at: event.node) }
        }
        if await !daemon.isRunning {
            let end = await daemon.end
            if end == .exited(70) {
                book.countFault("daemon ended on a full disk")
            } else {
                book.note(problem: "\(event.node) ended on a full disk by \(end.map(String.init) ?? "nothing")")
            }
        }
        try disk.makeRoom()
        if await !daemon.isRunning { try await daemon.start() }
    }
}
