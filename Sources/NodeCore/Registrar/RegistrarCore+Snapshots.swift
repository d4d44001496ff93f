// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Foundation
import Ledger
package import Registry

extension RegistrarCore {
    /// Puts the registries that have moved far into the group: what is staged is part of the same commit, so the
    /// snapshot is exactly as durable as the records it sums up.
    func takeSnapshotsIfDue() {
        snapshotIfDue(of: registry, log: identity.node, size: stage.records.end.head.size)
        for batch in stage.copies {
            let log = batch.records.start.log
            guard let copy = copies[log] else { continue }
            snapshotIfDue(of: copy, log: log, size: batch.records.end.head.size)
        }
    }

    private func snapshotIfDue(of registry: Registry, log: String, size: UInt64) {
        guard size >= lastSnapshotSize[log, default: 0] + snapshotRecords, registry.sequence == size else {
            return
        }
        guard let bytes = Self.encode(registry) else { return }
        lastSnapshotSize[log] = size
        stage.snapshots.append(
            Snapshot(name: MetadataKey.snapshot(of: log), log: log, sequence: size, bytes: bytes))
    }

    /// The canonical bytes of a registry: equal registries, equal bytes.
    package static func encode(_ registry: Registry) -> [UInt8]? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(registry)).map { [UInt8]($0) }
    }
}
