// SPDX-License-Identifier: Apache-2.0

/// The instructions as items, so that code reads as a list of them.
extension Assembler.Item {
    static let stop = Self.opcode(.stop)
    static let add = Self.opcode(.add)
    static let mul = Self.opcode(.mul)
    static let sub = Self.opcode(.sub)
    static let div = Self.opcode(.div)
    static let addmod = Self.opcode(.addmod)
    static let mulmod = Self.opcode(.mulmod)
    static let lt = Self.opcode(.lt)
    static let gt = Self.opcode(.gt)
    static let eq = Self.opcode(.eq)
    static let iszero = Self.opcode(.iszero)
    static let and = Self.opcode(.and)
    static let or = Self.opcode(.or)
    static let xor = Self.opcode(.xor)
    static let shl = Self.opcode(.shl)
    static let shr = Self.opcode(.shr)
    static let keccak256 = Self.opcode(.keccak256)
    static let callvalue = Self.opcode(.callvalue)
    static let calldataload = Self.opcode(.calldataload)
    static let calldatasize = Self.opcode(.calldatasize)
    static let calldatacopy = Self.opcode(.calldatacopy)
    static let codecopy = Self.opcode(.codecopy)
    static let returndatasize = Self.opcode(.returndatasize)
    static let pop = Self.opcode(.pop)
    static let mload = Self.opcode(.mload)
    static let mstore = Self.opcode(.mstore)
    static let jump = Self.opcode(.jump)
    static let jumpi = Self.opcode(.jumpi)
    static let gas = Self.opcode(.gas)
    static let jumpdest = Self.opcode(.jumpdest)
    static let returned = Self.opcode(.returned)
    static let staticcall = Self.opcode(.staticcall)
    static let revert = Self.opcode(.revert)

    static func dup(_ depth: Int) -> Self { .opcode(.dup(depth)) }
    static func swap(_ depth: Int) -> Self { .opcode(.swap(depth)) }
    static func push(_ number: Int) -> Self { .number(Word(number)) }
    static func push(_ number: Word) -> Self { .number(number) }
}
