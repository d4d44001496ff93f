// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Logging
import Messages
import Transport

/// Federation/Link on the side of the node above.
struct FederationService: Sendable {
    let registrar: Registrar
    let logger: Logger

    func register(in methods: inout MethodRegistry) {
        methods.bidirectional(Method.federationLink) { context, reader, writer in
            guard (try? NodeName(context.peer.uri)) != nil else {
                throw CallFailure(.permissionDenied, "only a node's certificate may open a link, not a person's")
            }
            let address = context.remoteAddress.map { "\($0)" } ?? "unknown"
            let line = OutgoingLine()
            let link = await registrar.downlinkConnected(from: context.peer.uri, address: address, over: line)
            let channel = LinkChannel(inbound: reader, outbound: writer, remoteAddress: address)
            await channel.carry(line, logger: logger) { message in
                await registrar.downlinkReceived(message, by: link)
            } tick: {
                await registrar.downlinkTick(link)
            }
            await registrar.downlinkDisconnected(link)
        }
    }
}
