// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `tongdao`: the command people work through.
struct Tongdao: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tongdao", abstract: RootTexts.tool.abstract.current, discussion: RootTexts.tool.discussion,
            version: ToolVersion.text,
            groupedSubcommands: [
                CommandGroup(name: RootTexts.admission.current, subcommands: admission),
                CommandGroup(name: RootTexts.governance.current, subcommands: governance),
                CommandGroup(name: RootTexts.supervision.current, subcommands: supervision),
                CommandGroup(name: RootTexts.nodes.current, subcommands: nodes),
                CommandGroup(name: RootTexts.evidence.current, subcommands: evidence),
                CommandGroup(name: RootTexts.own.current, subcommands: own),
            ])
    }

    private static let admission: [any ParsableCommand.Type] = [
        NoticeCommand.self, ApplicationCommand.self, PanelCommand.self, ReviewCommand.self, MotionCommand.self,
        ResultCommand.self, GateCommand.self, AgreementCommand.self, SealCommand.self, CaseCommand.self,
        AuthorizationCommand.self, UseCommand.self, ExitCommand.self, ImpactCommand.self, RegistrationCommand.self,
        ProductCommand.self,
    ]
    private static let governance: [any ParsableCommand.Type] = [
        BodyCommand.self, SessionCommand.self, TaskCommand.self, ExpertsCommand.self, OpinionCommand.self,
        QuotaCommand.self, ScenarioCommand.self, TemplateCommand.self, TrainingCommand.self,
    ]
    private static let supervision: [any ParsableCommand.Type] = [
        AgencyCommand.self, MatterCommand.self, RecommendationCommand.self, ChannelCommand.self, OrganCommand.self,
        ComplianceCommand.self, AssetCommand.self,
    ]
    private static let nodes: [any ParsableCommand.Type] = [
        StatusCommand.self, NodeCommand.self, MaintenanceCommand.self, RoleCommand.self, DelegationCommand.self,
        DutyCommand.self, FactorCommand.self, DiagnoseCommand.self, HubCommand.self,
    ]
    private static let evidence: [any ParsableCommand.Type] = [
        WhyCommand.self, FindCommand.self, RegisterCommand.self, LedgerCommand.self, RulesCommand.self,
        ClausesCommand.self,
        NormCommand.self, DeadlineCommand.self, EvidenceCommand.self, LogCommand.self, CalendarCommand.self,
    ]
    private static let own: [any ParsableCommand.Type] = [
        LoginCommand.self, LogoutCommand.self, ContextCommand.self, PkiCommand.self, VersionCommand.self,
    ]
}

/// The version of the program, which all of the project share.
enum ToolVersion {
    static let number = "0.1.0"
    static let text = "tongdao \(number)"
}
