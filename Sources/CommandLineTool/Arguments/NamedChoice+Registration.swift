// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension RegistrationObject: NamedChoice {
    static let choices: [Choice<RegistrationObject>] = [
        Choice(.resource, "resource", "公共数据资源", "资源"), Choice(.product, "product", "产品"),
    ]
}

extension RegistrationRequestKind: NamedChoice {
    static let choices: [Choice<RegistrationRequestKind>] = [
        Choice(.change, "change", "变更"), Choice(.correction, "correction", "更正"),
        Choice(.cancellation, "cancellation", "注销"), Choice(.renewal, "renewal", "续展"),
    ]
}

extension RegistrationRevocationCause: NamedChoice {
    static let choices: [Choice<RegistrationRevocationCause>] = [
        Choice(.falseMaterial, "false-material", "材料虚假"), Choice(.forgedResult, "forged-result", "伪造登记结果"),
        Choice(.unlawfulGain, "unlawful-gain", "非法牟利"),
    ]
}
