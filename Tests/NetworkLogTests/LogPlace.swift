// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Messages
import Synchronization

@testable import NetworkLog

/// A directory of its own for a log, on a clock the test moves.
final class LogPlace: Sendable {
    static let node = "tongdao://zhoushan/dinghai"
    static let dayMs: UInt64 = 86_400_000

    let directory: NetworkLogDirectory
    /// Unix milliseconds; 2026-11-29T12:00+08:00 to begin with.
    private let time = Mutex<UInt64>(1_795_924_800_000)
    private let reported = Mutex<[String]>([])

    init() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)").path
        directory = NetworkLogDirectory(path: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory.path) }

    var nowMs: UInt64 { time.withLock { $0 } }

    func move(byMs distance: Int64) {
        time.withLock { $0 = UInt64(Int64($0) + distance) }
    }

    /// "finished" for each day, the code for a failure.
    var reports: [String] { reported.withLock { $0 } }

    func open(whenReported: @escaping @Sendable () -> Void = {}) throws -> NetworkLogWriter {
        try NetworkLogWriter(directory, node: Self.node) {
            self.nowMs
        } report: { report in
            self.reported.withLock { all in
                switch report {
                case .dayFinished: all.append("finished")
                case .failed(let error): all.append(error.code.rawValue)
                }
            }
            whenReported()
        }
    }

    func path(_ day: String) -> String { "\(directory.path)/\(day).log" }

    func entries(_ day: String) throws -> [NetworkLogEntry] {
        var reader = try directory.read(day)
        var entries: [NetworkLogEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        return entries
    }

    func bytes(_ day: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: path(day))))
    }

    func write(_ bytes: [UInt8], _ day: String) throws {
        try Data(bytes).write(to: URL(filePath: path(day)))
    }

    static func call(_ number: Int) -> NetworkLogEntry {
        NetworkLogEntry(
            event: .callAnswered, peer: "tongdao://zhoushan/city/haiyun/li-na", connection: 7, address: "10.0.0.2:4711",
            method: "Commands/Submit", outcome: "ok", authorizationId: "U330902-2026-0001", useId: "S\(number)")
    }
}
