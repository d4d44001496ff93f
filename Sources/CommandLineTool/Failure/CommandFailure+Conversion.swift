// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Messages
import NetworkLog
import Transport

extension CommandFailure {
    /// Any error of the parts below, as a failure of the command.
    init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as CryptoError: self.init(error)
        case let error as CallFailure: self.init(error)
        case let error as TransportError: self.init(error)
        case let error as LedgerError: self.init(error)
        case let error as NetworkLogError:
            self.init(
                error.code == .damaged ? .unverified : .failure, "network-log.\(error.code.rawValue)",
                Text(verbatim: "\(error.message) [\(error.path)]"), remedy: Text(verbatim: error.remedy),
                cause: error.cause.isEmpty ? nil : error.cause)
        case let error as NameError:
            self.init(.usage, "name-invalid", Text(verbatim: error.description))
        case is CancellationError:
            self.init(.failure, "cancelled", FailureTexts.cancelled)
        default:
            self.init(.failure, "unexpected", FailureTexts.unexpected, cause: "\(error)")
        }
    }

    private init(_ error: CryptoError) {
        let status: ExitStatus =
            switch error.code {
            case .invalidArgument, .malformed, .permissionsTooLoose: .usage
            case .notFound, .notIssued: .notFound
            case .notAuthentic: .unverified
            default: .failure
            }
        let place = error.path.map { " [\($0)]" } ?? ""
        self.init(
            status, error.code.name, Text(verbatim: error.message + place),
            remedy: error.remedy.map(Text.init(verbatim:)),
            cause: error.causes.isEmpty ? nil : error.causes.joined(separator: "; "))
    }

    private init(_ error: LedgerError) {
        let status: ExitStatus =
            switch error.code {
            case .notFound: .notFound
            case .damaged, .restoredOldCopy, .headMissing, .changedOutside: .unverified
            default: .failure
            }
        let place = [error.log, error.path].compactMap { $0 }.map { " [\($0)]" }.joined()
        self.init(
            status, error.code.name, Text(verbatim: error.message + place), remedy: Text(verbatim: error.remedy),
            cause: error.cause)
    }
}
