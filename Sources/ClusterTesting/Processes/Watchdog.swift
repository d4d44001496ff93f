// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Synchronization

/// Kills what was started, and removes the network namespaces, when this process ends without having stopped it, in whatever way it ends.
///
/// A small shell waits for the end of a pipe whose other end only this process holds, then kills the processes listed in
/// a file. `PR_SET_PDEATHSIG` would not do: it acts when the starting thread ends, and Swift's threads come and go.
final class Watchdog: Sendable {
    private let listPath: String
    private let pipeEnd: Int32
    private let listed = Mutex<[ProcessIdentity]>([])

    /// The start is compared as well as the number, since the system gives numbers out again.
    private static let script = """
        list=$1
        shift
        namespaces=$*
        while read -r line; do :; done
        [ -f "$list" ] && while read -r pid ticks; do
            stat=$(cat "/proc/$pid/stat" 2>/dev/null) || continue
            set -- ${stat##*) }
            shift 19
            [ "$1" = "$ticks" ] && kill -KILL "$pid"
        done < "$list"
        for name in $namespaces; do ip netns delete "$name" 2>/dev/null; done
        """

    init(listPath: String, namespaces: [NetworkNamespace] = []) throws(ClusterError) {
        self.listPath = listPath
        let ends = try PipeEnds(for: "the watchdog")
        pipeEnd = ends.writing
        defer { close(ends.reading) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends.reading, STDIN_FILENO)
        // Not even the log of a test may be held open by what outlives it.
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        let words: [String] = ["/bin/sh", "-c", Self.script, "watchdog", listPath] + namespaces.map(\.name)
        let argv = words.map { strdup($0) } + [nil]
        let envp = [strdup("PATH=/usr/sbin:/sbin:/usr/bin:/bin"), nil]
        defer { for text in argv + envp { free(text) } }
        var pid: pid_t = 0
        let result = posix_spawn(&pid, "/bin/sh", &actions, &attributes, argv, envp)
        guard result == 0 else {
            close(ends.writing)
            throw ClusterError("the watchdog cannot be started: \(String(cString: strerror(result)))")
        }
        let watchdog = pid
        Thread.detachNewThread { waitpid(watchdog, nil, 0) }
    }

    deinit { close(pipeEnd) }

    func watch(_ process: ProcessIdentity) { change { $0.append(process) } }

    func forget(_ process: ProcessIdentity) { change { $0.removeAll { $0 == process } } }

    private func change(_ body: (inout [ProcessIdentity]) -> Void) {
        listed.withLock { list in
            body(&list)
            let text = list.map { "\($0.pid) \($0.startTicks)\n" }.joined()
            // Written while the lock is held, so that the file never lacks a process that runs.
            _ = FileManager.default.createFile(
                atPath: listPath, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        }
    }
}
