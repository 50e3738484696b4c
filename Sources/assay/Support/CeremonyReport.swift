// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCeremony
internal import AssayCrypto
internal import AssayExchange
internal import AssayFormats

/// The transcript of a ceremony, for people and for scripts.
struct CeremonyReport {
    var lines: [String]
    var json: [String: JSON]

    /// A first phase.
    init(_ report: PowersReport) {
        let cut = report.ceremonyPower > report.power ? ", cut from a ceremony of 2^\(report.ceremonyPower)" : ""
        lines = ["powers of tau to 2^\(report.power)\(cut), \(report.isPrepared ? "prepared" : "not prepared") for the second phase"]
        if report.ceremonyPower > report.power {
            lines.append("the last challenge cannot be worked out from a part of the powers; everything else was checked")
        }
        for entry in report.contributions {
            lines += Self.lines(entry.step.number, entry.name, entry.beacon)
            lines.append("  challenge:      \(Hexadecimal.string(entry.step.challenge))")
            lines.append("  response:       \(Hexadecimal.string(entry.step.response))")
            lines.append("  next challenge: \(Hexadecimal.string(entry.step.nextChallenge))")
        }
        json = [
            "power": .integer(report.power), "ceremonyPower": .integer(report.ceremonyPower), "prepared": .bool(report.isPrepared),
            "contributions": .array(
                report.contributions.map { entry in
                    Self.json(entry.name, entry.beacon, number: entry.step.number).adding([
                        "challenge": .string(Hexadecimal.string(entry.step.challenge)),
                        "response": .string(Hexadecimal.string(entry.step.response)),
                        "nextChallenge": .string(Hexadecimal.string(entry.step.nextChallenge)),
                    ])
                }),
        ]
    }

    /// A second phase, with who attests to what, and whose powers it was made from.
    init<C: PairingCurve>(_ report: KeyReport, _ attestations: [CeremonyAttestation<C>], powers: String) {
        lines = ["circuit hash: \(Hexadecimal.string(report.circuitHash))"]
        var entries: [JSON] = []
        for entry in report.contributions {
            let attested = attestations.filter { $0.number == entry.number }
            lines += Self.lines(entry.number, entry.name, entry.beacon)
            lines.append("  hash: \(Hexadecimal.string(entry.hash))")
            lines += attested.map { "  attested by \(Hexadecimal.string($0.contributor.bytes)) on \($0.date)" }
            entries.append(
                Self.json(entry.name, entry.beacon, number: entry.number).adding([
                    "hash": .string(Hexadecimal.string(entry.hash)),
                    "attestedBy": .array(attested.map { .string(Hexadecimal.string($0.contributor.bytes)) }),
                ]))
        }
        lines.append("who contributed to the powers was not checked: assay ceremony powers verify \(Shell.quoted(powers))")
        json = ["circuitHash": .string(Hexadecimal.string(report.circuitHash)), "contributions": .array(entries)]
    }

    /// A beacon has a line of its own, which no name can imitate.
    private static func lines(_ number: Int, _ name: String?, _ beacon: Beacon?) -> [String] {
        let first = "contribution \(number)\(name.map { " (\($0))" } ?? "")"
        return [first] + (beacon.map { ["  beacon: \(Hexadecimal.string($0.value)), hashed 2^\($0.exponent) times"] } ?? [])
    }

    private static func json(_ name: String?, _ beacon: Beacon?, number: Int) -> JSON {
        var members: [String: JSON] = ["number": .integer(number), "name": name.map { .string($0) } ?? .null]
        if let beacon {
            members["beacon"] = ["value": .string(Hexadecimal.string(beacon.value)), "exponent": .integer(beacon.exponent)]
        }
        return .object(members)
    }

    /// The answer that everything holds.
    func answer(_ end: String, _ further: [String: JSON] = [:]) -> Answer {
        Answer(lines + [end], json: json.merging(further.merging(["valid": true]) { own, _ in own }) { own, _ in own })
    }

    /// The answer that something does not.
    static func refusal(_ fault: CeremonyFault) -> Answer {
        Answer(
            ["invalid: \(fault)"],
            json: [
                "valid": false, "place": .string(fault.place.description), "fault": .string(fault.kind.rawValue),
                "problem": .string(fault.problem),
            ], status: .invalid)
    }
}

extension JSON {
    /// An object with more members.
    fileprivate func adding(_ members: [String: JSON]) -> JSON {
        guard case .object(let own) = self else { return self }
        return .object(own.merging(members) { own, _ in own })
    }
}
