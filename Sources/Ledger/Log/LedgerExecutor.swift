// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Dispatch

/// Runs the actor that owns a ledger on a thread of its own, so that waiting for the disk holds up nobody else.
///
///     actor Registrar {
///         private let executor = LedgerExecutor(label: "tongdao.registrar")
///         nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
///     }
public final class LedgerExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// - Parameter label: the queue's name in a debugger.
    public init(label: String) {
        queue = DispatchQueue(label: label)
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }
}
