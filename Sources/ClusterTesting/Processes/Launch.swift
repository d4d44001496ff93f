// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// A program to start, in a process group of its own so that a terminal's Ctrl-C does not reach it.
struct Launch {
    var program: String
    var arguments: [String]
    var environment: [String: String]
    /// Standard output and standard error, appended to; the same path for both is one file.
    var outputPath: String
    var errorPath: String

    /// The same program in a network namespace; as it is for nil.
    func inside(_ namespace: NetworkNamespace?) throws(ClusterError) -> Launch {
        guard let namespace, let first = namespace.entrance.first else { return self }
        guard let entering = SystemTool.path(of: first) else {
            throw ClusterError("\(first) is not installed", remedy: "run cluster/install-dependencies")
        }
        var launch = self
        launch.program = entering
        launch.arguments = namespace.entrance.dropFirst() + [program] + arguments
        return launch
    }

    /// Starts it with nothing on standard input; every file opened here is closed on exec.
    func start() throws(ClusterError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        let append = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, outputPath, append, 0o600)
        if errorPath == outputPath {
            posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errorPath, append, 0o600)
        }
        // The test runner may ignore or block signals; a daemon must not inherit that.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))
        let argv = ([program] + arguments).map { strdup($0) } + [nil]
        let envp = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var pid: pid_t = 0
        let result = posix_spawn(&pid, program, &actions, &attributes, argv, envp)
        guard result == 0 else {
            throw ClusterError(
                "\(program) cannot be started: \(String(cString: strerror(result)))",
                remedy: "build it, or check that the log directory can be written")
        }
        return pid
    }
}
