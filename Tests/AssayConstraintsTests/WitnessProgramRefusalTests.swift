// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayFormats
import Testing

/// The sections of a hand-made `.awp` file: one private input x, two constants, one origin.
private struct HandMade {
    var counts: [UInt32] = [0, 1, 2]
    var constants: [Fr] = [1, 4]
    /// `linear` of x.
    var code: [UInt8] = HandMade.instruction(0, operands: [[(1, 0)]])
    var instructionCount: UInt32 = 1
    var wires: [UInt32] = [0, 2]
    var flags: [UInt8] = [0, 0]
    var rows: [UInt32] = [1, 1, 0]
    /// Bytes after the last one of a section.
    var tail: (section: Int, bytes: [UInt8]) = (0, [])

    /// An instruction: operation, origin, what stands between (digits, number of operands), operands as (slot, constant).
    static func instruction(_ code: UInt8, origin: UInt32 = 0, _ between: [UInt32] = [], operands: [[(UInt32, UInt32)]]) -> [UInt8] {
        var bytes = [code] + numbers([origin] + between)
        for operand in operands { bytes += numbers([UInt32(operand.count)] + operand.flatMap { [$0.0, $0.1] }) }
        return bytes
    }

    static func numbers(_ numbers: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        numbers.forEach { bytes.appendLittleEndian($0) }
        return bytes
    }

    var bytes: [UInt8] {
        var header: [UInt8] = []
        header.appendField(Fr.self)
        var pool = Self.numbers([UInt32(constants.count)])
        constants.forEach { pool.appendElement($0) }
        let origin = Self.numbers([1, 7, 1, 7, 9]) + flags + Self.numbers([0, 0])
        let sections = [
            header + Self.numbers(counts), pool, Self.numbers([instructionCount]) + code, Self.numbers(wires), origin, Self.numbers(rows),
        ]
        var writer = BinaryContainerWriter(format: "awpr", version: 1)
        for (i, section) in sections.enumerated() {
            writer.append(section: UInt32(i + 1), tail.section == i + 1 ? section + tail.bytes : section)
        }
        return writer.finish()
    }
}

@Suite struct WitnessProgramRefusalTests {
    private func kind(_ change: (inout HandMade) -> Void) -> FormatError.Kind? {
        var file = HandMade()
        change(&file)
        return #expect(throws: FormatError.self) { try WitnessProgram<Fr>(awp: file.bytes) }?.kind
    }

    @Test func theUnchangedFileIsRead() throws {
        let program = try WitnessProgram<Fr>(awp: HandMade().bytes)
        #expect(try program.evaluate([9]) == [1, 9])
        #expect(program.awpBytes != HandMade().bytes)
        #expect(try WitnessProgram<Fr>(awp: program.awpBytes) == program)
    }

    /// A file may have one constant twice; what is read from it is the same program.
    @Test func oneWeightInTwoPlacesIsOne() throws {
        func file(_ constants: [Fr], _ weights: [UInt32]) -> [UInt8] {
            var file = HandMade()
            file.constants = constants
            file.code = weights.flatMap { HandMade.instruction(3, [3, $0], operands: [[(1, 0)]]) }
            file.instructionCount = UInt32(weights.count)
            return file.bytes
        }
        let (once, twice) = (file([1, 4, 3], [1, 2, 1]), file([1, 4, 4, 3], [2, 3, 1]))
        let program = try WitnessProgram<Fr>(awp: once)
        let other = try WitnessProgram<Fr>(awp: twice)
        #expect(program == other && program.hashValue == other.hashValue && once != twice)
        #expect(program.awpBytes == other.awpBytes)
        #expect(try WitnessProgram<Fr>(awp: file([1, 4, 3], [2, 1, 2])) != program)
        // 7 is more than 3 digits give whose last weight is 3.
        #expect(try program.evaluate([6]) == other.evaluate([6]))
        #expect(throws: WitnessError.self) { try WitnessProgram<Fr>(awp: file([1, 3], [1])).evaluate([7]) }
    }

    @Test func unknownOperationsAreRefused() {
        #expect(kind { $0.code[0] = 12 } == .unsupported)
    }

    @Test func whatDoesNotExistYetIsRefused() {
        #expect(kind { $0.code = HandMade.instruction(0, operands: [[(2, 0)]]) } == .outOfRange)
        #expect(kind { $0.code = HandMade.instruction(0, operands: [[(1, 2)]]) } == .outOfRange)
        #expect(kind { $0.code = HandMade.instruction(0, origin: 1, operands: [[(1, 0)]]) } == .outOfRange)
    }

    @Test(arguments: [[0, 0], [254, 0], [2, 1], [1, 2]] as [[UInt32]]) func impossibleDigitsAreRefused(between: [UInt32]) {
        #expect(kind { $0.code = HandMade.instruction(3, between, operands: [[(1, 0)]]) } == .outOfRange)
    }

    /// Two wires and one instruction may have 12 values: the constant, the input and 10 digits.
    @Test func moreDigitsThanTheFileHasRoomForAreRefused() {
        let ten = HandMade.instruction(3, [10, 0], operands: [[(1, 0)]])
        let eleven = HandMade.instruction(3, [11, 0], operands: [[(1, 0)]])
        var file = HandMade()
        file.code = ten
        #expect(throws: Never.self) { try WitnessProgram<Fr>(awp: file.bytes) }
        #expect(kind { $0.code = eleven } == .tooLarge)
    }

    /// The number of wires counts only after they have been found in the file.
    @Test func announcedWiresMakeNoRoom() {
        let digits = HandMade.instruction(3, [253, 0], operands: [[(1, 0)]])
        #expect(kind { ($0.code, $0.counts) = (digits, [0, 1, 100]) } == .wrongLength)
    }

    @Test func aWeightOfZeroIsRefused() {
        let code = HandMade.instruction(3, [2, 0], operands: [[(1, 1)]])
        #expect(kind { ($0.constants, $0.code) = ([0, 1], code) } == .outOfRange)
    }

    @Test func theLeastOfNothingIsRefused() {
        #expect(kind { $0.code = HandMade.instruction(9, [0], operands: []) } == .outOfRange)
    }

    @Test(arguments: [0, 1, 2, 4] as [UInt32]) func anOrderWithoutAMaskForEachValueIsRefused(count: UInt32) {
        let operands = Array(repeating: [(1, 0)] as [(UInt32, UInt32)], count: Int(count))
        #expect(kind { $0.code = HandMade.instruction(11, [count], operands: operands) } == .outOfRange)
    }

    /// Two wires and one instruction may have 12 values: the constant, the input, two of the order and 8 sides.
    @Test func moreSidesThanTheFileHasRoomForAreRefused() {
        func code(_ rows: Int) -> [UInt8] {
            HandMade.instruction(11, [UInt32(1 + 2 * rows)], operands: Array(repeating: [(1, 0)], count: 1 + 2 * rows))
        }
        var file = HandMade()
        file.code = code(8)
        #expect(throws: Never.self) { try WitnessProgram<Fr>(awp: file.bytes).evaluate([3]) }
        #expect(kind { $0.code = code(9) } == .tooLarge)
    }

    @Test(arguments: [[0, 3], [0, 0], [1, 2]] as [[UInt32]]) func wiresWithoutTheirValueAreRefused(wires: [UInt32]) {
        #expect(kind { $0.wires = wires } == .outOfRange)
    }

    @Test func countsThatLieAreRefused() {
        #expect(kind { $0.counts = [1, 1, 2] } == .outOfRange)
        #expect(kind { $0.counts = [0, 1, 3] } == .wrongLength)
        #expect(kind { $0.instructionCount = 0 } == .trailingBytes)
        #expect(kind { $0.instructionCount = 2 } == .outOfRange)
        for section in 1...6 { #expect(kind { $0.tail = (section, [0]) } != nil, "section \(section)") }
    }

    @Test func originsThatDoNotExistAreRefused() {
        #expect(kind { $0.rows = [1, 1, 1] } == .outOfRange)
        #expect(kind { $0.rows = [1, 0, 0] } == .outOfRange)
        #expect(kind { $0.flags = [2, 0] } == .nonCanonical)
    }
}
