// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// One stream of chance for each thing that draws it, so that taking a fault out of a plan changes as little as can be of
/// the rest: that is what makes a shorter schedule findable.
struct Streams {
    var workload: SeededGenerator
    var network: SeededGenerator
    var timing: SeededGenerator
    var disk: SeededGenerator
    var uses: SeededGenerator
    var lies: SeededGenerator

    init(seed: UInt64) {
        func stream(_ name: UInt64) -> SeededGenerator {
            SeededGenerator(seed: Mix.finish(seed &+ name &* 0x9e37_79b9))
        }
        workload = stream(1)
        network = stream(2)
        timing = stream(3)
        disk = stream(4)
        uses = stream(5)
        lies = stream(6)
    }
}
