// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Transport

extension QueryService {
    /// What would stop, asked before the act. Only a node above can know: it holds the copies of all.
    func registerImpact(in methods: inout MethodRegistry) {
        methods.unary(Method.queriesImpact) { context, request in
            let (current, scope) = try await picture(for: context)
            try scope.requireEverything("the impact of an act")
            guard current.registry.identity?.role == .hub else {
                throw CallFailure(.failedPrecondition, "only the hub knows what an act would stop in the whole city")
            }
            guard let act = Impact.Act(rawValue: request.act) else {
                throw CallFailure(.invalidArgument, "\(request.act) is no act whose impact is known")
            }
            let found = Impact.of(
                request.subject, act, hub: current.registry, copies: await registrar.copies,
                nowMs: current.timeMs)
            guard let found else {
                throw CallFailure(.notFound, "nothing named \(request.subject) is on record here")
            }
            return found
        }
    }
}
