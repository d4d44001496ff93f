// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Messages

/// What an application says of its scenario beyond its name: what its field asks (chapter four), tags and priority.
struct ScenarioOptions: ParsableArguments {
    @Option(help: .text(FieldTexts.tag)) var tag: [String] = []
    @Flag(help: .text(FieldTexts.priority)) var priority = false
    @Option(help: .text(FieldTexts.sensitive)) var sensitive: Chosen<SensitiveData>?
    @Flag(help: .text(FieldTexts.spatial)) var spatialData = false
    @Option(help: .text(FieldTexts.provider)) var provider: [String] = []
    @Option(help: .text(FieldTexts.productClass)) var productClass: Chosen<ProductClass>?
    @Option(help: .text(FieldTexts.origin)) var origin: [Chosen<DataOrigin>] = []
    @Option(help: .text(FieldTexts.indicator)) var valueIndicator: [String] = []

    init() {}

    func scenario(_ key: String, name: String, purpose: String, field: Field) -> Scenario {
        Scenario(
            key: key, name: name, purpose: purpose, field: field, tags: tag, priority: priority,
            sensitive: sensitive?.value ?? .unspecified, spatialData: spatialData, providers: provider,
            productClass: productClass?.value ?? .unspecified, origins: origin.map(\.value),
            valueIndicators: valueIndicator)
    }
}
