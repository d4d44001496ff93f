// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// A node of the simulated city and where it stands.
struct Territory: Sendable, Equatable {
    /// The node's URI.
    let node: String
    let role: NodeRole
    /// Administrative division code.
    let code: String
    let name: String

    init(_ territory: String, _ role: NodeRole, code: String, name: String) {
        node = "tongdao://zhoushan/\(territory)"
        self.role = role
        self.code = code
        self.name = name
    }

    /// The people who are administrators from the genesis on.
    var administrators: [String] { ["\(node)/bureau/admin-1", "\(node)/bureau/admin-2"] }
}

/// One role one person should hold.
struct Appointment: Sendable, Equatable {
    let person: String
    let role: Role
    var bureau = ""
    var specialities: [String] = []
}

/// The nodes of a city and who is in office there. Every role of the contract is filled; one that is added gets an
/// office holder by itself.
struct CityPeople: Sendable {
    static let bureaus = ["finance", "justice", "police", "market", "industry"]
    static let specialities = ["legal", "security", "industry", "statistics"]
    static let organs = ["haida", "donghai", "qianjiang"]
    /// The organ whose people keep the office.
    static let office = "bureau"

    let territories: [Territory]
    private let places: [String: Int]
    /// Who should hold what, by place of the territory.
    let appointments: [[Appointment]]

    /// A province, a hub and `counties` counties.
    init(counties: Int) {
        var list = [
            Territory("province", .province, code: "330000", name: "浙江省"),
            Territory("city", .hub, code: "330900", name: "舟山市"),
        ]
        for number in 0..<counties {
            list.append(
                Territory(
                    number < Self.countyNames.count ? Self.countyNames[number] : "county-\(number + 1)", .county,
                    code: String(330_902 + number), name: "第\(number + 1)区"))
        }
        self.init(list)
    }

    private static let countyNames = ["dinghai", "putuo", "daishan", "shengsi"]

    init(_ territories: [Territory]) {
        self.territories = territories
        var places: [String: Int] = [:]
        for (place, territory) in territories.enumerated() { places[territory.node] = place }
        self.places = places
        appointments = territories.map(Self.appointments(at:))
    }

    /// The place of a node in `territories`; nil for a node that is not of the city.
    func place(of node: String) -> Int? { places[node] }

    private static func appointments(at territory: Territory) -> [Appointment] {
        var list = territory.administrators.map { Appointment(person: $0, role: .systemAdministrator) }
        for role in Role.allCases where exists(role, at: territory.role) { list += holders(of: role, territory) }
        return list
    }

    /// Whether a node of that kind has the role at all.
    static func exists(_ role: Role, at kind: NodeRole) -> Bool {
        switch role {
        case .unspecified, .systemAdministrator: false
        case .hubAdministrator: kind == .hub
        case .provincialOfficer: kind == .province
        default: kind != .province || role == .securityAdministrator || role == .auditAdministrator
        }
    }

    private static func holders(of role: Role, _ territory: Territory) -> [Appointment] {
        let node = territory.node
        switch role {
        case .expert:
            return (0..<7).map { number in
                Appointment(
                    person: "\(node)/university/expert-\(number + 1)", role: role,
                    specialities: [specialities[number % specialities.count]])
            }
        case .bodyMember:
            return bureaus.map { Appointment(person: "\(node)/\($0)/member", role: role, bureau: $0) }
        case .applicant: return organs.map { Appointment(person: "\(node)/\($0)/applicant", role: role) }
        case .operatorSignatory: return organs.map { Appointment(person: "\(node)/\($0)/signatory", role: role) }
        case .sealReleaser:
            // The keeper of the seal holds this office too, and still may not release it.
            return [Role.sealReleaser, .sealCustodian].map { other in
                Appointment(person: "\(node)/bureau/holder-\(other.rawValue)", role: role)
            }
        default: return [Appointment(person: "\(node)/bureau/holder-\(role.rawValue)", role: role)]
        }
    }
}
