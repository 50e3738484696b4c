// SPDX-License-Identifier: Apache-2.0

/// An Ethereum virtual machine with as many instructions as the contracts of this target have: it runs them offline, to the unit of gas.
///
/// There is no storage, no account but the one that is called, and no contract to call but the precompiled ones of BN254 and BLS12-381.
public struct Machine: Sendable {
    static let longestStack = 1024

    let code: [UInt8]
    let calldata: [UInt8]
    let value: Word
    /// Where an instruction `JUMPDEST` stands that is no part of a number.
    private let destinations: Set<Int>

    var gas: Int
    var stack: [Word] = []
    var memory: [UInt8] = []
    var returned: [UInt8] = []
    var counter = 0

    /// Runs `code` on `calldata` with at most `gas`.
    ///
    /// The time and memory that it takes are bounded by the gas.
    public static func run(code: [UInt8], calldata: [UInt8], value: Word = .zero, gas: Int = Transaction.usualLimit) -> Outcome {
        var machine = Machine(code: code, calldata: calldata, value: value, gas: max(0, gas))
        do throws(Halt) {
            let (end, output) = try machine.runToEnd()
            return Outcome(end: end, output: output, gasUsed: max(0, gas) - machine.gas)
        } catch {
            return Outcome(end: .halt(error), output: [], gasUsed: max(0, gas))
        }
    }

    private init(code: [UInt8], calldata: [UInt8], value: Word, gas: Int) {
        self.code = code
        self.calldata = calldata
        self.value = value
        self.gas = gas
        destinations = Self.destinations(of: code)
    }

    private static func destinations(of code: [UInt8]) -> Set<Int> {
        var places: Set<Int> = []
        var place = 0
        while place < code.count {
            let opcode = Opcode(code[place])
            if opcode == .jumpdest { places.insert(place) }
            place += 1 + opcode.immediateCount
        }
        return places
    }

    private mutating func runToEnd() throws(Halt) -> (Outcome.End, [UInt8]) {
        while counter < code.count {
            let opcode = Opcode(code[counter])
            counter += 1
            guard let price = Gas.price(opcode) else { throw .invalidInstruction }
            try pay(price)
            switch opcode {
            case .stop: return (.success, [])
            case .returned: return (.success, try popMemory())
            case .revert: return (.revert, try popMemory())
            default: try step(opcode)
            }
        }
        return (.success, [])
    }

    /// The bytes of memory that the two topmost words name.
    private mutating func popMemory() throws(Halt) -> [UInt8] {
        let (offset, count) = (try pop(), try pop())
        return Array(memory[try reach(offset, count)])
    }

    mutating func pay(_ price: Int) throws(Halt) {
        guard gas >= price else { throw .outOfGas }
        gas -= price
    }

    mutating func pop() throws(Halt) -> Word {
        guard let word = stack.popLast() else { throw .stackUnderflow }
        return word
    }

    mutating func push(_ word: Word) throws(Halt) {
        guard stack.count < Self.longestStack else { throw .stackOverflow }
        stack.append(word)
    }

    mutating func jump(to place: Word) throws(Halt) {
        guard let place = place.integer, destinations.contains(place) else { throw .badJump }
        counter = place
    }

    /// The range of memory that begins at `offset` and has `count` bytes, grown and paid for where there was none.
    mutating func reach(_ offset: Word, _ count: Word) throws(Halt) -> Range<Int> {
        if count.isZero { return 0..<0 }
        // More than 2³² bytes cost more gas than there can be.
        guard let start = offset.integer, let count = count.integer, start < 1 << 32, count < 1 << 32 else { throw .outOfGas }
        let end = 32 * Gas.words(start + count)
        if end > memory.count {
            try pay(Gas.memory(end) - Gas.memory(memory.count))
            memory.append(contentsOf: repeatElement(0, count: end - memory.count))
        }
        return start..<start + count
    }
}
