// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Messages
import Registry
import Rules
import Transport

extension QueryService {
    /// The whole city at one moment, for those who may see the node's business (ZS-2.1.1b).
    func registerReport(in methods: inout MethodRegistry) {
        methods.unary(Method.queriesCityReport) { context, _ in
            let (current, scope) = try await picture(for: context)
            try scope.requireEverything("the report on the city")
            let copies = await registrar.copies
            var report = CityReport.of(
                current.registry, copies: copies.keys.sorted().compactMap { copies[$0] },
                ruleSet: try ruleSet(of: current), nowMs: current.timeMs)
            report.ledgerSize = current.state.size
            report.ledgerHead = current.state.head
            report.peers = try await status(scope).peers
            return report
        }
    }
}
