// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Every limit of the ledger, in one place.
public enum LedgerLimits {
    /// The largest encoded record, in bytes.
    public static let maximumRecordBytes = 1 << 20
    /// The most records in one commit group, over all logs.
    public static let maximumGroupRecords = 1 << 16
    /// The longest index key or metadata name, in bytes of UTF-8.
    public static let maximumKeyBytes = 256
    /// The largest snapshot, in bytes; SQLite itself ends at 1 GB.
    public static let maximumSnapshotBytes = 512 << 20
    /// The most records one paged read gives. Short reads keep the write-ahead log from growing.
    public static let maximumPageRecords = 8_192
    /// The most content bytes one paged read gives; a page holds at least one record.
    public static let maximumPageBytes = 8 << 20
    /// Records of each log whose hash chain is verified at opening, even if a newer snapshot exists.
    public static let minimumTailRecords: UInt64 = 1_024
    /// The most records of each log verified at opening: about 0.3 s. The whole is verified by `OfflineVerifier`.
    public static let maximumTailRecords: UInt64 = 131_072
    /// Write-ahead log size from which `Ledger.maintain()` moves pages into the database, in bytes.
    public static let checkpointWALBytes = 16 << 20
    /// Size at which a commit itself does so, because maintenance did not come, in bytes.
    public static let forcedCheckpointWALBytes = 64 << 20
    /// Size from which the operator should be alarmed: a reader holds the log open, in bytes.
    public static let alarmWALBytes = 256 << 20
    /// Concurrent read connections.
    public static let readerConnections = 4
    /// The most bytes of an encoded checkpoint body, so that it fits a slot of the head file.
    public static let maximumCheckpointBodyBytes = 1_024
}
