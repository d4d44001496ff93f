// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages
import Rules

/// `tongdao calendar`: the working days terms are counted by.
struct CalendarCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("calendar", CalendarTexts.noun, [Load.self, List.self, Show.self, AddDays.self])
    }

    struct Load: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("load", CalendarTexts.load) }

        @Option(help: .text(CalendarTexts.file, valueName: "path"), completion: .file()) var file: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let bytes = try FileContent.bytes(path: session.surroundings.absolutePath(file))
            return .publishCalendar(try CalendarFile.read(String(decoding: bytes, as: UTF8.self)))
        }

        static func done(_ subject: String) -> Text { CalendarTexts.loaded(subject) }
    }

    struct List: RegisterListing {
        static var configuration: CommandConfiguration { .verb("list", CalendarTexts.list) }
        static let register = RegisterName.calendars

        @OptionGroup var part: RegisterOptions
        @OptionGroup var query: QueryOptions
    }

    struct Show: QueryCommand {
        static var configuration: CommandConfiguration { .verb("show", CalendarTexts.show) }

        @Argument(help: .text(CalendarTexts.year)) var year: UInt32
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let entries = try await CalendarCommand.entries(session)
            guard let entry = entries.first(where: { $0.id == "calendar-\(year)" }) else {
                throw CommandFailure(
                    .notFound, "calendar-unconfirmed", CalendarTexts.unpublished(year),
                    remedy: CalendarTexts.unpublishedRemedy)
            }
            RegisterTable.show(entry, presenter)
        }
    }

    struct AddDays: QueryCommand {
        static var configuration: CommandConfiguration { .verb("add-days", CalendarTexts.addDays) }
        /// More than any term of the law, and few enough to count through.
        private static let mostDays = 5000

        @Argument(help: .text(CalendarTexts.date)) var date: String
        @Argument(help: .text(CalendarTexts.count)) var count: Int
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            guard let first = CalendarDay(date) else {
                throw CommandFailure.option(
                    "DATE", value: date, CalendarTexts.noDay, remedy: CalendarTexts.dayRemedy)
            }
            guard (0...Self.mostDays).contains(count) else {
                throw CommandFailure.option(
                    "N", value: "\(count)", CalendarTexts.tooMany, remedy: CalendarTexts.manyRemedy)
            }
            let calendar = WorkingCalendar(try await CalendarCommand.entries(session).compactMap(CalendarCommand.read))
            let last = calendar.adding(workingDays: count, to: first)
            let isConfirmed = calendar.isConfirmed(from: first, through: last)
            let language = presenter.surroundings.language
            presenter.sheet(
                [
                    (CalendarTexts.lastHeading, last.text),
                    (CalendarTexts.endsHeading, Shown.time(last.next.startMs)),
                    (
                        CalendarTexts.markHeading,
                        (isConfirmed ? CalendarTexts.confirmed : CalendarTexts.unconfirmed).in(language)
                    ),
                ], id: last.text,
                json: .object([
                    ("date", .string(last.text)), ("endsMs", .unsigned(last.next.startMs)),
                    ("confirmed", .boolean(isConfirmed)),
                ]))
        }
    }
}

extension CalendarCommand {
    /// The calendars the node itself counts by: its own entries come first, those of the copies it holds after them.
    static func entries(_ session: NodeSession) async throws -> [RegisterEntry] {
        let answer = try await session.ask(
            Method.queriesRegister, RegisterRequest(register: RegisterName.calendars.rawValue))
        var found: [RegisterEntry] = []
        for entry in answer.entries where !found.contains(where: { $0.id == entry.id }) { found.append(entry) }
        return found
    }

    /// A calendar out of its register entry.
    static func read(_ entry: RegisterEntry) -> CalendarPublished? {
        func days(_ name: String) -> [String] {
            (entry.values.first { $0.name == name }?.text ?? "").split(separator: ",").map(String.init)
        }
        guard let year = entry.values.first(where: { $0.name == "year" }).flatMap({ UInt32($0.text) }) else {
            return nil
        }
        return CalendarPublished(year: year, holidays: days("holidays"), makeUpDays: days("make-up-days"))
    }
}
