// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Logging
import NodeCore
import ServiceLifecycle

/// Ends uses with the roles they rest on, within about a second of the date at which a role runs out.
struct RoleEndService: Service {
    let registrar: Registrar
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await registrar.endWithRoles()
                } catch {
                    // A node that cannot write has stopped, and says so by itself.
                    logger.error("uses cannot be ended with their roles", metadata: ["error": "\(error)"])
                }
                do { try await Task.sleep(for: .seconds(1)) } catch { break }
            }
        }
    }
}

extension Registrar {
    /// Ends, on record, what rested on roles that have run out.
    func endWithRoles() async throws {
        try await answer { core.registrar.endWithRoles(reply: $0) }
    }
}
