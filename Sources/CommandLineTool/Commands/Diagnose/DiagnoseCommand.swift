// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `tongdao diagnose`: tests the link to a node step by step, and says where it fails and why.
struct DiagnoseCommand: ToolCommand {
    static var configuration: CommandConfiguration { .verb("diagnose", DiagnoseTexts.diagnose) }

    @Argument(
        help: .text(DiagnoseTexts.node, valueName: "node"), completion: .shellCommand("tongdao context list -o id"))
    var node: String?
    @OptionGroup(title: OptionTexts.connection.current) var connection: ConnectionOptions
    @OptionGroup var display: DisplayOptions

    func perform(in surroundings: Surroundings) async throws {
        let options = try chosen(surroundings)
        let findings = try await NodeSession.with(options, in: surroundings) { session in
            await Diagnosis(session: session).run()
        }
        let language = surroundings.language
        display.presenter.list(
            findings,
            columns: [
                Column(DiagnoseTexts.stepHeading) { DiagnoseTexts.step($0.step).in(language) },
                Column(DiagnoseTexts.resultHeading) { DiagnoseTexts.outcome($0.outcome).in(language) },
                Column(DiagnoseTexts.detailHeading) { $0.detail.in(language) },
            ], id: { "\($0.step.rawValue) \($0.outcome.rawValue)" },
            json: .object([
                ("passed", .boolean(!findings.contains { $0.outcome == .fail })),
                ("steps", .array(findings.map(\.json))),
            ]))
        if let failed = findings.first(where: { $0.outcome == .fail }) { throw Ended(status: failed.step.status) }
    }

    /// The argument is a context, an address, or the name of a node that some context knows.
    private func chosen(_ surroundings: Surroundings) throws -> ConnectionOptions {
        var options = connection
        guard let node else { return options }
        let file = try ContextFile(in: surroundings)
        if file.contexts[node] != nil {
            options.context = node
        } else if NodeAddress(node) != nil {
            options.nodeAddress = node
        } else {
            let name = try NodeArgument.read(node, option: "<node>").description
            // Only the address is that context's: one goes on working as oneself.
            let known = file.names.first { file.contexts[$0]?.node == name && file.contexts[$0]?.address != nil }
            options.nodeAddress = options.nodeAddress ?? known.flatMap { file.contexts[$0]?.address }
            options.node = name
        }
        return options
    }
}

/// What came of one step.
struct DiagnosisFinding: Sendable {
    enum Step: String, Sendable, CaseIterable {
        case ownCertificate = "own-certificate"
        case revocationList = "revocation-list"
        case name
        case route
        case tls
        case peerCertificate = "peer-certificate"
        case version
        case roundTrip = "round-trip"
        case clock
        case download
        case upload
        case links

        /// How the command ends when this step is the first to fail.
        var status: ExitStatus {
            switch self {
            case .name, .route, .tls: .unreachable
            default: .unverified
            }
        }
    }

    enum Outcome: String, Sendable {
        case pass = "PASS"
        case fail = "FAIL"
        /// Not tried, because a step before it failed.
        case skip = "SKIP"
    }

    let step: Step
    let outcome: Outcome
    /// What was measured; the cause and the remedy of a failure.
    let detail: Text
    /// Measured values by name, for scripts.
    var values: [(String, JSONValue)] = []

    var json: JSONValue {
        .object(
            [
                ("step", .string(step.rawValue)), ("result", .string(outcome.rawValue)),
                ("detailZh", .string(detail.chinese)), ("detailEn", .string(detail.english)),
            ] + values)
    }
}
