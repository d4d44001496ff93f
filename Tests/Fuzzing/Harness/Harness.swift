// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Dispatch
import FuzzTargets
import Glibc

/// What the fuzzer calls: one target, chosen by `FUZZ_TARGET`, for the life of the process.
private enum Harness {
    static let target: FuzzTarget = {
        let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
        guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
            preconditionFailure("FUZZ_TARGET must be one of \(FuzzTarget.all.map(\.name))")
        }
        return target
    }()
    static let scratch = ScratchFile()

    /// Runs the target on one input and waits for it; a broken property ends the process as a crash does.
    ///
    /// The task begins on this thread, so a target that never waits costs no change of threads.
    static func run(_ input: [UInt8]) {
        let target = Self.target
        let scratch = Self.scratch
        let done = DispatchSemaphore(value: 0)
        Task.immediate {
            do {
                try await target.run(input, scratch)
            } catch {
                fatalError("a property does not hold: \(error)")
            }
            done.signal()
        }
        done.wait()
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    Harness.run(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}

@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ capacity: Int, _ seed: UInt32) -> Int {
    var mutator = WireMutator(seed: seed)
    let input = Array(UnsafeBufferPointer(start: data, count: size))
    let mutated = mutator.mutate(input, form: Harness.target.form, capacity: capacity)
    let kept = mutated.prefix(capacity)
    _ = UnsafeMutableBufferPointer(start: data, count: capacity).update(fromContentsOf: kept)
    return kept.count
}
