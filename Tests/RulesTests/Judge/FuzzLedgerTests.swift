// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Registry
import Rules
import Testing

/// Writes the ledgers that the fuzzing begins from, when `TONGDAO_WRITE_SEEDS` is set: one of each role, from a city in
/// which every kind of record has been written.
@Suite struct FuzzLedgerTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["TONGDAO_WRITE_SEEDS"] != nil))
    func writeTheLedgers() throws {
        var city = City()
        let id = city.liveAuthorization()
        let book = city.book(for: city.dinghai.ledger, endsMs: city.dinghai.ledger.nowMs + 900_000)
        let use = StartUse(authorizationId: id, kind: .job, purpose: "ferry-forecast", dataItems: ["ferry.trips"])
        city.dinghai.ledger.accept(.startUse(use), by: city.dinghai.signatory, permit: book.fact(for: id))
        _ = city.dinghai.ledger.refuse(
            .publishNotice(PublishNotice(title: "x", panelSize: 3)), by: city.dinghai.authority)
        city.revoke(id)
        city.sync()
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Fuzzing/Ledgers")
        for (name, ledger) in [("county", city.dinghai.ledger), ("hub", city.hub), ("province", city.province)] {
            #expect(ledger.records.count > 1)
            try Data(ledger.records.flatMap { $0.framed() }).write(to: folder.appendingPathComponent("\(name).records"))
        }
    }
}
