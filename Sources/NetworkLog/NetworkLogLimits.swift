// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Every number the network log works with.
public enum NetworkLogLimits {
    /// Entries that wait to be written; about 20 MB. What comes while so many wait is counted and left out.
    public static let waitingEntries = 65_536
    /// Of these, what is kept for the beginnings and ends of uses: nothing else a peer does can take it.
    public static let waitingUseEntries = 32_768
    /// From so many waiting entries of uses on no use may begin: what is logged must not fall behind what is done.
    public static let waitingEntriesForUses = 16_384
    /// Refusals that stand one by one in one minute, of one address and of all; beyond that they are counted.
    public static let refusalsOfAnAddress = 10
    public static let refusalsAMinute = 120
    /// Addresses that are counted each by itself in one minute, those of connections and of calls together.
    public static let refusalAddresses = 64
    /// The longest message of one frame, bytes.
    public static let frameBytes = 65_536
    /// The longest text an entry keeps of what a peer said, bytes. Identifiers are far shorter.
    public static let textBytes = 512
    /// Read from a file at a time, bytes.
    public static let readBytes = 1 << 20
}
