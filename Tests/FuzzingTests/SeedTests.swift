// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import FuzzTargets
import Messages
import Rules
import Testing

/// Writes the inputs that fuzzing begins from, when `TONGDAO_WRITE_SEEDS` is set: real encodings of each kind.
@Suite struct SeedTests {
    private static let isWriting = ProcessInfo.processInfo.environment["TONGDAO_WRITE_SEEDS"] != nil

    @Test(.enabled(if: isWriting)) func writeFrames() throws {
        let records = KnownLedger.all.flatMap(\.records).sorted { $0.encodedSize < $1.encodedSize }
        let settings = Envelope(settings: Settings(protocolMin: 1, protocolMax: 1, maxFrameBytes: 4 << 20)).framed()
        let small = Array(records.prefix(3).flatMap { $0.framed() })
        try Self.write("frames", "settings", [255, 0] + settings)
        try Self.write("frames", "empty-messages", [1, 2, 1, 3] + [UInt8](repeating: 0, count: 15))
        try Self.write("frames", "three-records", [255, 3, 1, 5, 64] + small)
        try Self.write("frames", "cut-short", [255, 1, 7] + small.dropLast(3))
        try Self.write("frames", "over-the-limit", [0, 1, 2] + small)
        try Self.write("frames", "compressed", [255, 1, 2] + settings + [1, 0, 0, 0, 1, 9])
    }

    @Test(.enabled(if: isWriting)) func writeEnvelopes() throws {
        for (place, envelope) in Self.envelopes().enumerated() {
            let name = envelope.method.replacing("/", with: "-").lowercased()
            try Self.write("envelopes", "\(place)-\(name.isEmpty ? "control" : name)", envelope.encode())
        }
    }

    private static func envelopes() -> [Envelope] {
        let county = KnownLedger.all[0].records
        var envelopes = [
            Envelope(settings: Settings(protocolMin: 1, protocolMax: 1, maxFrameBytes: 4 << 20)),
            Envelope(
                callId: 3, kind: .response,
                status: Status(message: "no", refusal: Refusal(code: "notice.closed", clauses: ["ZS-2.1.1a"]))),
        ]
        func request(_ method: String, _ body: [UInt8]) {
            envelopes.append(Envelope(callId: 1, kind: .request, method: method, timeoutMs: 5_000, body: body))
        }
        for name in Method.allNames { request(name, ListRequest(filter: "A330902-2026", limit: 20).encode()) }
        for case .command(let signed)? in county.map({ $0.cause?.kind }).suffix(6) {
            request(
                Method.commandsSubmit.name,
                SubmitRequest(command: signed.command, signature: signed.signature, certificate: [48, 3]).encode())
        }
        let body = HelloBody(node: county[0].node, role: .county, instance: "one", boot: "two", epoch: 1)
        let signature = Signature(signer: county[0].node, value: [48, 6, 2, 1, 1, 2, 1, 1])
        var links: [LinkMessage.Content] = [
            .hello(Hello(body: body.encode(), signature: signature)),
            .recordBatch(RecordBatch(firstSequence: 1, records: county.prefix(3).map { $0.encode() })),
            .permitGrant(PermitGrant(body: PermitGrantBody(node: county[0].node, epoch: 1).encode())),
            .orderReceipt(OrderReceipt(body: OrderReceiptBody(node: county[0].node, number: 1).encode())),
        ]
        for case .order(let order)? in county.map({ $0.cause?.kind }).prefix(1) { links.append(.order(order)) }
        for link in links { request(Method.federationLink.name, LinkMessage(content: link).encode()) }
        return envelopes
    }

    /// One seed for each kind of fact in each ledger, at its own place; commands also as what the rules decide.
    @Test(.enabled(if: isWriting)) func writeRecords() throws {
        for (number, ledger) in KnownLedger.all.enumerated() {
            var kinds: Set<String> = []
            var (place, index) = (0, 0)
            while index < ledger.records.count {
                let decision = ledger.records[index...].prefix(Judge.size(of: ledger.records[index]) ?? 1)
                let facts = decision.compactMap { $0.body?.fact.map { String("\($0)".prefix { $0 != "(" }) } }
                let head = [UInt8(number), UInt8(truncatingIfNeeded: place)]
                let bytes = decision.flatMap { $0.framed() }
                if kinds.insert(facts.joined()).inserted, bytes.count < 4_000 {
                    let name = "\(ledger.name)-\(facts[0])-\(facts.count)"
                    // Signatures are taken for good; all else as it stands, or everything mended.
                    try Self.write("records", name, [8] + head + bytes)
                    try Self.write("records", name + "-mended", [31] + head + bytes)
                    if case .command? = decision.first?.cause?.kind {
                        try Self.write("records", name + "-decided", [63] + head + bytes)
                    }
                }
                place += 1
                index += decision.count
            }
        }
    }

    private static func write(_ target: String, _ name: String, _ bytes: [UInt8]) throws {
        let folder = URL(fileURLWithPath: Repository.fuzzing).appendingPathComponent("Corpus/\(target)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: folder.appendingPathComponent(name))
    }
}
