// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// A daemon's wall clock that a test can set; its monotonic clocks run on.
struct ShiftedClock {
    private let library: PreloadedLibrary

    init(in directory: URL) throws {
        library = try PreloadedLibrary("shifted-clock", in: directory)
    }

    /// What the daemon is started with.
    var environment: [String: String] { library.environment }

    /// How far the daemon's clock is off from now on, in seconds.
    func set(seconds: Int64) throws {
        try library.set(seconds)
    }
}
