// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// A type of the contract ABI: as much of it as verifiers need.
indirect enum ABIType: Hashable, Sendable {
    case uint256
    case bool
    /// `element[count]`, without a gap between the elements.
    case array(ABIType, Int)
    /// `element[]`.
    case list(ABIType)
    case tuple([ABIParameter])

    /// As it stands in a signature: tuples are spelled out.
    var signature: String {
        switch self {
        case .uint256: "uint256"
        case .bool: "bool"
        case .array(let element, let count): "\(element.signature)[\(count)]"
        case .list(let element): "\(element.signature)[]"
        case .tuple(let members): "(\(members.map(\.type.signature).joined(separator: ",")))"
        }
    }

    /// As it stands in ABI JSON, where the members of a tuple stand beside it.
    fileprivate var name: String {
        switch self {
        case .uint256, .bool: signature
        case .array(let element, let count): "\(element.name)[\(count)]"
        case .list(let element): "\(element.name)[]"
        case .tuple: "tuple"
        }
    }

    fileprivate var components: [ABIParameter]? {
        switch self {
        case .uint256, .bool: nil
        case .array(let element, _), .list(let element): element.components
        case .tuple(let members): members
        }
    }
}

/// A parameter, a result or a member of a tuple.
struct ABIParameter: Hashable, Sendable {
    let name: String
    let type: ABIType

    init(_ name: String, _ type: ABIType) {
        self.name = name
        self.type = type
    }

    var json: JSON {
        var members: [String: JSON] = ["name": .string(name), "type": .string(type.name), "internalType": .string(type.name)]
        if let components = type.components { members["components"] = .array(components.map(\.json)) }
        return .object(members)
    }
}
