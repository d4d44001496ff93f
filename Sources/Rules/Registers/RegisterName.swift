// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The registers (登记簿) a node keeps, one for each family of things that have an id and a state.
public enum RegisterName: String, Sendable, CaseIterable {
    /// 通告 (ZS-3.1).
    case notices
    /// 申请 (ZS-3.2).
    case cases
    /// 提请审议事项 (ZS-2.1.1d).
    case motions
    /// 协议 (ZS-3.5).
    case agreements
    /// 授权 (ZS-3.0a).
    case authorizations
    /// 角色 (ZS-1.1).
    case roles
    /// 合同专用章 (ZS-2.1.1f, g).
    case seals
    /// 专家 (ZS-2.1.2a, b).
    case experts
    /// 专家意见 (ZS-2.1.2c–i).
    case opinions
}
