// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Ledger

/// Bytes of the database file overwritten, as a failing disk would.
@Suite struct PageDamageTests {
    private static let pageBytes = 4_096
    private static let recordCount: UInt64 = 2_000

    let scratch: Scratch
    let nodes: Nodes

    init() throws {
        scratch = try Scratch()
        nodes = try Nodes()
        let ledger = try nodes.openCounty(scratch.path)
        try ledger.grow(by: Int(PageDamageTests.recordCount))
        try ledger.close()
    }

    /// Overwrites part of the page that holds the content of `sequence`.
    private func damagePage(holding sequence: UInt64, _ range: Range<Int>, with byte: UInt8) throws {
        let path = "\(scratch.path)/\(SQLiteLedgerStorage.fileName)"
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let place = try #require(data.range(of: Data("record \(sequence) ".utf8)))
        let page = place.lowerBound / PageDamageTests.pageBytes
        let file = try LedgerFile(path: path, mode: .readWrite)
        try file.write(
            [UInt8](repeating: byte, count: range.count), at: page * PageDamageTests.pageBytes + range.lowerBound)
    }

    @Test(arguments: [0x00, 0xFF, 0x5A] as [UInt8])
    func aPageOfTheTailOverwritten(byte: UInt8) throws {
        try damagePage(holding: 1_500, 0..<PageDamageTests.pageBytes, with: byte)
        let error = try #require(failure { _ = try nodes.openCounty(scratch.path) })
        #expect(error.code == .damaged)
        #expect(error.log == nodes.county)
        // A page holds 25 to 30 of these records; the first of the page is named.
        #expect((1_470...1_500).contains(error.sequence), "\(error)")
        #expect(error.cause?.contains("malformed") == true || error.cause?.contains("page") == true, "\(error)")
        #expect(failure { _ = try nodes.openCounty(scratch.path) }?.code == .damaged, "and still refused")
    }

    @Test func anEndOfAPageOverwritten() throws {
        try damagePage(holding: 1_500, 3_900..<4_000, with: 0x33)
        let error = try #require(failure { _ = try nodes.openCounty(scratch.path) })
        #expect(error.code == .damaged)
        #expect((1_470...1_530).contains(error.sequence), "\(error)")
    }

    @Test(arguments: [0x00, 0xFF, 0x5A] as [UInt8])
    func theVerifierNamesTheRecordsOfAPageBeforeTheTail(byte: UInt8) throws {
        try damagePage(holding: 100, 0..<PageDamageTests.pageBytes, with: byte)
        let report = nodes.verify(scratch.path)
        #expect(!report.isSound)
        let first = try #require(report.findings.first { $0.log == nodes.county && $0.isFault })
        #expect((70...100).contains(first.sequence), "\(report.findings)")
        #expect(report.findings.contains { $0.kind == .database }, "SQLite's own words are in the report")
    }

    @Test func theFirstPageOverwritten() throws {
        let path = "\(scratch.path)/\(SQLiteLedgerStorage.fileName)"
        let file = try LedgerFile(path: path, mode: .readWrite)
        try file.write([UInt8](repeating: 0x11, count: 300), at: 0)
        #expect(failure { _ = try nodes.openCounty(scratch.path) }?.code == .damaged)
        #expect(nodes.verify(scratch.path).findings.map(\.kind) == [.database])
    }

    @Test func aFileCutShort() throws {
        let path = "\(scratch.path)/\(SQLiteLedgerStorage.fileName)"
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        let length = try handle.seekToEnd()
        try handle.truncate(atOffset: length / 2 / 4_096 * 4_096)
        try handle.close()
        #expect(failure { _ = try nodes.openCounty(scratch.path) }?.code == .damaged)
        #expect(!nodes.verify(scratch.path).isSound)
    }
}
