// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayFormats

/// Reads and checks the instructions of an `.awp` file.
struct AwpInstructionReader<F: PrimeField> {
    private(set) var instructions: [WitnessProgram<F>.Instruction] = []
    /// The different weights of last digits, in the order of first use.
    private(set) var lastWeights: [F] = []
    /// Where each of them stands. A dictionary, whose hashes nobody can foresee: the weights are whatever the file says.
    private var placesOfWeights: [F: UInt32] = [:]
    private var starts: [Int] = [0]
    private var columns: [UInt32] = []
    private var places: [UInt32] = []
    /// Slots that are written after the instructions read so far.
    private(set) var slotCount: Int
    /// The different coefficients.
    private let constants: [F]
    private let originCount: Int
    private let wireCount: Int
    /// Slots that the program may have, so that a short file cannot make evaluation allocate much.
    private var slotLimit = 0
    private var reader: ByteReader

    /// Slots that a program may have for each of its wires and instructions.
    ///
    /// Digits and the sides of an order are the only results of which an instruction has many, and all of them but one are wires of the circuit;
    /// there are at most 3 results besides. A wire takes 4 bytes of the file and an instruction 9, so that a file makes
    /// evaluation allocate at most 32 times its length.
    static var slotsPerWireAndInstruction: Int { 4 }

    /// `wireCount` wires have been found in the file.
    init(_ container: BinaryContainer, inputCount: Int, wireCount: Int, originCount: Int) throws(FormatError) {
        var pool = try container.reader(section: AwpSection.constants, "constants")
        let count = try pool.readCount(of: "constants", elementSize: F.byteCount)
        constants = try pool.readElements(count)
        try pool.finish()
        reader = try container.reader(section: AwpSection.instructions, "instructions")
        slotCount = 1 + inputCount
        self.originCount = originCount
        self.wireCount = wireCount
    }

    /// The operands of all instructions.
    var operands: SparseMatrix<F> {
        SparseMatrix(starts: starts, columns: columns, values: Coefficients(places: places, pool: SharedCoefficients(constants)))
    }

    mutating func readAll() throws(FormatError) {
        let count = try reader.readCount(of: "instructions", elementSize: 9)
        instructions.reserveCapacity(count)
        slotLimit = min(Self.slotsPerWireAndInstruction * (wireCount + count), Int(Int32.max))
        for _ in 0..<count { try readInstruction() }
        try reader.finish()
    }

    private mutating func readInstruction() throws(FormatError) {
        let start = reader
        let code = try reader.readUInt8()
        guard let opcode = Opcode(rawValue: code) else { throw start.error(.unsupported, "instruction \(code) is not known") }
        let origin = try readIndex(below: originCount, "origin")
        let digits = opcode == .digits ? try readDigits() : (count: 0, lastWeight: 0)
        let operandCount = try readOperandCount(of: opcode)
        let outputCount = opcode.outputCount(operands: operandCount) ?? digits.count
        for _ in 0..<operandCount { try readOperand() }
        guard slotCount + outputCount <= slotLimit else {
            throw start.error(
                .tooLarge, "the program has more than \(slotLimit) values, too many for its \(wireCount) wires and its instructions")
        }
        slotCount += outputCount
        instructions.append(
            .init(
                opcode: opcode, operandCount: UInt32(operandCount), outputCount: UInt32(outputCount), lastWeight: digits.lastWeight,
                origin: origin))
    }

    /// The number of digits and the place of the weight of the last.
    private mutating func readDigits() throws(FormatError) -> (count: Int, lastWeight: UInt32) {
        let start = reader
        let count = Int(try reader.readUInt32())
        guard count >= 1, count < F.bitWidth else { throw start.error(.outOfRange, "a value cannot have \(count) digits") }
        let weight = constants[Int(try readIndex(below: constants.count, "constant"))]
        guard weight.integer >= 1, weight.integer <= .powerOfTwo(count - 1) else {
            throw start.error(.outOfRange, "\(count) digits cannot end with weight \(weight)")
        }
        return (count, place(ofLastWeight: weight))
    }

    private mutating func place(ofLastWeight weight: F) -> UInt32 {
        if let place = placesOfWeights[weight] { return place }
        let place = UInt32(lastWeights.count)
        lastWeights.append(weight)
        placesOfWeights[weight] = place
        return place
    }

    private mutating func readOperandCount(of opcode: Opcode) throws(FormatError) -> Int {
        if let fixed = opcode.operandCount { return fixed }
        let start = reader
        let count = try reader.readCount(of: "operands", elementSize: 4)
        guard opcode.allows(operands: count) else {
            throw start.error(.outOfRange, "instruction \(opcode.rawValue) cannot have \(count) operands")
        }
        return count
    }

    private mutating func readOperand() throws(FormatError) {
        let count = try reader.readCount(of: "terms", elementSize: 8)
        for _ in 0..<count {
            let slot = try readIndex(below: slotCount, "slot")
            columns.append(slot)
            places.append(try readIndex(below: constants.count, "constant"))
        }
        starts.append(columns.count)
    }

    private mutating func readIndex(below count: Int, _ what: String) throws(FormatError) -> UInt32 {
        let start = reader
        let index = try reader.readUInt32()
        guard index < count else { throw start.error(.outOfRange, "\(what) \(index) is used and there are \(count) so far") }
        return index
    }
}
