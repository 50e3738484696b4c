// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
internal import AssayFormats

/// A function or a custom error of a contract: its name, what goes in and what comes out.
struct ABIEntry: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case function, error }

    let kind: Kind
    let name: String
    let inputs: [ABIParameter]
    let outputs: [ABIParameter]

    static func function(_ name: String, _ inputs: [ABIParameter], returns outputs: [ABIParameter] = []) -> ABIEntry {
        ABIEntry(kind: .function, name: name, inputs: inputs, outputs: outputs)
    }

    static func error(_ name: String, _ inputs: String...) -> ABIEntry {
        ABIEntry(kind: .error, name: name, inputs: inputs.map { ABIParameter($0, .uint256) }, outputs: [])
    }

    var signature: String { name + ABIType.tuple(inputs).signature }

    /// The first four bytes of the Keccak-256 digest of the signature.
    var selector: [UInt8] { Array(Keccak256.digest(Array(signature.utf8)).prefix(4)) }

    /// The selector as a number.
    var selectorWord: Word { Word(bigEndian: [UInt8](repeating: 0, count: 28) + selector) }

    var json: JSON {
        var members: [String: JSON] = ["name": .string(name), "inputs": .array(inputs.map(\.json))]
        switch kind {
        case .function:
            members["type"] = "function"
            members["stateMutability"] = "view"
            members["outputs"] = .array(outputs.map(\.json))
        case .error: members["type"] = "error"
        }
        return .object(members)
    }
}
