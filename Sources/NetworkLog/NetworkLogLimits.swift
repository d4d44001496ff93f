// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Every number the network log works with.
public enum NetworkLogLimits {
    /// Entries that wait to be written; about 20 MB. What comes while so many wait is counted and left out.
    public static let waitingEntries = 65_536
    /// From so many waiting entries on no use may begin: what is logged must not fall behind what is done.
    public static let waitingEntriesForUses = 32_768
    /// The longest message of one frame, bytes.
    public static let frameBytes = 65_536
    /// The longest text an entry keeps of what a peer said, bytes. Identifiers are far shorter.
    public static let textBytes = 512
    /// Read from a file at a time, bytes.
    public static let readBytes = 1 << 20
}
