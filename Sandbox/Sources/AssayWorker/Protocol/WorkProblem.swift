// SPDX-License-Identifier: Apache-2.0
public import AssayFormats

/// Why a piece of work came to nothing, for the one who ordered it. It may quote their data, so it is as private as the data.
public struct WorkProblem: Error, Hashable, Sendable {
    /// What kind of thing went wrong; the last part of the `type` in answers of the API.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The text is no program; `diagnostics` says where and why.
        case program
        /// A table is not what the program reads; `issues` says where and why.
        case table
        /// The data does not meet a requirement of the program; `refusal` says which.
        case requirement
        /// Parameters, expectation or terms are not possible.
        case parameters
        /// The circuit is larger than the operator allows, or the work took too long or too much.
        case limit
        /// The proving key cannot be made or used.
        case key
        /// The receipt that came out does not hold, for example since the expected quality is not met.
        case receipt
        /// What the other side of a trade handed over cannot be agreed to or delivered on.
        case agreement
        /// The worker failed, which is an error of this program.
        case failure
    }

    public let kind: Kind
    /// One or more sentences.
    public let detail: String
    public let members: [String: JSON]

    public init(_ kind: Kind, _ detail: String, _ members: [String: JSON] = [:]) {
        self.kind = kind
        self.detail = detail
        self.members = members
    }

    public var json: JSON {
        .object(members.merging(["kind": .string(kind.rawValue), "detail": .string(detail)]) { $1 })
    }

    public init?(_ json: JSON) {
        guard case .object(var members) = json, case .string(let name)? = members.removeValue(forKey: "kind"),
            case .string(let detail)? = members.removeValue(forKey: "detail"), let kind = Kind(rawValue: name)
        else { return nil }
        self.init(kind, detail, members)
    }
}
