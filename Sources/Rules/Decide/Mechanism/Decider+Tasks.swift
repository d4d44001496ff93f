// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-5.1b: what the body resolved becomes an office's task with a day; ZS-5.1a: the city's body gives tasks to
    /// counties as well.
    func assignTask(_ action: AssignTask) throws(Objection) -> [Draft] {
        try acting(in: .tasks, on: .assignTask)
        guard let motion = registry.motions[action.motionId] else {
            throw Objection(.subjectNotFound, [action.motionId])
        }
        guard motion.state == .carried else {
            throw Objection(.taskUnresolved, ["motion:\(motion.id)", "state:\(motion.state.name)"])
        }
        var missing: [String] = []
        if !TaskOffices.all.contains(action.office) { missing.append("office") }
        if action.title.isEmpty { missing.append("title") }
        if action.dueMs <= nowMs { missing.append("due") }
        guard missing.isEmpty else { throw Objection(.taskMalformed, missing) }
        let node = action.node.isEmpty ? registry.node : action.node
        guard node == registry.node || registry.nodes[node]?.isAdmitted == true else {
            throw Objection(.nodeNotAdmitted, [node])
        }
        let fact = TaskAssigned(
            taskId: nextID("T"), motionId: motion.id, node: node, office: action.office, dueMs: action.dueMs,
            title: action.title)
        return [Draft(fact.taskId, ["ZS-5.1a", "ZS-5.1b"], .taskAssigned(fact))]
    }

    /// The office that has the task says how it ended.
    func closeTask(_ action: CloseTask) throws(Objection) -> [Draft] {
        guard let task = registry.tasks[action.taskId] else {
            try acting(in: .tasks, on: .closeTask)
            throw Objection(.subjectNotFound, [action.taskId])
        }
        try acting(as: [task.fact.office])
        guard task.fact.node == registry.node else { throw Objection(.territoryWrong, [task.fact.node]) }
        guard let row = Machine.tasks.transition(from: task.state.name, on: .closeTask, to: "task-closed") else {
            throw wrongState(.tasks, task.id, task.state.name, .closeTask)
        }
        var missing: [String] = []
        switch action.result {
        case .done, .impossible: break
        case .unspecified, .unrecognized: missing.append("result")
        }
        if action.reportDigest.count != digestBytes { missing.append("report") }
        guard missing.isEmpty else { throw Objection(.taskReportMissing, missing) }
        let fact = TaskClosed(taskId: task.id, result: action.result, reportDigest: action.reportDigest)
        return [Draft(task.id, row.clauses, .taskClosed(fact))]
    }
}
