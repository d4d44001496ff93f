// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

extension NodeRole: NamedChoice {
    static let choices: [Choice<NodeRole>] = [
        Choice(.county, "county", "县(区)节点"),
        Choice(.hub, "hub", "市级枢纽"),
        Choice(.province, "province", "省级节点"),
    ]
}

/// The status codes of the protocol; "unimplemented" is what a node answers to a method its version does not have.
extension StatusCode: NamedChoice {
    static let choices: [Choice<StatusCode>] = [
        Choice(.ok, "ok", "成功"), Choice(.cancelled, "cancelled", "已取消"),
        Choice(.unknown, "unknown", "未知错误"), Choice(.invalidArgument, "invalid-argument", "参数无效"),
        Choice(.deadlineExceeded, "deadline-exceeded", "超时"), Choice(.notFound, "not-found", "不存在"),
        Choice(.alreadyExists, "already-exists", "已存在"),
        Choice(.permissionDenied, "permission-denied", "无权限"),
        Choice(.resourceExhausted, "resource-exhausted", "资源不足"),
        Choice(.failedPrecondition, "failed-precondition", "条件不满足"), Choice(.aborted, "aborted", "已中止"),
        Choice(.outOfRange, "out-of-range", "超出范围"),
        // As gRPC names it: the node answering has no such method.
        Choice(.unimplemented, "unimplemented", "未实现"),
        Choice(.internal, "internal", "节点内部错误"), Choice(.unavailable, "unavailable", "暂不可用"),
        Choice(.dataLoss, "data-loss", "数据损坏"), Choice(.unauthenticated, "unauthenticated", "身份未认证"),
    ]
}

extension RevocationReason: NamedChoice {
    static let choices: [Choice<RevocationReason>] = [
        Choice(.unspecified, "unspecified", "未说明"),
        Choice(.keyCompromise, "key-compromise", "密钥泄露"),
        Choice(.affiliationChanged, "affiliation-changed", "所属单位变更"),
        Choice(.superseded, "superseded", "已更换"),
        Choice(.cessationOfOperation, "cessation-of-operation", "停止使用"),
        Choice(.privilegeWithdrawn, "privilege-withdrawn", "权限收回"),
    ]
}
