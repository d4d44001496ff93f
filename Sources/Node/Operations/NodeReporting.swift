// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Logging
import NodeCore

/// Turns what happens in the node into lines of its log and figures.
struct NodeReporting: Sendable {
    let node: String
    let above: String?
    let logger: Logger
    let metrics: MetricsRegister
    let failure: FailureSignal
    let networkLog: NetworkLogKeeper

    /// Called where the node runs: must not block.
    func report(_ event: NodeEvent) {
        switch event {
        case .committed(let news):
            metrics.add(.commits)
            metrics.set(.records, Double(news.position.size), labels: ["log": node])
            networkLog.note(news)
        case .stopped(let error):
            // A node that was told to stop says so elsewhere.
            if error.code == .stopped { return }
            logger.critical("the node stops", metadata: ["error": "\(error)"])
            failure.fail(error)
        case .linkedAbove(let terms): linkedAbove(terms)
        case .linkedBelow(let peer, let epoch):
            metrics.set(.peerConnected, 1, labels: ["peer": peer])
            logger.notice("linked to a node below", metadata: ["peer": "\(peer)", "epoch": "\(epoch)"])
        case .linkClosed(let peer, let reason):
            metrics.add(.linkFailures, labels: ["peer": peer, "code": reason.code.rawValue])
            logger.warning("the link was closed", metadata: ["peer": "\(peer)", "reason": "\(reason)"])
        case .linkEnded(let peer):
            metrics.set(.peerConnected, 0, labels: ["peer": peer])
        case .peerMaintenance(let peer, let on):
            logger.notice("a neighbour switched maintenance", metadata: ["peer": "\(peer)", "on": "\(on)"])
        case .effectFailed(let peer, let error):
            logger.error("an effect of a link failed", metadata: ["peer": "\(peer)", "error": "\(error)"])
        case .grantNotInstalled(let outcome):
            logger.notice("a permit grant was not installed", metadata: ["outcome": "\(outcome)"])
        case .filingRefused(let filing, let code):
            logger.warning("a filing was refused", metadata: ["filing": "\(filing)", "code": "\(code)"])
        case .grantInstalled, .grantMade: break
        }
    }

    private func linkedAbove(_ terms: UplinkTerms) {
        metrics.set(.peerConnected, 1, labels: ["peer": terms.above])
        let difference = terms.clockDifferenceMilliseconds
        logger.notice(
            "linked to the node above",
            metadata: [
                "above": "\(terms.above)", "epoch": "\(terms.epoch)", "clockDifferenceMs": "\(difference)",
            ])
        if difference.magnitude > UInt64(terms.clockBoundMilliseconds) {
            logger.warning(
                "the clocks differ by more than the bound: synchronise them (NTP)",
                metadata: ["differenceMs": "\(difference)", "boundMs": "\(terms.clockBoundMilliseconds)"])
        }
    }
}
