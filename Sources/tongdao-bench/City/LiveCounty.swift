// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Node
import Rules

/// A county inside this process with one live authorization, whose uses it can begin and end.
struct LiveCounty {
    /// Uses begun by one call; four such calls at a time fill a commit group.
    private static let usesPerCall = 1_000
    private static let callsAtOnce = 4

    let territory: Territory
    let node: EmbeddedNode
    let authorization: String
    let administrator: BenchPerson

    /// Starts the county, has the hub admit it, and takes one case through the whole flow.
    ///
    /// - Parameter uplinkPort: the hub's, or that of a relay before it.
    init(_ territory: Territory, under hub: BenchHub, uplinkPort: Int? = nil, in city: BenchCity) async throws {
        let port = uplinkPort ?? hub.daemon.port
        node = try await city.embed(city.configuration(territory, above: (.city, port)))
        node.link()
        try await hub.admit(territory)
        let office = try await CountyOffice(territory, port: node.port, in: city)
        authorization = try await office.authorize("forecast-\(territory.name)", under: office.publishNotice())
        try await office.waitUntilLive(authorization)
        self.territory = territory
        administrator = office.administrator
    }

    var use: UseRequest {
        UseRequest(
            authorization: authorization, kind: .session, purpose: CountyOffice.purpose,
            dataItems: CountyOffice.dataItems)
    }

    /// Begins `uses` uses through the gate and ends each of them: two durable records a use.
    func work(uses: Int) async throws {
        let registrar = node.registrar
        let use = use
        var left = uses
        while left > 0 {
            try await withThrowingTaskGroup { group in
                for _ in 0..<Self.callsAtOnce where left > 0 {
                    let count = min(Self.usesPerCall, left)
                    left -= count
                    group.addTask {
                        let ids = try await registrar.admit([UseRequest](repeating: use, count: count))
                        try await registrar.end(ids, reason: "done")
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
