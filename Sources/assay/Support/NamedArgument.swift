// SPDX-License-Identifier: Apache-2.0
internal import ArgumentParser

/// An option's value of the form `NAME=VALUE`.
struct NamedArgument: ExpressibleByArgument {
    let name: String
    let value: String

    init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    init?(argument: String) {
        guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else { return nil }
        name = String(argument[..<sign])
        value = String(argument[argument.index(after: sign)...])
    }

    /// The values by name; a name that stands twice is refused.
    static func table(_ arguments: [NamedArgument], option: String) throws -> [String: String] {
        var table: [String: String] = [:]
        for argument in arguments {
            guard table.updateValue(argument.value, forKey: argument.name) == nil else {
                throw CommandFailure.unusable("\(option) \(argument.name) is given twice")
            }
        }
        return table
    }
}
