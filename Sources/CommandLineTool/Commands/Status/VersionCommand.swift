// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules
import Transport

/// `tongdao version`: this program, the protocol it speaks, the rules it carries.
struct VersionCommand: ToolCommand {
    static var configuration: CommandConfiguration { .verb("version", RootTexts.version) }

    @OptionGroup var display: DisplayOptions

    func perform(in surroundings: Surroundings) async throws {
        let versions = ProtocolVersion.supported
        let sets = RuleSetText.shipped.map(\.id)
        display.presenter.sheet(
            [
                (RootTexts.programHeading, ToolVersion.text),
                (
                    RootTexts.protocolHeading,
                    versions.lowerBound == versions.upperBound
                        ? "tongdao/1, \(versions.lowerBound)"
                        : "tongdao/1, \(versions.lowerBound)–\(versions.upperBound)"
                ),
                (RootTexts.ruleSetsHeading, sets.joined(separator: ", ")),
            ], id: ToolVersion.number,
            json: .object([
                ("version", .string(ToolVersion.number)), ("protocolMin", .unsigned(UInt64(versions.lowerBound))),
                ("protocolMax", .unsigned(UInt64(versions.upperBound))),
                ("ruleSets", .array(sets.map(JSONValue.string))),
            ]))
    }
}
