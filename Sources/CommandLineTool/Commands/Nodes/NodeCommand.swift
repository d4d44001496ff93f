// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// `tongdao node`: the nodes below, and this one.
struct NodeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("node", NodeTexts.noun, [List.self, Admit.self, Release.self, StatusCommand.self])
    }
}

extension NodeCommand {
    struct List: QueryCommand {
        static var configuration: CommandConfiguration { .verb("list", NodeTexts.list) }

        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let status = try await session.ask(Method.queriesStatus, StatusRequest())
            presenter.list(
                status.peers, columns: StatusCommand.peerColumns(presenter.surroundings), id: \.node,
                json: .object([("peers", JSONValue(reflecting: status.peers))]))
        }
    }

    struct Admit: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("admit", NodeTexts.admit) }

        @Argument(help: .text(PkiTexts.nodeURI, valueName: "uri")) var name: String
        @Option(help: .text(NodeTexts.instance, valueName: "id")) var instance: String?
        @OptionGroup var key: PublicKeyOptions
        @OptionGroup var submission: SubmissionOptions

        func validate() throws {
            guard key.certificate != nil || key.publicKey != nil else {
                throw ValidationError(NodeTexts.keyMissing.current)
            }
        }

        func action(_ session: NodeSession) async throws -> Action.What {
            let node = try NodeArgument.read(name, option: "<uri>").description
            let publicKey = try key.bytes(of: node, in: session.surroundings)
            return .admitNode(
                AdmitNode(node: node, instance: try await requested(node, session), publicKey: publicKey))
        }

        /// The data directory to admit: the one named, else the one whose request is waiting.
        private func requested(_ node: String, _ session: NodeSession) async throws -> String {
            if let instance { return instance }
            let status = try await session.ask(Method.queriesStatus, StatusRequest())
            guard let peer = status.peers.first(where: { $0.node == node && $0.state == "requested" }) else {
                throw CommandFailure(
                    .notFound, "no-request", NodeTexts.noRequest(node), remedy: NodeTexts.noRequestRemedy)
            }
            return peer.detail
        }

        static func done(_ subject: String) -> Text { NodeTexts.admitted(subject) }
    }

    struct Release: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("release", NodeTexts.release) }

        @Argument(help: .text(PkiTexts.nodeURI, valueName: "uri")) var name: String
        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .releaseNode(ReleaseNode(node: try NodeArgument.read(name, option: "<uri>").description, reason: reason))
        }

        static func done(_ subject: String) -> Text { NodeTexts.released(subject) }
    }
}

/// `tongdao maintenance`: work on the node, known to its peers.
struct MaintenanceCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("maintenance", NodeTexts.maintenance, [On.self, Off.self])
    }

    struct On: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("on", NodeTexts.maintenanceOn) }

        @Option(help: .text(OptionTexts.reason)) var reason: String
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .setMaintenance(SetMaintenance(on: true, reason: reason))
        }

        static func done(_ subject: String) -> Text { NodeTexts.inMaintenance(subject) }
    }

    struct Off: SubmittingCommand {
        static var configuration: CommandConfiguration { .verb("off", NodeTexts.maintenanceOff) }

        @Option(help: .text(OptionTexts.reason)) var reason = ""
        @OptionGroup var submission: SubmissionOptions

        func action(_ session: NodeSession) async throws -> Action.What {
            .setMaintenance(SetMaintenance(on: false, reason: reason))
        }

        static func done(_ subject: String) -> Text { NodeTexts.outOfMaintenance(subject) }
    }
}
