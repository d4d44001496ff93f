// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// The second factor of those who decide, on real daemons: passphrase, login, lock.
    @Suite(.enabled(if: PreloadedLibrary.compiler != nil, "needs a C compiler"))
    struct LoginClauseTests {
        /// Longer than a login lasts unused, and longer than a lock. Seconds.
        static let idle: Int64 = 16 * 60
        static let lock: Int64 = 31 * 60

        private static let notice = [
            "notice", "publish", "--field", "tourism", "--title", "客流分析", "--closes", "+7d", "--condition", "在本市注册",
            "--panel-size", "3", "--document", "application-form",
        ]

        @Test(.proves("ZS-2.3.0a"))
        func nobodyDecidesWithoutTheSecondFactor() async throws {
            let place = FileManager.default.temporaryDirectory.appending(path: "login-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: place) }
            let clock = try ShiftedClock(in: place)
            var options = ClusterOptions()
            options.nodeEnvironment["dinghai"] = clock.environment
            try await Cluster.run(.zhoushan(with: "dinghai"), options: options) { cluster in
                let terminal = try Terminal("zhang-wei", on: "dinghai", of: cluster, files: place)
                try await first(terminal)
                try await unused(terminal, clock)
                try await locked(terminal, clock, cluster)
                try await restarted(terminal, cluster)
                try await changed(terminal)
                // The county's decisions are judged again with the logins they rest on, by the hub and from the files.
                try clock.set(seconds: 0)
                try await cluster.waitUntilInStep("dinghai", seconds: 40)
                try await cluster.stop()
                let verified = try await cluster.verifyLedgers(of: ["province", "city", "dinghai"])
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        /// Without a login nothing is decided; with one it is.
        private func first(_ terminal: Terminal) async throws {
            let bare = try await terminal(Self.notice)
            #expect(bare.status == 3 && bare.code == "login.required" && bare.clauses.contains("ZS-2.3.0a"))
            let weak = try await terminal(["factor", "set", "--new-file", terminal.file("weak", "zhang-wei")])
            #expect(weak.code == "factor.weak", "\(weak.errors)")
            try await terminal(["factor", "set", "--new-file", terminal.file("right", Terminal.right)]).orThrow()
            #expect(try await terminal(Self.notice).code == "login.required", "a passphrase alone is no login")
            try await logIn(terminal)
            #expect(try await terminal(["login", "show"]).orThrow().json.open.bool == true)
            try await terminal(Self.notice).orThrow()
            try await terminal(["logout"]).orThrow()
            #expect(try await terminal(Self.notice).code == "login.required")
        }

        private func logIn(_ terminal: Terminal) async throws {
            try await terminal(["login", "--factor-file", terminal.file("right", Terminal.right)]).orThrow()
        }

        private func unused(_ terminal: Terminal, _ clock: ShiftedClock) async throws {
            try await logIn(terminal)
            try clock.set(seconds: Self.idle)
            let ended = try await terminal(Self.notice)
            #expect(ended.status == 3 && ended.code == "login.ended")
            try await logIn(terminal)
            try await terminal(Self.notice).orThrow()
        }

        /// The fifth wrong passphrase locks, on record; the right one is not looked at until somebody lifts it or it ends.
        private func locked(_ terminal: Terminal, _ clock: ShiftedClock, _ cluster: Cluster) async throws {
            func lockOut() async throws {
                let wrong = ["login", "--factor-file", try terminal.file("wrong", "not this one at all")]
                for _ in 1...4 { #expect(try await terminal(wrong).code == "login.refused") }
                #expect(try await terminal(wrong).code == "login.locked")
                let right = try await terminal(["login", "--factor-file", terminal.file("right", Terminal.right)])
                #expect(right.status == 3 && right.code == "login.locked" && right.clauses.contains("ZS-2.3.0a"))
            }
            try await lockOut()
            let walk = ClauseWalk(cluster: cluster)
            let uri = terminal.person.uri
            let entry = try await walk.entries("factors", "chen-hang", on: "dinghai").first { $0.id.string == uri }
            #expect(entry?.nextStep.string == "unlock-login", "\(String(describing: entry))")
            let dates = try await cluster.tongdao(
                ["deadline", "list"], as: cluster.person("chen-hang", on: "dinghai")
            ).orThrow().json.deadlines.items
            #expect(dates.contains { $0.id.string == uri && $0.due.what.string == "unlock-login" })
            try await walk.act(
                "chen-hang", on: "dinghai", ["login", "unlock", uri, "--reason", "本人核实"])
            try await logIn(terminal)
            try await lockOut()
            try clock.set(seconds: Self.idle + Self.lock)
            try await logIn(terminal)
            let facts = try await cluster.records(of: "dinghai").filter { $0.subject.string == uri }
            #expect(facts.count { $0.body.loginLocked.person.string == uri } == 2)
            #expect(facts.count { $0.body.loginUnlocked.person.string == uri } == 1)
        }

        /// A login lives in the daemon's memory, and so do no fresh attempts.
        private func restarted(_ terminal: Terminal, _ cluster: Cluster) async throws {
            let wrong = ["login", "--factor-file", try terminal.file("wrong", "not this one at all")]
            for _ in 1...4 { #expect(try await terminal(wrong).code == "login.refused") }
            let daemon = try cluster.daemon("dinghai")
            try await daemon.kill()
            try await daemon.start()
            #expect(try await terminal(Self.notice).code == "login.required")
            #expect(try await terminal(wrong).code == "login.locked")
            try await ClauseWalk(cluster: cluster).act(
                "chen-hang", on: "dinghai", ["login", "unlock", terminal.person.uri, "--reason", "本人核实"])
            try await logIn(terminal)
        }

        private func changed(_ terminal: Terminal) async throws {
            let next = try terminal.file("next", "ten white egrets in the reeds")
            try await terminal(
                ["factor", "set", "--factor-file", terminal.file("right", Terminal.right), "--new-file", next]
            ).orThrow()
            #expect(try await terminal(Self.notice).code == "login.required")
            try await terminal(["login", "--factor-file", next]).orThrow()
            try await terminal(Self.notice).orThrow()
        }
    }
}

/// Someone at a terminal of their own: no context gives the passphrase away.
struct Terminal {
    static let right = "nine grey herons by the quay"

    let cluster: Cluster
    let person: Assignment
    let files: URL

    init(_ name: String, on node: String, of cluster: Cluster, files: URL) throws {
        self.cluster = cluster
        self.files = files
        person = try cluster.person(name, on: node)
    }

    /// A file for the person alone, with one line.
    func file(_ name: String, _ line: String) throws -> String {
        let file = files.appending(path: name)
        try Data("\(line)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        return file.path
    }

    @discardableResult
    func callAsFunction(_ arguments: [String]) async throws -> CommandOutcome {
        let identity = cluster.identity(of: person)
        let port = cluster.ports[person.node]?.listen ?? 0
        return try await cluster.run(
            arguments + ["--output", "json"],
            environment: [
                "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": files.path,
                "TONGDAO_CONFIG": files.appending(path: "config.json").path,
                "TONGDAO_NODE": cluster.topology.uri(of: person.node), "TONGDAO_NODE_ADDRESS": "127.0.0.1:\(port)",
                "TONGDAO_IDENTITY": identity.identity.path, "TONGDAO_PASSPHRASE_FILE": identity.passphrase.path,
            ], at: person.node)
    }
}
