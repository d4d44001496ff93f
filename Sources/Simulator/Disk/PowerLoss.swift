// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What a power loss did to what was not flushed; for counting which cases a run has reached.
package struct PowerLoss: Sendable, Hashable {
    /// Unflushed frames that survived and counted.
    package var framesKept = 0
    /// Unflushed frames that are gone, or stand behind one that is.
    package var framesLost = 0
    /// Unflushed frames of which a part survived, which recovery drops.
    package var framesTorn = 0
    package var sectorsKept = 0
    package var sectorsLost = 0
    package var sectorsTorn = 0
    /// Files that are gone because their name was not durable.
    package var namesLost = 0

    package init() {}
}
