// SPDX-License-Identifier: Apache-2.0

/// An instruction of the Ethereum virtual machine by its number (yellow paper, appendix H.2; `PUSH0` is EIP-3855).
struct Opcode: Hashable, Sendable {
    let rawValue: UInt8

    init(_ rawValue: UInt8) { self.rawValue = rawValue }
}

/// Those that the contracts here consist of. A name says what the instruction does to the topmost words.
extension Opcode {
    static let stop = Opcode(0x00)
    static let add = Opcode(0x01)
    static let mul = Opcode(0x02)
    static let sub = Opcode(0x03)
    static let div = Opcode(0x04)
    static let addmod = Opcode(0x08)
    static let mulmod = Opcode(0x09)
    static let lt = Opcode(0x10)
    static let gt = Opcode(0x11)
    static let eq = Opcode(0x14)
    static let iszero = Opcode(0x15)
    static let and = Opcode(0x16)
    static let or = Opcode(0x17)
    static let xor = Opcode(0x18)
    static let shl = Opcode(0x1b)
    static let shr = Opcode(0x1c)
    static let keccak256 = Opcode(0x20)
    static let callvalue = Opcode(0x34)
    static let calldataload = Opcode(0x35)
    static let calldatasize = Opcode(0x36)
    static let calldatacopy = Opcode(0x37)
    static let codecopy = Opcode(0x39)
    static let returndatasize = Opcode(0x3d)
    static let pop = Opcode(0x50)
    static let mload = Opcode(0x51)
    static let mstore = Opcode(0x52)
    static let jump = Opcode(0x56)
    static let jumpi = Opcode(0x57)
    static let gas = Opcode(0x5a)
    static let jumpdest = Opcode(0x5b)
    static let returned = Opcode(0xf3)
    static let staticcall = Opcode(0xfa)
    static let revert = Opcode(0xfd)

    /// Pushes the `count` bytes that follow, zero for none.
    static func push(_ count: Int) -> Opcode { Opcode(0x5f + UInt8(count)) }
    /// Pushes a copy of the word at `depth`, 1 for the topmost.
    static func dup(_ depth: Int) -> Opcode { Opcode(0x7f + UInt8(depth)) }
    /// Exchanges the topmost word with the one `depth` below it.
    static func swap(_ depth: Int) -> Opcode { Opcode(0x8f + UInt8(depth)) }

    /// How many bytes after this instruction belong to it.
    var immediateCount: Int { (0x60...0x7f).contains(rawValue) ? Int(rawValue) - 0x5f : 0 }
}
