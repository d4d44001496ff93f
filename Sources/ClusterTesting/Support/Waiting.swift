// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Waits for something to become true instead of sleeping and hoping.
public enum Waiting {
    /// How often is looked, in milliseconds.
    public static let intervalMilliseconds = 20

    /// Looks until `found` gives a value.
    ///
    /// - Parameters:
    ///   - what: named in the error, as in "waiting for … ".
    ///   - seconds: after which it is given up.
    ///   - detail: what was seen last, for the error.
    /// - Throws: ``ClusterError`` when the time is over; whatever `found` throws, at once.
    @discardableResult
    public static func until<Value>(
        _ what: String, seconds: Double, isolation: isolated (any Actor)? = #isolation,
        detail: () async -> String = { "" }, found: () async throws -> Value?
    ) async throws -> Value {
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: .milliseconds(Int64(seconds * 1000)))
        while true {
            if let value = try await found() { return value }
            guard clock.now < end else {
                let seen = await detail()
                throw ClusterError(
                    "waiting for \(what) took longer than \(seconds) s" + (seen.isEmpty ? "" : "; last seen: \(seen)"))
            }
            try await Task.sleep(for: .milliseconds(intervalMilliseconds))
        }
    }

    /// Lets time pass, for what is about time: how long a fault lasts, how often people act.
    public static func pause(milliseconds: Int) async throws { try await Task.sleep(for: .milliseconds(milliseconds)) }

    /// Looks until `holds` is true.
    public static func until(
        _ what: String, seconds: Double, isolation: isolated (any Actor)? = #isolation,
        detail: () async -> String = { "" }, holds: () async throws -> Bool
    ) async throws {
        try await until(what, seconds: seconds, isolation: isolation, detail: detail) {
            try await holds() ? true : nil
        }
    }
}
