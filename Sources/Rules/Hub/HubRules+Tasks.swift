// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
internal import Registry

/// Tasks the hub gave to counties (ZS-5.1a).
extension HubRules {
    /// A county has closed a task it was given (ZS-5.1a): so it stands here too. Its first word counts.
    public func taskClosed(_ fact: TaskClosed, from node: String) -> [Draft] {
        guard let task = registry.tasks[fact.taskId], task.state == .assigned, task.fact.node == node,
            node != registry.node
        else { return [] }
        let reported = TaskReported(
            taskId: fact.taskId, node: node, result: fact.result, reportDigest: fact.reportDigest)
        return [Draft(fact.taskId, ["ZS-5.1a", "ZS-5.1b"], .taskReported(reported))]
    }
}
