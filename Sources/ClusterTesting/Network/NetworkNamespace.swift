// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// A network namespace of this machine: interfaces, addresses, routes and a firewall of its own.
struct NetworkNamespace: Sendable, Hashable {
    static let prefix = "tongdao-"
    private static let directory = "/run/netns"

    /// `CLONE_NEWNET` of `sched.h`, and the call it is for: neither is in Glibc's module.
    private static let ofNetwork: Int32 = 0x4000_0000
    private static let setns: (@convention(c) (Int32, Int32) -> Int32)? = dlsym(nil, "setns").map {
        unsafeBitCast($0, to: (@convention(c) (Int32, Int32) -> Int32).self)
    }

    /// `tongdao-<pid>-<start ticks>-<number>-<name>`: whose it is can be told after a crash as well.
    let name: String

    var path: String { "\(Self.directory)/\(name)" }

    /// What to put before a program and its arguments so that it runs inside; the process number stays the starter's.
    var entrance: [String] { ["nsenter", "--net=\(path)", "--"] }

    func make() throws(ClusterError) { try SystemTool.run(["ip", "netns", "add", name]) }

    /// Removes it, if it is there; what still runs inside keeps it alive unnamed.
    func remove() { _ = try? SystemTool.run(["ip", "netns", "delete", name]) }

    /// Runs `ip`, `tc`, `nft` or `ss` inside.
    @discardableResult
    func run(_ words: [String]) throws(ClusterError) -> String { try SystemTool.run(entrance + words) }

    /// Moves the calling thread inside. Only for a thread that ends there: it cannot be lent to anything else.
    func enter() throws(ClusterError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw LocalSocket.failure("the namespace \(name) cannot be opened") }
        defer { close(descriptor) }
        guard let setns = Self.setns, setns(descriptor, Self.ofNetwork) == 0 else {
            throw LocalSocket.failure("the namespace \(name) cannot be entered", remedy: "run as root")
        }
    }

    /// Sets switches of `/proc/sys/net`, which shows the namespace of whoever looks.
    func setSwitches(_ switches: [(path: String, value: String)]) throws(ClusterError) {
        let script = switches.map { "echo \($0.value) > /proc/sys/net/\($0.path)" }.joined(separator: "; ")
        try run(["sh", "-ec", script])
    }

    /// The names of all there are.
    static var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).filter { $0.hasPrefix(prefix) }
            .sorted()
    }

    /// The beginning of the names of this process's own.
    static func namePrefix(of process: ProcessIdentity) -> String { "\(prefix)\(process.pid)-\(process.startTicks)-" }

    /// Removes those whose makers are gone: an earlier run that was killed.
    static func removeLeftovers() {
        for name in names where !hasLivingMaker(name) { NetworkNamespace(name: name).remove() }
    }

    private static func hasLivingMaker(_ name: String) -> Bool {
        let words = name.split(separator: "-")
        // A name of another form is somebody else's.
        guard words.count >= 5, let pid = Int32(words[1]), let ticks = UInt64(words[2]) else { return true }
        return ProcessIdentity(pid: pid)?.startTicks == ticks
    }
}
