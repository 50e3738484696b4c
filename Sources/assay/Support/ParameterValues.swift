// SPDX-License-Identifier: Apache-2.0
internal import AssayData

/// The values of a program's parameters, as the user wrote them.
enum ParameterValues {
    /// Raw values in the order of the program; throws for unknown, missing and impossible ones.
    static func raw(_ arguments: [NamedArgument], for signals: [CircuitInterface.Signal]) throws -> [Int] {
        var given = try NamedArgument.table(arguments, option: "--param")
        let values = try signals.map { signal in
            guard let text = given.removeValue(forKey: signal.name) else {
                throw CommandFailure.unusable(
                    "the parameter \(signal.name) has no value", help: "add --param \(signal.name)=VALUE, \(signal.rangeText)")
            }
            guard let raw = signal.raw(text) else {
                throw CommandFailure.unusable("\(signal.name)=\(text) is not possible; \(signal.rangeText) is")
            }
            return raw
        }
        if let unknown = given.keys.min() {
            let names = signals.isEmpty ? "it has none" : "it has \(signals.map(\.name).joined(separator: ", "))"
            throw CommandFailure.unusable("the program has no parameter \(unknown); \(names)")
        }
        return values
    }
}
