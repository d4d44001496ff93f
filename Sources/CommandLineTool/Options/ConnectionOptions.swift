// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Messages

/// Which node to speak to, and as whom: by a context, or part by part.
///
/// Each part comes from its option; else, if `--context` names one, from that context; else from its variable; else
/// from the context in use (`TONGDAO_CONTEXT`, then the file's current one).
struct ConnectionOptions: ParsableArguments {
    @Option(help: .text(OptionTexts.context), completion: .shellCommand("tongdao context list -o id"))
    var context: String?

    @Option(help: .text(OptionTexts.nodeAddress, valueName: "host:port"))
    var nodeAddress: String?

    @Option(help: .text(OptionTexts.node, valueName: "uri"))
    var node: String?

    @Option(help: .text(OptionTexts.identity, valueName: "directory"), completion: .directory)
    var identity: String?

    @Option(help: .text(OptionTexts.passphraseFile, valueName: "file"), completion: .file())
    var passphraseFile: String?

    @Option(help: .text(LoginTexts.factorFile, valueName: "file"), completion: .file())
    var factorFile: String?

    @Option(help: .text(OptionTexts.timeout, valueName: "duration"))
    var timeout = DurationArgument(seconds: 10, shown: "10s")

    init() {}

    /// Puts the parts together.
    ///
    /// - Throws: a usage failure that names the missing or wrong part and where it can be given.
    func target(in surroundings: Surroundings) throws -> ConnectionTarget {
        let file = try ContextFile(in: surroundings)
        let named = try context.map { name throws(CommandFailure) in try file.context(named: name) }
        let usual = try named == nil ? usualContext(file, surroundings) : nil
        func part(_ option: String?, _ variable: String, _ key: (ToolContext) -> String?) -> String? {
            option ?? named.flatMap(key) ?? (named == nil ? surroundings.variable(variable) : nil) ?? usual.flatMap(key)
        }
        func path(_ option: String?, _ variable: String, _ key: (ToolContext) -> String?) -> String? {
            let given = option ?? (named == nil ? surroundings.variable(variable) : nil)
            let kept = (named ?? usual).flatMap(key).map(file.resolve)
            return (given ?? kept).map(surroundings.absolutePath)
        }
        let addressText = try require(
            part(nodeAddress, "TONGDAO_NODE_ADDRESS", \.address), "--node-address", "TONGDAO_NODE_ADDRESS")
        guard let address = NodeAddress(addressText) else {
            throw CommandFailure.option(
                "--node-address", value: addressText, ArgumentTexts.notAnAddress, remedy: ArgumentTexts.addressRemedy)
        }
        let nodeText = try require(part(node, "TONGDAO_NODE", \.node), "--node", "TONGDAO_NODE")
        return ConnectionTarget(
            node: try NodeArgument.read(nodeText, option: "--node"), address: address,
            identityDirectory: try require(
                path(identity, "TONGDAO_IDENTITY", \.identity), "--identity", "TONGDAO_IDENTITY"),
            passphraseFile: path(passphraseFile, "TONGDAO_PASSPHRASE_FILE", \.passphraseFile),
            factorFile: path(factorFile, "TONGDAO_FACTOR_FILE", \.factorFile),
            timeoutMilliseconds: timeout.milliseconds)
    }

    private func usualContext(
        _ file: ContextFile, _ surroundings: Surroundings
    ) throws(CommandFailure) -> ToolContext? {
        if let name = surroundings.variable("TONGDAO_CONTEXT") { return try file.context(named: name) }
        // A current context that was deleted by hand is as good as none: the parts may all be given.
        return file.currentName.flatMap { file.contexts[$0] }
    }

    private func require(_ value: String?, _ option: String, _ variable: String) throws(CommandFailure) -> String {
        guard let value else {
            throw CommandFailure(
                .usage, "connection-incomplete", ConnectionTexts.missing(option),
                remedy: ConnectionTexts.missingRemedy(option, variable: variable))
        }
        return value
    }
}

/// A node and an identity, complete; nothing has been opened yet.
struct ConnectionTarget: Sendable, Equatable {
    static let passphrase = PassphraseSource(
        option: "--passphrase-file", variable: "TONGDAO_PASSPHRASE_FILE", question: ConnectionTexts.askPassphrase)

    /// The second factor, and another one in its place.
    static let factor = PassphraseSource(
        option: "--factor-file", variable: "TONGDAO_FACTOR_FILE", question: LoginTexts.askFactor)
    static let newFactor = PassphraseSource(
        option: "--new-file", variable: "TONGDAO_NEW_FACTOR_FILE", question: LoginTexts.askNewFactor)

    let node: NodeName
    let address: NodeAddress
    let identityDirectory: String
    let passphraseFile: String?
    /// The file with the passphrase of the person's second factor; nil: it is typed.
    let factorFile: String?
    let timeoutMilliseconds: Int64

    /// Opens the keys.
    func identity(in surroundings: Surroundings) throws -> IdentityBundle {
        let passphrase = try ConnectionTarget.passphrase.passphrase(path: passphraseFile, in: surroundings)
        return try IdentityBundle(directory: identityDirectory, passphrase: passphrase)
    }
}

/// Names of nodes and people that options give.
enum NodeArgument {
    static func read(_ text: String, option: String) throws(CommandFailure) -> NodeName {
        do {
            return try NodeName(text)
        } catch {
            throw .option(option, value: text, ArgumentTexts.notANode, remedy: ArgumentTexts.nodeRemedy)
        }
    }

    static func person(_ text: String, option: String) throws(CommandFailure) -> PersonName {
        do {
            return try PersonName(text)
        } catch {
            throw .option(option, value: text, ArgumentTexts.notAPerson, remedy: ArgumentTexts.personRemedy)
        }
    }
}
