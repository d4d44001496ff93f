// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Ledger
import Synchronization

extension SimulatedDisk {
    /// Kill -9: what was written stays in the page cache for the next process, flushed or not.
    package func processDied() { replaceProcess("killed") }

    /// The power goes and comes back: any subset of what was not flushed is on the disk, the page cache is empty.
    @discardableResult
    package func powerLost(using random: inout some RandomNumberGenerator) -> PowerLoss {
        replaceProcess("the power was lost")
        var report = PowerLoss()
        head.losePower(using: &random, &report)
        if hasDatabase, !isDatabaseNameDurable, random.next(upperBound: 2 as UInt) == 0 {
            report.namesLost += 1
            frames.removeAll()
            setDatabase(isThere: false)
            return report
        }
        let kept = frames.losePower(using: &random, &report)
        store.tables.withLock { tables in for content in kept { tables.apply(content) } }
        setDatabase(isThere: hasDatabase)
        return report
    }

    /// What survives every power loss now, as a backup holds it.
    package func image() -> DiskImage {
        DiskImage(
            tables: store.tables.withLock { $0 }, hasDatabase: isDatabaseNameDurable, head: head.durable)
    }

    /// Puts a backup in place of what is there; the process ends. On another machine's disk this makes a clone.
    package func restore(_ image: DiskImage, head choice: DiskImage.HeadChoice = .fromImage) {
        replaceProcess("a backup was restored")
        frames.removeAll()
        store.tables.withLock { $0 = image.tables }
        setDatabase(isThere: image.hasDatabase)
        switch choice {
        case .fromImage: head = SectorFile(durable: image.head)
        case .asItIs: break
        case .none: head = SectorFile()
        }
    }
}

/// The durable state of a disk at one moment.
package struct DiskImage: Sendable {
    let tables: DiskTables
    let hasDatabase: Bool
    let head: [UInt8]?

    /// What becomes of the head file when a backup is restored.
    package enum HeadChoice: Sendable, Hashable {
        /// It was part of the backup, which it must not be.
        case fromImage
        /// The database alone is restored.
        case asItIs
        /// It is lost.
        case none
    }
}
