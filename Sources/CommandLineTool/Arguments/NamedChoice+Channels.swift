// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension BoundOrganKind: NamedChoice {
    static let choices: [Choice<BoundOrganKind>] = [
        Choice(.stateOrgan, "state-organ", "国家机关", "机关"),
        Choice(.authorisedBody, "authorised-body", "法律法规授权的组织"),
        Choice(.water, "water", "供水"), Choice(.power, "power", "供电"), Choice(.gas, "gas", "供气"),
        Choice(.transit, "transit", "公共交通"),
    ]
}

extension ChannelKind: NamedChoice {
    static let choices: [Choice<ChannelKind>] = [
        Choice(.legacy, "legacy", "原有"), Choice(.new, "new", "新建"),
    ]
}

extension AssetKind: NamedChoice {
    static let choices: [Choice<AssetKind>] = [
        Choice(.environment, "environment", "开发环境"), Choice(.dataModel, "data-model", "数据模型"),
        Choice(.product, "product", "数据产品"), Choice(.service, "service", "数据服务"),
        Choice(.connector, "connector", "基础平台连接"), Choice(.release, "release", "软件发布"),
    ]
}
