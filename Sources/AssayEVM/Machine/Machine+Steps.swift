// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto

/// What each instruction does, the price of which is paid but for what depends on lengths.
extension Machine {
    mutating func step(_ opcode: Opcode) throws(Halt) {
        switch opcode {
        case .add: try combine { $0 &+ $1 }
        case .mul: try combine { $0 &* $1 }
        case .sub: try combine { $0 &- $1 }
        case .div: try combine { $0.divided(by: $1) }
        case .lt: try combine { $0 < $1 ? .one : .zero }
        case .gt: try combine { $0 > $1 ? .one : .zero }
        case .eq: try combine { $0 == $1 ? .one : .zero }
        case .and: try combine { $0 & $1 }
        case .or: try combine { $0 | $1 }
        case .xor: try combine { $0 ^ $1 }
        case .shl: try combine { $1.shiftedLeft(by: $0) }
        case .shr: try combine { $1.shiftedRight(by: $0) }
        case .iszero: try push(try pop().isZero ? .one : .zero)
        case .addmod: try combineModulo(Word.addingModulo)
        case .mulmod: try combineModulo(Word.multiplyingModulo)
        case .pop: _ = try pop()
        case .jump: try jump(to: try pop())
        case .jumpi:
            let (place, condition) = (try pop(), try pop())
            if !condition.isZero { try jump(to: place) }
        case .jumpdest: break
        case .gas: try push(Word(gas))
        default: try stepThroughData(opcode)
        }
    }

    private mutating func combine(_ body: (Word, Word) -> Word) throws(Halt) {
        let (a, b) = (try pop(), try pop())
        try push(body(a, b))
    }

    private mutating func combineModulo(_ body: (Word, Word, Word) -> Word) throws(Halt) {
        let (a, b, modulus) = (try pop(), try pop(), try pop())
        try push(body(a, b, modulus))
    }

    /// Instructions that move words and bytes.
    private mutating func stepThroughData(_ opcode: Opcode) throws(Halt) {
        switch opcode {
        case .callvalue: try push(value)
        case .calldatasize: try push(Word(calldata.count))
        case .calldataload: try push(Word(bigEndian: Self.bytes(of: calldata, from: try pop(), count: 32)))
        case .calldatacopy: try copy(from: calldata)
        case .codecopy: try copy(from: code)
        case .returndatasize: try push(Word(returned.count))
        case .mload:
            let range = try reach(try pop(), 32)
            try push(Word(bigEndian: memory[range]))
        case .mstore:
            let (offset, word) = (try pop(), try pop())
            memory.replaceSubrange(try reach(offset, 32), with: word.bytes)
        case .keccak256:
            let (offset, count) = (try pop(), try pop())
            try payForWords(count, 6)
            try push(Word(bigEndian: Keccak256.digest(Array(memory[try reach(offset, count)]))))
        case .staticcall: try callPrecompile()
        default: try stepThroughStack(opcode)
        }
    }

    private mutating func stepThroughStack(_ opcode: Opcode) throws(Halt) {
        switch opcode.rawValue {
        case 0x5f...0x7f:
            // Bytes beyond the end of the code are zeros.
            let count = opcode.immediateCount
            let bytes = Self.bytes(of: code, from: Word(counter), count: count)
            counter += count
            try push(Word(bigEndian: [UInt8](repeating: 0, count: 32 - count) + bytes))
        case 0x80...0x8f:
            let depth = Int(opcode.rawValue) - 0x7f
            guard stack.count >= depth else { throw .stackUnderflow }
            try push(stack[stack.count - depth])
        case 0x90...0x9f:
            let depth = Int(opcode.rawValue) - 0x8f
            guard stack.count > depth else { throw .stackUnderflow }
            stack.swapAt(stack.count - 1, stack.count - 1 - depth)
        default: throw .invalidInstruction
        }
    }

    private mutating func copy(from source: [UInt8]) throws(Halt) {
        let (destination, start, count) = (try pop(), try pop(), try pop())
        try payForWords(count, 3)
        let range = try reach(destination, count)
        memory.replaceSubrange(range, with: Self.bytes(of: source, from: start, count: range.count))
    }

    private mutating func payForWords(_ count: Word, _ price: Int) throws(Halt) {
        guard let count = count.integer, count < 1 << 32 else { throw .outOfGas }
        try pay(price * Gas.words(count))
    }

    /// Bytes of `source`, with zeros where it has ended.
    private static func bytes(of source: [UInt8], from start: Word, count: Int) -> [UInt8] {
        guard let start = start.integer, start < source.count else { return [UInt8](repeating: 0, count: count) }
        let bytes = source[start..<min(source.count - start, count) + start]
        return bytes + [UInt8](repeating: 0, count: count - bytes.count)
    }

    /// A call gets what it asks for, but never more than all but a 64th of the gas that is left (EIP-150).
    private mutating func callPrecompile() throws(Halt) {
        let (asked, address) = (try pop(), try pop())
        let (input, output) = ((try pop(), try pop()), (try pop(), try pop()))
        let inputRange = try reach(input.0, input.1)
        let outputRange = try reach(output.0, output.1)
        guard let number = address.integer, let contract = Precompile(rawValue: number) else { throw .unknownAccount }
        let given = min(asked.integer ?? .max, gas - gas / 64)
        let bytes = Array(memory[inputRange])
        let price = contract.price(of: bytes)
        guard price <= given, let result = try? contract.run(bytes) else {
            gas -= given
            returned = []
            return try push(.zero)
        }
        gas -= price
        returned = result
        let written = min(result.count, outputRange.count)
        memory.replaceSubrange(outputRange.prefix(written), with: result.prefix(written))
        try push(.one)
    }
}
