// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayFormats

enum AwpSection {
    static let header: UInt32 = 1
    static let constants: UInt32 = 2
    static let instructions: UInt32 = 3
    static let wires: UInt32 = 4
    static let origins: UInt32 = 5
    static let constraintOrigins: UInt32 = 6
    static let all = header...constraintOrigins
}

/// The `.awp` format, version 1: a witness program with its origins (`docs/formats.md`).
///
/// Reading checks everything that evaluation relies on: known instructions with the right numbers of operands and results, operands that
/// exist by then, parameters in range. So a program that was read cannot make evaluation trap, whatever bytes it came from.
extension WitnessProgram {
    static var format: String { "awpr" }

    /// Reads an `.awp` file.
    public init(awp bytes: [UInt8]) throws(FormatError) {
        let container = try BinaryContainer(bytes, format: Self.format, versions: 1...1)
        try container.requireNoOther(than: AwpSection.all)
        let table = try ConstraintOrigins(awp: container)
        var header = try container.reader(section: AwpSection.header, "header", length: 16 + F.byteCount)
        try header.readField(F.self)
        let counts = header
        let publicCount = Int(try header.readUInt32())
        let privateCount = Int(try header.readUInt32())
        let wireCount = Int(try header.readUInt32())
        guard wireCount > publicCount + privateCount else {
            throw counts.error(.outOfRange, "\(wireCount) wires cannot hold the constant and \(publicCount + privateCount) inputs")
        }
        let wires = try container.reader(section: AwpSection.wires, "slots of \(wireCount) wires", length: 4 * wireCount)
        var instructions = try AwpInstructionReader<F>(
            container, inputCount: publicCount + privateCount, wireCount: wireCount, originCount: table.table.count)
        try instructions.readAll()
        self.init(
            publicInputCount: publicCount, privateInputCount: privateCount, instructions: instructions.instructions,
            lastWeights: instructions.lastWeights, operands: instructions.operands, wireSlots: [], origins: table)
        readsInverses = findInverseRead()
        wireSlots = try Self.readWires(wires, count: wireCount, slotCount: instructions.slotCount)
    }

    private static func readWires(_ wires: ByteReader, count: Int, slotCount: Int) throws(FormatError) -> [UInt32] {
        var reader = wires
        var slots: [UInt32] = []
        slots.reserveCapacity(count)
        for wire in 0..<count {
            let place = reader
            let slot = try reader.readUInt32()
            guard slot < slotCount, (slot == 0) == (wire == 0) else {
                throw place.error(.outOfRange, "wire \(wire) cannot have slot \(slot) of \(slotCount)")
            }
            slots.append(slot)
        }
        return slots
    }

    /// The `.awp` file: equal programs give equal bytes.
    public var awpBytes: [UInt8] {
        var bytes: [UInt8] = []
        writeAwp { bytes += $0 }
        return bytes
    }

    /// Hands the bytes of the `.awp` file to `write` section by section, so that they are never all in memory.
    public func writeAwp<E: Error>(_ write: ([UInt8]) throws(E) -> Void) throws(E) {
        func section(_ id: UInt32, _ content: [UInt8]) throws(E) {
            try write(BinaryContainerWriter.header(section: id, byteCount: content.count))
            try write(content)
        }
        var pool = CoefficientPool<F>()
        let code = codeBytes(&pool)
        try write(BinaryContainerWriter.header(format: Self.format, version: 1, sectionCount: AwpSection.all.count))
        try section(AwpSection.header, headerBytes)
        try section(AwpSection.constants, pool.bytes)
        try section(AwpSection.instructions, code)
        try section(AwpSection.wires, wireBytes)
        try section(AwpSection.origins, origins.tableBytes)
        try section(AwpSection.constraintOrigins, origins.rowBytes)
    }

    private var wireBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * wireSlots.count)
        wireSlots.forEach { bytes.appendLittleEndian($0) }
        return bytes
    }

    private var headerBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendField(F.self)
        for count in [publicInputCount, privateInputCount, wireCount] { bytes.appendLittleEndian(UInt32(count)) }
        return bytes
    }

    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    private func codeBytes(_ pool: inout CoefficientPool<F>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 + 13 * instructions.count + 4 * operands.rowCount + 8 * operands.entryCount)
        bytes.appendLittleEndian(UInt32(instructions.count))
        var coefficients = OperandCoefficients(operands)
        var row = 0
        for step in instructions {
            bytes.append(step.opcode.rawValue)
            bytes.appendLittleEndian(step.origin)
            if step.opcode == .digits {
                bytes.appendLittleEndian(step.outputCount)
                bytes.appendLittleEndian(pool.place(of: lastWeights[Int(step.lastWeight)]))
            }
            if step.opcode.operandCount == nil { bytes.appendLittleEndian(step.operandCount) }
            for operand in row..<row + Int(step.operandCount) { appendOperand(operand, to: &bytes, &coefficients, &pool) }
            row += Int(step.operandCount)
        }
        return bytes
    }

    private func appendOperand(
        _ row: Int, to bytes: inout [UInt8], _ coefficients: inout OperandCoefficients<F>, _ pool: inout CoefficientPool<F>
    ) {
        let entries = operands.entries(row)
        bytes.append(addingCapacity: 4 + 8 * entries.count) { bytes in
            bytes.appendLittleEndian(UInt32(entries.count))
            for entry in entries {
                bytes.appendLittleEndian(operands.columns[entry])
                bytes.appendLittleEndian(coefficients.place(of: entry, in: &pool))
            }
        }
    }
}

/// The coefficients of operands, with their places in the pool of a file, each of which is looked up once.
private struct OperandCoefficients<F: PrimeField> {
    private let values: (places: [UInt32], pool: SharedCoefficients<F>)
    /// One more than the place in the file, or 0 for one that has not been met.
    private var found: [UInt32]

    init(_ operands: SparseMatrix<F>) {
        values = operands.values.shared
        found = Array(repeating: 0, count: values.pool.elements.count)
    }

    mutating func place(of entry: Int, in pool: inout CoefficientPool<F>) -> UInt32 {
        let own = Int(values.places[entry])
        if found[own] == 0 { found[own] = pool.place(of: values.pool.elements[own]) + 1 }
        return found[own] - 1
    }
}

extension CoefficientPool {
    /// Their number, and the coefficients in the order of first use.
    fileprivate var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendLittleEndian(UInt32(elements.count))
        F.appendPlain(elements, to: &bytes)
        return bytes
    }
}
