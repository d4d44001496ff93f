// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

@testable import ClusterTesting

/// What a city's people do all the while: take cases through, use what was granted, revoke.
struct ChaosWorkload {
    let cluster: Cluster
    let book: ChaosBook
    let people: ChaosPeople
    let counties: [TopologyNode]
    let seed: UInt64

    /// One case on each county at once, so that there is something to break.
    func begin() async throws {
        try await withThrowingTaskGroup { group in
            for index in counties.indices { group.addTask { try await walk(county: index, number: 0) } }
            try await group.waitForAll()
        }
    }

    /// Until the book is closed; then what was begun is finished.
    func run() async throws {
        try await withThrowingTaskGroup { group in
            for index in counties.indices {
                group.addTask {
                    var number = 1
                    while !book.isEnding {
                        try await walk(county: index, number: number)
                        number += 1
                    }
                }
                group.addTask { try await use(on: counties[index].name, seed: seed &+ UInt64(index)) }
            }
            group.addTask { try await revoke() }
            try await group.waitForAll()
        }
    }

    /// Every third case of a county has its scenario in common with the others' third: only one of them may be registered.
    private func walk(county index: Int, number: Int) async throws {
        let node = counties[index]
        let neighbour = counties[(index + 1) % counties.count]
        let isShared = number % 3 == 2
        let scenario = isShared ? "shared-\(number)" : "\(node.name)-\(number)"
        let walk = CaseWalk(
            cluster: cluster, node: node.name, scenario: scenario, territories: [node.code, neighbour.code],
            people: people)
        do {
            let id = try await walk.authorization()
            book.seal(.init(id: id, grantor: node.name, nodes: [node.name, neighbour.name]))
        } catch let refusal as ChaosRefusal where isShared && refusal.isDuplicate {
            book.count("case: \(refusal.code)")
        } catch {
            book.note(problem: "case \(scenario) on \(node.name): \(error)")
        }
    }

    /// A few times a second somebody starts a job under anything granted here, also what has long been revoked.
    private func use(on node: String, seed: UInt64) async throws {
        var chance = PacketChance(seed: seed)
        while !book.isEnding {
            try await Waiting.pause(milliseconds: 200 + chance.below(500))
            let known = book.sealed(for: node)
            guard !known.isEmpty else { continue }
            try await people.use(known[chance.below(known.count)], on: node)
        }
    }

    /// Every few seconds one that is in use is revoked.
    private func revoke() async throws {
        while !book.isEnding {
            try await Waiting.pause(milliseconds: 4000)
            guard !book.isEnding, let id = book.nextToRevoke() else { continue }
            do { try await people.revoke(id) } catch { book.note(problem: "revocation of \(id): \(error)") }
        }
    }
}
