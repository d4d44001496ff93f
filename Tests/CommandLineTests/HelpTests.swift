// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Testing

@testable import CommandLineTool

/// What the help promises is so.
@Suite struct HelpTests {
    /// Every command with the words that call it.
    private static func commands(
        _ command: any ParsableCommand.Type = Tongdao.self, _ path: [String] = []
    ) -> [(path: [String], configuration: CommandConfiguration)] {
        let configuration = command.configuration
        let own = path + [configuration.commandName ?? ""]
        return [(own, configuration)] + configuration.subcommands.flatMap { commands($0, own) }
    }

    /// The command lines of an example section, continued lines joined.
    private static func examples(_ discussion: String) -> [String] {
        guard let start = discussion.firstRange(of: "EXAMPLES:\n") else { return [] }
        return discussion[start.upperBound...].replacing("\\\n", with: " ").split(separator: "\n").map(String.init)
    }

    /// Words as a shell would give them, up to a pipe or a redirection.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in line + " " {
            switch character {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted:
                if !word.isEmpty { words.append(word) }
                word = ""
            default: word.append(character)
            }
        }
        return Array(words.prefix { $0 != "|" && $0 != ">" })
    }

    @Test func everyCommandHasExamplesThatParse() {
        let surroundings = Surroundings(
            environment: [:], console: Console(output: { _ in }, errorOutput: { _ in }), currentDirectory: "/",
            nowMilliseconds: { TestRun.nowMilliseconds })
        var count = 0
        Surroundings.$current.withValue(surroundings) {
            for (path, configuration) in Self.commands() {
                let lines = Self.examples(configuration.discussion)
                #expect(!lines.isEmpty, "\(path)")
                for line in lines {
                    let words = Self.words(line)
                    // `node status` is `status` under another name.
                    #expect(words.contains(path.last ?? ""), "\(line) is no example of \(path)")
                    do {
                        _ = try Tongdao.parseAsRoot(Array(words.dropFirst()))
                    } catch {
                        #expect(Tongdao.exitCode(for: error) == .success, "\(line): \(Tongdao.message(for: error))")
                    }
                    count += 1
                }
            }
        }
        #expect(count > 80)
    }

    @Test func everyTextIsInBothLanguages() {
        func abstracts(_ language: [String: String]) -> [String] {
            let surroundings = Surroundings(
                environment: language, console: Console(output: { _ in }, errorOutput: { _ in }),
                currentDirectory: "/", nowMilliseconds: { TestRun.nowMilliseconds })
            return Surroundings.$current.withValue(surroundings) {
                Self.commands().map(\.configuration.abstract)
            }
        }
        let english = abstracts([:])
        let chinese = abstracts(["LANG": "zh_CN.UTF-8"])
        #expect(english.count > 60)
        for (one, other) in zip(english, chinese) {
            #expect(one.unicodeScalars.allSatisfy { $0.value < 0x2E80 }, "\(one)")
            #expect(other.unicodeScalars.contains { $0.value >= 0x4E00 }, "\(other)")
        }
    }
}
