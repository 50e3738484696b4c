// SPDX-License-Identifier: Apache-2.0

/// Units of UCUM (https://ucum.org) and the names that schemas have for them.
enum RecordUnit {
    static let pulse: Set<String> = ["bpm", "beats/min", "/min", "1/min", "count/min", ""]

    private static let names: [String: [String]] = [
        "mm[Hg]": ["mmHg"], "/min": ["bpm", "beats/min", "1/min"], "min": ["minutes", "minute"], "h": ["hours", "hour"],
        "d": ["days", "day"], "wk": ["weeks", "week"], "s": ["seconds", "second"], "Cel": ["°C", "degC", "celsius"],
        "[degF]": ["°F", "degF", "fahrenheit"], "[lb_av]": ["lb"], "[oz_av]": ["oz"], "[stone_av]": ["st"], "[in_i]": ["in"],
        "[ft_i]": ["ft"],
        "[mi_i]": ["mi"], "1": [""],
    ]

    /// The name that a column map has for a UCUM code.
    static func name(_ code: String) -> String { names[code]?.first ?? code }

    /// The cell for a value in `unit`; `nil` when it has another one. Annotations such as `{score}` are no unit.
    static func text(_ value: HealthValue, in unit: String) -> String? {
        let isBare = value.unit.isEmpty || (value.unit.hasPrefix("{") && value.unit.hasSuffix("}"))
        if unit == value.unit || (isBare && unit.isEmpty) || names[value.unit]?.contains(unit) == true { return value.text }
        return value.unit == "%" && unit.isEmpty ? value.text + "%" : nil
    }
}
