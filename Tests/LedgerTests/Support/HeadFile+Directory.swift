// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

@testable import Ledger

/// The head file of a directory, by its path.
extension HeadFile {
    static func path(in directory: String) -> String { DirectoryPlace(directory).headPath }

    init(directory: String) throws { try self.init(place: DirectoryPlace(directory), isReadOnly: true) }
}
