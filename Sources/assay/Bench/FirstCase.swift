// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssayFormats

/// The first case of a `cases.json`: its tables by data set, and its parameters.
struct FirstCase {
    let tables: [String: String]
    let parameters: [NamedArgument]

    init(parsing bytes: [UInt8]) throws {
        guard case .object(let file) = try JSON(parsing: bytes), case .array(let cases)? = file["cases"],
            case .object(let first)? = cases.first
        else { throw CommandFailure.unusable("no cases are listed") }
        tables = Self.texts(first["data"])
        parameters = Self.texts(first["parameters"]).map { NamedArgument(name: $0.key, value: $0.value) }
    }

    private static func texts(_ json: JSON?) -> [String: String] {
        guard case .object(let members)? = json else { return [:] }
        return members.compactMapValues { value in
            if case .string(let text) = value { text } else { nil }
        }
    }
}
