// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Machine {
    /// Those who file: an institution for its resources, an operator for its products.
    static let registrationFilers: [Role] = [.dataProvider, .dataAuthority, .operatorSignatory]
    /// Those who register: 登记机构 is the data department of the own level.
    static let registrars: [Role] = [.dataAuthority, .hubAdministrator]
    /// Anyone with an office or of a company may object, in their own name.
    static let objectors: [Role] = [
        .applicant, .operatorSignatory, .dataProvider, .expert, .bodyMember, .supervisor, .government,
    ]

    /// Registration of resources and products (CN-REG 7–15, 20), by what newer rules say (ZS-6b).
    public static let registrations: Machine = {
        let clauses: [Clause.ID] = ["ZS-6b"]
        let filer = Transition.Mover.person(registrationFilers)
        let registrar = Transition.Mover.person(registrars)
        let objector = Transition.Mover.person(objectors)
        func row(_ from: String, _ event: Event, _ to: String, _ mover: Transition.Mover) -> Transition {
            Transition(from, event, to, mover, clauses)
        }
        return Machine(
            "registration",
            [
                row("", .applyRegistration, "registration-filed", filer),
                row("registration-filed", .acceptRegistration, "in-formal-review", registrar),
                row("registration-filed", .returnRegistration, "registration-returned", registrar),
                row("registration-returned", .amendRegistration, "registration-amended", filer),
                row("registration-amended", .acceptRegistration, "in-formal-review", registrar),
                row("in-formal-review", .reviewRegistration, "formally-reviewed", registrar),
                row("in-formal-review", .reviewRegistration, "not-registered", registrar),
                row("formally-reviewed", .publishRegistration, "in-notice", registrar),
                row("in-notice", .codeRegistration, "coded", registrar),
                row("in-notice", .objectRegistration, "objected", objector),
                row("objected", .decideObjections, "in-notice", registrar),
                row("objected", .decideObjections, "objection-upheld", registrar),
                row("objected", .objectRegistration, "objected", objector),
                row("coded", .requestRegistrationChange, "change-requested", filer),
                row("coded", .revokeRegistration, "registration-revoked", registrar),
                row("change-requested", .decideRegistrationChange, "coded", registrar),
                row("change-requested", .decideRegistrationChange, "registration-cancelled", registrar),
                row("change-requested", .revokeRegistration, "registration-revoked", registrar),
            ])
    }()
}
