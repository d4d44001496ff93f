// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

@testable import ClusterTesting

/// Processes are started, told apart, awaited, and never left behind.
@Suite struct ProcessTests {
    @Test(arguments: [("exit 7", ProcessEnd.exited(7)), ("kill -9 $$", .signalled(9))])
    func theEndOfAChildIsKnown(_ script: String, _ end: ProcessEnd) async throws {
        let child = try shell(script)
        #expect(await child.wait() == end)
        #expect(child.end == end)
        #expect(!child.identity.isAlive)
    }

    @Test func aProcessIsNotTakenForItsSuccessor() async throws {
        let child = try shell("sleep 60")
        let impostor = try JSONDecoder().decode(
            ProcessIdentity.self,
            from: Data(#"{"pid": \#(child.identity.pid), "startTicks": \#(child.identity.startTicks + 1)}"#.utf8))
        #expect(child.identity.isAlive && !impostor.isAlive)
        #expect(!impostor.signal(SIGKILL))
        #expect(child.end == nil)
        child.identity.signal(SIGKILL)
        #expect(await child.wait() == .signalled(SIGKILL))
    }

    @Test func aStubbornProcessIsKilledAndThatIsSaid() async throws {
        let child = try shell("trap '' TERM; echo ready; while :; do sleep 1; done")
        let running = RunningProcess(child)
        try await Waiting.until("the trap to be set", seconds: 5) { child.output.contains("ready") }
        await #expect(throws: ClusterError.self) { try await running.stop(what: "the stubborn one", seconds: 0.3) }
        #expect(child.end == .signalled(SIGKILL))
    }

    /// Without its owner a watched process ends; one that was forgotten does not.
    @Test func theWatchdogKillsWhatIsLeftBehind() async throws {
        let watched = try shell("sleep 60")
        let forgotten = try shell("sleep 60")
        do {
            let list = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            let watchdog = try Watchdog(listPath: list.path)
            watchdog.watch(watched.identity)
            watchdog.watch(forgotten.identity)
            watchdog.forget(forgotten.identity)
            #expect(watched.end == nil)
        }
        #expect(await watched.wait() == .signalled(SIGKILL))
        #expect(forgotten.end == nil)
        forgotten.identity.signal(SIGKILL)
    }

    @Test func waitingGivesUpAndSaysWhatWasSeen() async throws {
        let error = await #expect(throws: ClusterError.self) {
            try await Waiting.until("the impossible", seconds: 0.1, detail: { "nothing" }) { false }
        }
        #expect(error?.cause == "waiting for the impossible took longer than 0.1 s; last seen: nothing")
    }

    private func shell(_ script: String) throws -> ChildProcess {
        let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        return try ChildProcess(
            Launch(
                program: "/bin/sh", arguments: ["-c", script], environment: ["PATH": "/usr/bin:/bin"],
                outputPath: output, errorPath: output))
    }
}

extension ChildProcess {
    /// What it has written so far.
    fileprivate var output: String {
        let link = "/proc/\(identity.pid)/fd/1"
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: link) else { return "" }
        return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
}
