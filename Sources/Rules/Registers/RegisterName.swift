// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The registers (登记簿) a node keeps, one for each family of things that have an id and a state.
public enum RegisterName: String, Sendable, CaseIterable {
    /// 通告 (ZS-3.1).
    case notices
    /// 结果公开 (ZS-3.4b).
    case results
    /// 运行统计 (ZS-1.3h).
    case statistics
    /// 授权运营单位 (ZS-3.0a, ZS-3.4b).
    case operators
    /// 协议公开条款 (ZS-3.5b, ZS-3.5c).
    case agreementTerms = "agreement-terms"
    /// 申请 (ZS-3.2).
    case cases
    /// 提请审议事项 (ZS-2.1.1d).
    case motions
    /// 统筹协调机制 (ZS-1.3a, ZS-2.1.1a).
    case body
    /// 机制会议 (ZS-2.1.1d).
    case sessions
    /// 任务 (ZS-5.1a, b).
    case tasks
    /// 协议 (ZS-3.5).
    case agreements
    /// 授权 (ZS-3.0a).
    case authorizations
    /// 角色 (ZS-1.1).
    case roles
    /// 委托代行 (ZS-1.1).
    case delegations
    /// 值班 (ZS-2.3.0a).
    case duties
    /// 第二鉴别因子 (ZS-2.3.0a).
    case factors
    /// 合同专用章 (ZS-2.1.1f, g).
    case seals
    /// 部门意见 (ZS-3.0b, ZS-5.1c).
    case agencyOpinions = "agency-opinions"
    /// 安全审查、风险评估、监测预警、应急处置、监督检查 (ZS-1.3g, j).
    case matters
    /// 推荐 (ZS-1.2.1b).
    case recommendations
    /// 退出 (ZS-3.6).
    case exits
    /// 网络日志 (ZS-3.6d).
    case networkLogs = "network-logs"
    /// 通道 (ZS-2.2e, f).
    case channels
    /// 受统一通道约束的单位 (ZS-2.2e, h).
    case boundOrgans = "bound-organs"
    /// 通道之外的行为 (ZS-2.2d, e).
    case attempts
    /// 资产清单 (ZS-1.2.2c, ZS-2.2a, b).
    case assets
    /// 节点清单 (ZS-1.3b).
    case nodes
    /// 培训课程 (ZS-2.3.1a).
    case courses
    /// 培训考核 (ZS-2.3.1a, b).
    case trainings
    /// 场景案例 (ZS-2.2i).
    case templates
    /// 总量指标 (ZS-4.0a).
    case quotas
    /// 场景 (ZS-4.1 to 4.7, ZS-1.2.1a, ZS-1.3l).
    case scenarios
    /// 评分对照 (ZS-4.0a, b).
    case scores
    /// 规则版本 (ZS-6a, ZS-6b).
    case ruleSets = "rule-sets"
    /// 标准规范 (ZS-1.3f, ZS-1.3k).
    case norms
    /// 待对照完善的协议 (ZS-6b).
    case alignments
    /// 用印登记 (ZS-2.1.1f).
    case sealUses = "seal-uses"
    /// 专家 (ZS-2.1.2a, b).
    case experts
    /// 专家抽选 (ZS-2.1.2b).
    case draws
    /// 专家意见 (ZS-2.1.2c–i).
    case opinions
    /// 工作日历 (ZS-6b).
    case calendars
    /// 登记 (ZS-6b).
    case registrations
    /// 存证 (ZS-6b).
    case preservedEvidence = "preserved-evidence"
    /// 数据产品 (ZS-2.3.0c).
    case products
}
