// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import FuzzTargets
import Testing

/// Every input that was kept runs again in the ordinary build, so that what fuzzing once found stays found.
@Suite struct ReplayTests {
    @Test(arguments: FuzzTarget.all.map(\.name))
    func keptInputsKeepTheProperties(name: String) async throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let seeds = try KeptInputs.of(name, in: "Corpus")
        #expect(seeds.count >= 5, "\(name) has \(seeds.count) seeds: without them the fuzzer begins from nothing")
        let scratch = ScratchFile()
        for input in try seeds + KeptInputs.of(name, in: "Regressions") {
            do {
                try await target.run(input.bytes, scratch)
            } catch {
                Issue.record("\(input.name): \(error)")
            }
        }
    }

    @Test func everyFolderBelongsToATarget() throws {
        let names = Set(FuzzTarget.all.map(\.name))
        for kind in ["Corpus", "Regressions"] {
            for folder in try KeptInputs.folders(in: kind) {
                #expect(names.contains(folder), "\(kind)/\(folder) is replayed by nothing")
            }
        }
    }

    @Test func everyMethodIsFuzzed() {
        #expect(FuzzTarget.coversEveryMethod)
    }
}

/// The files under `Tests/Fuzzing`.
enum KeptInputs {
    struct Input {
        var name: String
        var bytes: [UInt8]
    }

    static func folders(in kind: String) throws -> [String] {
        let path = Repository.fuzzing + "/\(kind)"
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
    }

    static func of(_ target: String, in kind: String) throws -> [Input] {
        let path = Repository.fuzzing + "/\(kind)/\(target)"
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { name in
            Input(
                name: "\(kind)/\(target)/\(name)",
                bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))))
        }
    }
}
