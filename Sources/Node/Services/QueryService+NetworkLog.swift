// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NetworkLog
import Registry
import Rules
import Transport

extension QueryService {
    /// The entries of the network log, in the order in which things happened.
    func registerNetworkLog(in methods: inout MethodRegistry) {
        methods.serverStream(Method.queriesNetworkLog) { context, request, writer in
            let current = try await registrar.status()
            guard ReadScope.readsNetworkLog(context.peer.uri, in: current.registry, at: current.timeMs) else {
                throw CallFailure(
                    .permissionDenied,
                    "the network log is for the administrators of audit and of security, and for supervisors")
            }
            for day in [request.fromDay, request.toDay] where !day.isEmpty && CivilTime(date: day) == nil {
                throw CallFailure(.invalidArgument, "\(day) is no day, such as 2026-11-29")
            }
            let log = registrar.networkLog.log
            await log.drained()
            for day in try reading({ () throws(NetworkLogError) in try log.directory.days() })
            where request.covers(day) {
                var reader = try reading { () throws(NetworkLogError) in try log.directory.read(day) }
                while let entry = try reading({ () throws(NetworkLogError) in try reader.next() }) {
                    if request.fits(entry) { try await writer.send(entry) }
                }
                if case .damaged? = reader.end {
                    throw CallFailure(.dataLoss, "the network log of \(day) is not what was written")
                }
            }
        }
    }

    /// A peer learns the sentence, never our paths.
    private func reading<Value>(_ body: () throws(NetworkLogError) -> Value) throws(CallFailure) -> Value {
        do throws(NetworkLogError) {
            return try body()
        } catch {
            throw CallFailure(.dataLoss, "the network log: \(error.message)")
        }
    }
}

extension NetworkLogRequest {
    /// Whether a day's entries may be among those asked for.
    fileprivate func covers(_ day: String) -> Bool {
        (fromDay.isEmpty || fromDay <= day) && (toDay.isEmpty || day <= toDay)
    }

    fileprivate func fits(_ entry: NetworkLogEntry) -> Bool {
        (authorizationId.isEmpty || authorizationId == entry.authorizationId) && (peer.isEmpty || peer == entry.peer)
    }
}
