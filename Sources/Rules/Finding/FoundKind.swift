// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What an id can name besides an entry of a register.
public enum FoundKind: String, Sendable, CaseIterable {
    /// The expert panel of a case, under the case's id (ZS-3.3a).
    case panel
    /// A use, under way or over (ZS-2.2d).
    case use
    /// A filing at the province (ZS-3.4c).
    case filing
    /// A person who holds nothing any more, and once did (ZS-1.1).
    case person
    /// A command, carried out or refused.
    case command
    /// An order of the node above, as `order:7`.
    case order
    /// A record of a ledger, as `#12`, `12`, `tongdao://zhoushan/dinghai#12` or by its hash.
    case record
}
