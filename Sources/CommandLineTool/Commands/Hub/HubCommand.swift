// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Messages
import Rules

/// `tongdao hub`: the whole city, seen from the hub.
struct HubCommand: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("hub", HubTexts.noun, [Report.self]) }
}

/// How a report is written, by the ending of its file's name.
enum ReportForm: String, CaseIterable {
    case pdf
    case txt
    case json

    /// Nil for a name that ends otherwise.
    init?(path: String) {
        guard let dot = path.lastIndex(of: ".") else { return nil }
        self.init(rawValue: path[path.index(after: dot)...].lowercased())
    }

    func bytes(of report: CityReportAnswer) -> [UInt8] {
        let json = Array("\(JSONValue(reflecting: report).text)\n".utf8)
        return switch self {
        case .pdf: report.printed(attachment: json)
        case .txt: Array(report.text().utf8)
        case .json: json
        }
    }
}

extension HubCommand {
    /// ZS-2.1.1b, ZS-1.3h: cases, authorizations, nodes, refusals, dates and matters of the whole city in one file.
    struct Report: QueryCommand {
        static var configuration: CommandConfiguration { .verb("report", HubTexts.report) }

        @Option(help: .text(HubTexts.out, valueName: "file"), completion: .file()) var out: String
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            guard let form = ReportForm(path: out) else {
                throw CommandFailure.option(
                    "--out", value: out, HubTexts.noForm, remedy: HubTexts.formRemedy)
            }
            let report = try await session.ask(Method.queriesCityReport, CityReportRequest())
            let path = presenter.surroundings.absolutePath(out)
            try FileContent.write(form.bytes(of: report), to: path)
            presenter.done(
                HubTexts.written(path, records: report.ledgerSize, at: Shown.time(report.timeMs)), id: path,
                json: .object([
                    ("file", .string(path)), ("form", .string(form.rawValue)),
                    ("ledgerSize", .unsigned(report.ledgerSize)), ("timeMs", .unsigned(report.timeMs)),
                ]))
        }
    }
}
