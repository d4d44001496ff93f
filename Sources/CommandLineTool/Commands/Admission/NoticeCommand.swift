// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `tongdao notice`: calls in a key field (ZS-3.1a, ZS-3.1b).
struct NoticeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("notice", NoticeTexts.noun, [Publish.self, List.self, Show.self, Compare.self])
    }
}

extension NoticeCommand {
    struct Publish: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("publish", NoticeTexts.publish) }

        @Option(help: .text(NoticeTexts.field)) var field: Chosen<Field>
        @Option(help: .text(NoticeTexts.title)) var title: String
        @Option(help: .text(NoticeTexts.opens, valueName: "time")) var opens: TimeArgument?
        @Option(help: .text(NoticeTexts.closes, valueName: "time")) var closes: TimeArgument
        @Option(help: .text(NoticeTexts.condition)) var condition: [String] = []
        @Option(help: .text(NoticeTexts.document, valueName: "kind")) var document: [Chosen<DocumentKind>] = []
        @Option(help: .text(NoticeTexts.panelSize)) var panelSize: UInt32 = 5
        @Option(help: .text(NoticeTexts.speciality)) var speciality: [String] = []
        @Option(help: .text(FieldTexts.criterion, valueName: "subject=percent")) var criterion: [CriterionArgument] = []
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            let now = session.surroundings.nowMilliseconds()
            let opensMs = opens?.milliseconds(now: now) ?? now
            let closesMs = closes.milliseconds(now: now)
            guard closesMs > opensMs else {
                throw CommandFailure.option(
                    "--closes", value: BeijingTime(milliseconds: closesMs).iso8601,
                    ArgumentTexts.before("--opens"), remedy: ArgumentTexts.laterRemedy)
            }
            return .publishNotice(
                PublishNotice(
                    field: field.value, title: title, opensMs: opensMs, closesMs: closesMs, conditions: condition,
                    requiredDocuments: document.map(\.value), panelSize: panelSize, requiredSpecialities: speciality,
                    criteria: criterion.map(\.criterion)))
        }

        static func done(_ subject: String) -> Text { NoticeTexts.published(subject) }
    }

    struct List: QueryCommand {
        static var configuration: CommandConfiguration { .verb("list", NoticeTexts.list) }

        @OptionGroup var part: ListOptions
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let answer = try await session.ask(Method.queriesNotices, part.request)
            presenter.list(
                answer.notices, columns: NoticeCommand.columns(presenter.surroundings.language),
                id: { $0.notice?.noticeId ?? "" }, json: JSONValue(reflecting: answer))
        }
    }

    struct Show: QueryCommand {
        static var configuration: CommandConfiguration { .verb("show", NoticeTexts.show) }

        @Argument(help: .text(NoticeTexts.id, valueName: "id")) var id: String
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let answer = try await session.ask(Method.queriesNotices, ListRequest(filter: id))
            guard let view = answer.notices.first(where: { $0.notice?.noticeId == id }), let notice = view.notice else {
                throw CommandFailure.notFound(id)
            }
            let language = presenter.surroundings.language
            presenter.sheet(
                [
                    (NoticeTexts.idHeading, id), (NoticeTexts.titleHeading, notice.title),
                    (NoticeTexts.fieldHeading, notice.field.title(in: language)),
                    (NoticeTexts.opensHeading, Shown.time(notice.opensMs)),
                    (NoticeTexts.closesHeading, Shown.time(notice.closesMs)),
                    (NoticeTexts.openHeading, OutputTexts.yesOrNo(view.open).in(language)),
                    (NoticeTexts.applicationsHeading, "\(view.applications)"),
                    (NoticeTexts.conditionsHeading, notice.conditions.joined(separator: "; ")),
                    (
                        NoticeTexts.documentsHeading,
                        notice.requiredDocuments.map { $0.title(in: language) }.joined(
                            separator: language.listSeparator)
                    ),
                    (NoticeTexts.panelHeading, "\(notice.panelSize)"),
                    (NoticeTexts.specialitiesHeading, notice.requiredSpecialities.joined(separator: ", ")),
                ], id: id, json: JSONValue(reflecting: view))
        }
    }

    static func columns(_ language: Language) -> [Column<NoticeView>] {
        [
            Column(NoticeTexts.idHeading) { $0.notice?.noticeId ?? Table.nothing },
            Column(NoticeTexts.fieldHeading) { $0.notice?.field.title(in: language) ?? Table.nothing },
            Column(NoticeTexts.titleHeading) { $0.notice?.title ?? Table.nothing },
            Column(NoticeTexts.closesHeading) { Shown.time($0.notice?.closesMs ?? 0) },
            Column(NoticeTexts.openHeading) { OutputTexts.yesOrNo($0.open).in(language) },
            Column(NoticeTexts.applicationsHeading) { "\($0.applications)" },
            Column(NoticeTexts.opensHeading, wide: true) { Shown.time($0.notice?.opensMs ?? 0) },
            Column(NoticeTexts.panelHeading, wide: true) { "\($0.notice?.panelSize ?? 0)" },
        ]
    }
}
