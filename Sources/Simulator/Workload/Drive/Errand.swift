// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// One command on its way to a node, signed as it will be sent.
struct Errand: Sendable, Equatable {
    /// The node it is sent to; a hostile command may name another.
    let node: String
    /// What the sender meant. A hostile one's bytes may not decode to it, nor to anything.
    let command: Command
    let action: ActionKind
    let mode: WorkloadMode
    /// The command's bytes with the signature and the key the sender's certificate vouches for.
    let signed: SignedCommand
    /// Whose key `signed` carries: the actor's, unless a hostile sender comes with another's certificate.
    let keyOwner: String
    /// What the same person sends right before it: at the most a passphrase of their own.
    var before: [Errand] = []

    /// The certificate the sender shows, as `CertificateTable` reads it. A node takes a command in only when it vouches
    /// for the key under the actor's own name.
    var certificate: [UInt8] { CertificateTable.certificate(serial: keyOwner, uri: keyOwner) }

    /// Signed by its actor, or with the key of `signer`; `claimsKey` says whether that key's certificate is shown.
    init(
        _ action: Action.What, _ envelope: Envelope, mode: WorkloadMode, signer: String? = nil, claimsKey: Bool = false
    ) {
        let command = Command(
            commandId: envelope.id, node: envelope.commandNode, actor: envelope.actor, issuedMs: envelope.issuedMs,
            action: Action(what: action))
        let bytes = command.encode()
        node = envelope.node
        self.command = command
        self.action = ActionKind(action)
        self.mode = mode
        keyOwner = claimsKey ? signer ?? envelope.actor : envelope.actor
        signed = SignedCommand(
            command: bytes, signature: SimulatedKeys.sign(SignedBytes.command(bytes), as: signer ?? envelope.actor),
            certificateSerial: keyOwner, publicKey: SimulatedKeys.publicKey(of: keyOwner))
    }

    /// The same bytes once more.
    init(repeating other: Errand, to node: String) {
        self.node = node
        command = other.command
        action = other.action
        mode = .repeated
        signed = other.signed
        keyOwner = other.keyOwner
    }

    /// What a command carries besides its action.
    struct Envelope: Sendable {
        var id: String
        /// Where it goes, and where it says it goes.
        var node: String
        var commandNode: String
        var actor: String
        var issuedMs: UInt64
    }
}
