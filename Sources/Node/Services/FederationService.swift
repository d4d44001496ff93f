// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Logging
import Messages
import Transport

/// Federation/Link on the side of the node above.
struct FederationService: Sendable {
    let registrar: Registrar
    let table: DownlinkTable
    let identity: LinkIdentity
    let limits: FederationLimits
    let cryptography: NodeCryptography
    let clock: any NodeClock
    let logger: Logger
    let metrics: MetricsRegister

    func register(in methods: inout MethodRegistry) {
        methods.bidirectional(Method.federationLink) { context, reader, writer in
            guard (try? NodeName(context.peer.uri)) != nil else {
                throw CallFailure(.permissionDenied, "only a node's certificate may open a link, not a person's")
            }
            let address = context.remoteAddress.map { "\($0)" } ?? "unknown"
            let driver = DownlinkDriver(
                registrar: registrar, table: table, identity: identity, certifiedURI: context.peer.uri,
                limits: limits, cryptography: cryptography, clock: clock, remoteAddress: address, logger: logger,
                metrics: metrics)
            await driver.run(over: LinkChannel(inbound: reader, outbound: writer, remoteAddress: address))
        }
    }
}
