// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation

/// Ends the daemons when the benchmark itself is ended: they are in process groups of their own, so Ctrl-C does not
/// reach them.
struct Leftovers {
    /// Beside each daemon's configuration lies a file with its process id.
    static let pidExtension = "pid"

    private let sources: [any DispatchSourceSignal]

    /// Watches for SIGINT and SIGTERM until the program ends.
    ///
    /// - Parameter directory: under which the daemons' configurations lie.
    init(under directory: URL) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                Self.endAll(under: directory)
                exit(128 + number)
            }
            source.resume()
            return source
        }
    }

    private static func endAll(under directory: URL) {
        let files = FileManager.default.enumerator(at: directory, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == pidExtension, let text = try? String(contentsOf: file, encoding: .utf8),
                let pid = pid_t(text), isDaemon(pid)
            else { continue }
            kill(pid, SIGKILL)
        }
        try? FileManager.default.removeItem(at: directory)
    }

    /// Whether the process of that number is still the daemon: numbers are used again.
    private static func isDaemon(_ pid: pid_t) -> Bool {
        let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/exe")
        return program?.hasSuffix("/\(DaemonProcess.program)") == true
    }
}
