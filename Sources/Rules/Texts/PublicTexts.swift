// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What the public page and feed say of themselves, in Chinese and English.
enum PublicTexts {
    /// Columns every register has.
    enum Column {
        case id
        case territory
        case state
    }

    static func title(_ territory: String, _ language: Language) -> String {
        language == .chinese ? "\(territory)公共数据授权运营公开信息" : "\(territory): public records of data authorization"
    }

    static func introduction(_ language: Language) -> String {
        language == .chinese
            ? "依照《舟山市公共数据授权运营实施方案》公开的通告、结果、授权运营单位、协议条款和运行统计。时间为北京时间。"
            : "Notices, results, authorized operators, terms of agreements and statistics, published under the Zhoushan "
                + "plan for the authorized operation of public data. Times are China Standard Time."
    }

    /// What the language calls itself.
    static func ownName(_ language: Language) -> String { language == .chinese ? "中文" : "English" }

    static func heading(of register: PublicRegister, _ language: Language) -> String {
        Wording.name(of: register.source.rawValue, language)
    }

    static func name(_ column: Column, _ language: Language) -> String {
        switch column {
        case .id: language == .chinese ? "编号" : "number"
        case .territory: language == .chinese ? "辖区" : "territory"
        case .state: language == .chinese ? "状态" : "state"
        }
    }

    static func nothing(_ language: Language) -> String { language == .chinese ? "暂无。" : "Nothing so far." }

    static func newest(_ rows: Int, _ language: Language) -> String {
        language == .chinese ? "仅列出最新的 \(rows) 条。" : "Only the newest \(rows) are listed."
    }

    static func separator(_ language: Language) -> String { language == .chinese ? "：" : ": " }

    static func line(_ column: Column, _ text: String, _ language: Language) -> String {
        name(column, language) + separator(language) + text
    }

    static func line(of value: PublicEntry.Value, _ language: Language) -> String {
        Wording.name(of: value.field.heading, language) + separator(language) + shown(value, language)
    }

    /// A value as people read it.
    static func shown(_ value: PublicEntry.Value, _ language: Language) -> String {
        switch value.content {
        case .time(let timeMs): return CivilTime(unixMs: timeMs).text
        case .texts(let texts):
            let isOurs = value.field.kind == .identifier || value.field.kind == .identifiers
            let names = isOurs ? texts.map { Wording.name(of: $0, language) } : texts
            return names.joined(separator: language == .chinese ? "、" : ", ")
        }
    }

    static func failure(_ failure: PublicFailure, _ language: Language) -> String {
        switch failure {
        case .notFound: language == .chinese ? "没有此页。" : "There is no such page."
        case .methodNotAllowed: language == .chinese ? "此处仅供阅读。" : "This place is for reading only."
        case .badRequest: language == .chinese ? "请求无法识别或过长。" : "The request cannot be read, or is too long."
        case .unavailable: language == .chinese ? "暂时无法答复，请稍后再试。" : "No answer at the moment; please try again later."
        }
    }
}
