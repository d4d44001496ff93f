// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The command as a whole: arguments in, results and messages out, one exit status.
public enum CommandLineProgram {
    /// Runs one command line, without the program's name, and says how it ended. Never ends the process.
    public static func run(_ arguments: [String], in surroundings: Surroundings = .process) async -> ExitStatus {
        var surroundings = surroundings
        surroundings.language = Language(arguments: arguments, environment: surroundings.environment)
        return await Surroundings.$current.withValue(surroundings) {
            await run(arguments, format: OutputFormat(arguments: arguments), surroundings)
        }
    }

    private static func run(
        _ arguments: [String], format: OutputFormat, _ surroundings: Surroundings
    ) async -> ExitStatus {
        var command: any ParsableCommand
        do {
            command = try Tongdao.parseAsRoot(arguments)
        } catch {
            return reportParsing(error, format: format, surroundings)
        }
        do {
            if var concurrent = command as? any AsyncParsableCommand {
                try await concurrent.run()
            } else {
                try command.run()
            }
            return .success
        } catch let ended as Ended {
            return ended.status
        } catch  where Tongdao.exitCode(for: error) == .success {
            // Help that was asked for comes as an error of the parser's own help command.
            return reportParsing(error, format: format, surroundings)
        } catch {
            return report(CommandFailure(error), format: format, surroundings)
        }
    }

    /// Help and versions that were asked for are results; anything else is a fault of the command line.
    private static func reportParsing(
        _ error: any Error, format: OutputFormat, _ surroundings: Surroundings
    ) -> ExitStatus {
        if Tongdao.exitCode(for: error) == .success {
            surroundings.console.result(translated(Tongdao.fullMessage(for: error), surroundings))
            return .success
        }
        guard format == .json else {
            surroundings.console.message(translated(Tongdao.fullMessage(for: error), surroundings))
            return .usage
        }
        let message = Tongdao.message(for: error)
        return report(
            CommandFailure(
                .usage, "arguments", Text(ParserTexts.chinese(message), message), remedy: UsageTexts.helpRemedy),
            format: format, surroundings)
    }

    private static func report(
        _ failure: CommandFailure, format: OutputFormat, _ surroundings: Surroundings
    ) -> ExitStatus {
        let report = FailureReport(failure: failure, language: surroundings.language)
        if format == .json {
            surroundings.console.message(report.json.text)
        } else {
            for line in report.lines { surroundings.console.message(line) }
        }
        return failure.status
    }

    private static func translated(_ text: String, _ surroundings: Surroundings) -> String {
        surroundings.language == .chinese ? ParserTexts.chinese(text) : text
    }
}

/// Thrown by a command that has shown its result, and ends with another status than success.
struct Ended: Error {
    let status: ExitStatus
}
