// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What the records of one ledger say is true now.
///
/// A node keeps one for its own ledger and, above others, one for each copy. The same records always give the same
/// registry, to the byte once encoded: states are values, nothing depends on a clock, on chance or on the order of a
/// hash table. A snapshot is the `Codable` form; a registry read back from one equals the one that was written.
public struct Registry: Sendable, Equatable, Codable {
    /// Whose ledger this is; nil before the genesis.
    public internal(set) var identity: NodeIdentity?
    /// Sequence of the last record applied; 0: none.
    public internal(set) var sequence: UInt64 = 0
    /// Hybrid logical time of the last record applied: Unix milliseconds << 16 | counter.
    public internal(set) var time: UInt64 = 0
    /// The epoch the last record was written in.
    public internal(set) var epoch: UInt64 = 0
    /// Whether the node takes no new decisions, and why.
    public internal(set) var maintenance: MaintenanceSet?
    /// The records by which the orders of the node above were carried out here, in the order of the orders' numbers.
    public internal(set) var appliedOrders: [UInt64] = []
    /// The number of the last order of the node above that was carried out here.
    public var ordersApplied: UInt64 { UInt64(appliedOrders.count) }

    public internal(set) var people = People()
    public internal(set) var notices = Notices()
    public internal(set) var cases = Cases()
    public internal(set) var motions = Motions()
    public internal(set) var body = CoordinationBody()
    public internal(set) var sessions = BodySessions()
    public internal(set) var tasks = DutyTasks()
    public internal(set) var delegations = Delegations()
    public internal(set) var duties = DutyRoster()
    public internal(set) var factors = SecondFactors()
    public internal(set) var experts = Experts()
    public internal(set) var draws = Draws()
    public internal(set) var opinions = Opinions()
    public internal(set) var agreements = Agreements()
    public internal(set) var seals = Seals()
    public internal(set) var authorizations = Authorizations()
    public internal(set) var uses = Uses()
    public internal(set) var nodes = Nodes()
    public internal(set) var orders = Orders()
    public internal(set) var filings = Filings()
    public internal(set) var stops = Stops()
    public internal(set) var exits = Exits()
    public internal(set) var networkLog = NetworkLogDays()
    public internal(set) var commands = Commands()
    public internal(set) var numbering = Numbering()
    public internal(set) var vigilance = Vigilance()
    public internal(set) var agencyOpinions = AgencyOpinions()
    public internal(set) var matters = Matters()
    public internal(set) var recommendations = Recommendations()
    public internal(set) var channels = Channels()
    public internal(set) var attempts = Attempts()
    public internal(set) var assets = Assets()
    public internal(set) var quotas = Quotas()
    public internal(set) var trainings = Trainings()
    public internal(set) var templates = Templates()
    public internal(set) var ruleSets = RuleSets()
    public internal(set) var norms = Norms()
    public internal(set) var calendars = WorkingCalendars()
    public internal(set) var registrations = ResourceRegistrations()
    public internal(set) var products = Products()
    public internal(set) var deeds = Deeds()

    /// A registry before the first record.
    public init() {}

    /// Unix milliseconds of the last record.
    public var timeMs: UInt64 { time >> 16 }

    public var isInMaintenance: Bool { maintenance != nil }

    /// This node's URI; empty before the genesis.
    public var node: String { identity?.node ?? "" }
}
