// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// Where results, messages and passphrase prompts go: standard output, standard error and the terminal.
///
/// Results alone go to standard output, so that a script can take it as it is.
public struct Console: Sendable {
    private let output: @Sendable (String) -> Void
    private let errorOutput: @Sendable (String) -> Void
    private let prompt: @Sendable (String) -> String?

    /// - Parameter prompt: shows a text and reads a line without showing it; nil if there is nobody to ask.
    public init(
        output: @escaping @Sendable (String) -> Void, errorOutput: @escaping @Sendable (String) -> Void,
        prompt: @escaping @Sendable (String) -> String? = { _ in nil }
    ) {
        self.output = output
        self.errorOutput = errorOutput
        self.prompt = prompt
    }

    /// Writes a result, with a line end.
    func result(_ text: String) { output(text + "\n") }

    /// Writes a message about the work, with a line end.
    func message(_ text: String) { errorOutput(text + "\n") }

    /// Asks for a secret; nil if standard input is not a terminal.
    func askSecret(_ question: String) -> String? { prompt(question) }
}

extension Console {
    /// The process's own streams and terminal.
    public static let process = Console(
        output: { write($0, to: STDOUT_FILENO) }, errorOutput: { write($0, to: STDERR_FILENO) },
        prompt: { readSecret(question: $0) })

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            // A reader that has gone away (`| head`) is no failure of ours; the rest has nowhere to go.
            guard count > 0 || errno == EINTR else { return }
            bytes = bytes.dropFirst(max(0, count))
        }
    }

    /// Reads a line from the terminal with its echo off, and puts the echo back whatever happens.
    private static func readSecret(question: String) -> String? {
        var shown = termios()
        guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &shown) == 0 else { return nil }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        write(question, to: STDERR_FILENO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            write("\n", to: STDERR_FILENO)
        }
        return readLine(strippingNewline: true)
    }
}
