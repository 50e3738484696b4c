// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayFormats
import AssayTestSupport
import Testing

@Suite struct FileFormatTests {
    static let circuit = SampleCircuit.everyInstruction()
    static let witness = SampleCircuit.witness(of: circuit)
    static let mutations = 10_000

    // MARK: Round trips

    @Test func r1csKeepsItsBytes() throws {
        let bytes = Self.circuit.r1cs.r1csBytes
        let read = try R1CS<Fr>(r1cs: bytes)
        #expect(read == Self.circuit.r1cs)
        #expect(read.r1csBytes == bytes)
        #expect(SampleCircuit.everyInstruction().r1cs.r1csBytes == bytes)
    }

    /// Elements of another size than four words are read one by one.
    @Test func coefficientsOfALongFieldKeepTheirBytes() throws {
        typealias Element = BLS12381.Fp
        try #require(Element.byteCount != Fr.byteCount)
        var (a, b, c) = (SparseMatrix<Element>(), SparseMatrix<Element>(), SparseMatrix<Element>())
        for value in 1..<31 {
            a.append(1, Element(value))
            b.append(2, -Element(value))
            a.endRow()
            b.endRow()
            c.endRow()
        }
        let circuit = try #require(
            R1CS(outputCount: 1, publicInputCount: 0, privateInputCount: 1, wireCount: 3, a: a, b: b, c: c))
        #expect(try R1CS<Element>(r1cs: circuit.r1csBytes) == circuit)
    }

    /// Coefficients that are read again and again are remembered, others take their places.
    @Test func manyCoefficientsKeepTheirBytes() throws {
        var random = SeededGenerator()
        let coefficients = (0..<6_000).map { _ in Fr(reducing: (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }) }
        var (a, b, c) = (SparseMatrix<Fr>(), SparseMatrix<Fr>(), SparseMatrix<Fr>())
        for i in coefficients.indices {
            a.append(2, coefficients[i])
            a.append(3, coefficients[Int.random(in: 0...i, using: &random)])
            b.append(0, .one)
            b.append(2, .minusOne)
            c.append(1, coefficients[i])
            a.endRow()
            b.endRow()
            c.endRow()
        }
        let circuit = try #require(
            R1CS(outputCount: 1, publicInputCount: 0, privateInputCount: 2, wireCount: 4, a: a, b: b, c: c))
        #expect(try R1CS<Fr>(r1cs: circuit.r1csBytes) == circuit, "\(random)")
        // The last coefficient, remembered from A of its row, with an integer above the modulus in its place.
        var bytes = circuit.r1csBytes
        let last = bytes.count - 12 - 4 * 8 - 32
        bytes.replaceSubrange(last..<last + 32, with: Array(repeating: 255, count: 32))
        #expect(throws: FormatError.self) { try R1CS<Fr>(r1cs: bytes) }
    }

    @Test func witnessKeepsItsBytes() throws {
        let bytes = WitnessFile.encode(Self.witness)
        #expect(bytes.count == 12 + 12 + 40 + 12 + 32 * Self.witness.count)
        #expect(try WitnessFile.decode(bytes, as: Fr.self) == Self.witness)
    }

    @Test func symbolsKeepTheirBytes() throws {
        let bytes = Self.circuit.symbols.symBytes
        #expect(try SymbolTable(sym: bytes) == Self.circuit.symbols)
        #expect(try SymbolTable(sym: Array("1003,-1,0,main.int[999]\n7,4,2,main.a,b".utf8)).symbols.map(\.wire) == [nil, 4])
    }

    @Test(arguments: [0, 9, 10, 99_999_999, 100_000_000, 999_999_999, 1_000_000_000, 12_345_678_901_234_567, UInt64.max])
    func numbersOfAnyLengthStandInALine(label: UInt64) throws {
        let symbols = SymbolTable([.init(label: label, wire: .max, component: .max, name: "main.x")])
        #expect(String(decoding: symbols.symBytes, as: UTF8.self) == "\(label),4294967295,4294967295,main.x\n")
        #expect(try SymbolTable(sym: symbols.symBytes) == symbols)
    }

    @Test func witnessProgramKeepsItsBytes() throws {
        let bytes = Self.circuit.witnessProgram.awpBytes
        let read = try WitnessProgram<Fr>(awp: bytes)
        #expect(read == Self.circuit.witnessProgram)
        #expect(read.awpBytes == bytes)
        #expect(try read.evaluate(SampleCircuit.inputs) == Self.witness)
        #expect(read.origins.all(of: 0) == Self.circuit.origins.all(of: 0))
    }

    @Test(arguments: [false, true]) func symbolsAreWrittenInPieces(isListed: Bool) throws {
        var system = ConstraintSystem<Fr>()
        let value = system.privateInput("value")
        for _ in 0..<70_000 { _ = system.hintProduct(value, value) }
        let circuit = system.finalised()
        let symbols = isListed ? SymbolTable(circuit.symbols.symbols) : circuit.symbols
        var pieces: [[UInt8]] = []
        symbols.writeSym { pieces.append($0) }
        let lines = String(decoding: pieces.joined(), as: UTF8.self).split(separator: "\n")
        #expect(pieces.count == 3 && lines.count == 70_001)
        for (i, line) in lines.enumerated() where i % 32_768 < 2 {
            #expect(line == (i == 0 ? "1,1,0,main.value" : "\(i + 1),-1,0,main._\(i + 1)"))
        }
    }

    @Test func programsAreWrittenInPieces() throws {
        var pieces: [[UInt8]] = []
        Self.circuit.witnessProgram.writeAwp { pieces.append($0) }
        #expect(pieces.count == 13 && pieces.allSatisfy { !$0.isEmpty })
        #expect(try WitnessProgram<Fr>(awp: Array(pieces.joined())) == Self.circuit.witnessProgram)
    }

    /// Sections as circom writes them, header second; terms unsorted; empty combinations; more labels than wires.
    @Test func circomsHabitsAreRead() throws {
        var writer = BinaryContainerWriter(format: "r1cs", version: 1)
        var rows: [UInt8] = []
        for combination in [[(2, 3), (1, 5)], [], [], [], [(0, 1)], [(1, 1)]] as [[(UInt32, Fr)]] {
            rows.appendLittleEndian(UInt32(combination.count))
            for (wire, value) in combination {
                rows.appendLittleEndian(wire)
                rows.appendElement(value)
            }
        }
        var header: [UInt8] = []
        header.appendField(Fr.self)
        for count in [3, 1, 0, 1] as [UInt32] { header.appendLittleEndian(count) }
        header.appendLittleEndian(9 as UInt64)
        header.appendLittleEndian(2 as UInt32)
        var labels: [UInt8] = []
        for label in [0, 4, 7] as [UInt64] { labels.appendLittleEndian(label) }
        writer.append(section: 2, rows)
        writer.append(section: 1, header)
        writer.append(section: 3, labels)
        let read = try R1CS<Fr>(r1cs: writer.finish())
        #expect(read.constraintCount == 2)
        #expect(read.a.row(0).map(\.column) == [2, 1])
        #expect(read.labels == [0, 4, 7])
        try read.check([1, 0, 9])
    }

    // MARK: Refusals

    func kind(_ body: () throws -> Void) -> FormatError.Kind? { #expect(throws: FormatError.self) { try body() }?.kind }

    func refusedR1CS(_ change: (inout [UInt8]) -> Void) -> FormatError.Kind? {
        var bytes = Self.circuit.r1cs.r1csBytes
        change(&bytes)
        return kind { _ = try R1CS<Fr>(r1cs: bytes) }
    }

    @Test func anotherCurveIsRefused() {
        let other = SampleCircuit.everyInstruction(TinyField<10_007>.self)
        #expect(kind { _ = try R1CS<Fr>(r1cs: other.r1cs.r1csBytes) } == .wrongField)
        #expect(kind { _ = try WitnessProgram<Fr>(awp: other.witnessProgram.awpBytes) } == .wrongField)
        #expect(kind { _ = try WitnessFile.decode(WitnessFile.encode([1] as [TinyField<10_007>]), as: Fr.self) } == .wrongField)
        #expect(refusedR1CS { $0[24] = 48 } == .wrongField)
    }

    @Test func countsThatLieAreRefused() {
        for offset in [60, 64, 68, 72, 84] { #expect(refusedR1CS { $0[offset + 3] = 0x7f } != nil, "offset \(offset)") }
        #expect(refusedR1CS { $0[76] = 0 } == .outOfRange)
        #expect(refusedR1CS { $0[60] -= 1 } == .wrongLength)
        #expect(refusedR1CS { $0[84] -= 1 } == .trailingBytes)
    }

    /// The first term of the first constraint is that of a digit: 12 + 12 + 64 bytes before the section, 12 and 4 before the term.
    @Test func wiresThatDoNotExistAreRefused() {
        #expect(refusedR1CS { $0[104] = UInt8(Self.circuit.r1cs.wireCount) } == .outOfRange)
        #expect(refusedR1CS { $0.replaceSubrange(108..<140, with: $0[28..<60]) } == .nonCanonical)
    }

    @Test func customGatesAreRefusedPolitely() {
        let bytes = Self.circuit.r1cs.r1csBytes
        var extended = bytes + [4, 0, 0, 0] + [UInt8](repeating: 0, count: 8)
        extended[8] = 4
        let error = #expect(throws: FormatError.self) { try R1CS<Fr>(r1cs: extended) }
        #expect(error?.description == "r1cs, section 4: custom gates are not part of Groth16; compile the circuit without custom templates")
        extended[bytes.count] = 9
        #expect(kind { _ = try R1CS<Fr>(r1cs: extended) } == .unsupported)
    }

    @Test func valuesNotBelowTheModulusAreRefused() throws {
        var bytes = WitnessFile.encode([1, 2] as [Fr])
        bytes.replaceSubrange(bytes.count - 32..<bytes.count, with: bytes[28..<60])
        #expect(kind { _ = try WitnessFile.decode(bytes, as: Fr.self) } == .nonCanonical)
        #expect(kind { _ = try WitnessFile.decode(WitnessFile.encode([2, 2] as [Fr]), as: Fr.self) } == .malformed)
        #expect(kind { _ = try WitnessFile.decode(WitnessFile.encode([] as [Fr]), as: Fr.self) } == .malformed)
    }

    @Test(arguments: ["1,2,0", "01,2,0,a", "1,-2,0,a", "1,+2,0,a", "x,2,0,a", "1,2,0,", "1,99999999999,0,a", "\n"])
    func malformedSymbolsAreRefused(line: String) {
        #expect(kind { _ = try SymbolTable(sym: Array(line.utf8)) } == .malformed)
    }

    // MARK: Damage

    /// A damaged file is refused, or it is another whole file: then writing what was read gives the same bytes.
    func damage(_ bytes: [UInt8], _ reread: ([UInt8]) throws -> [UInt8]) {
        var generator = SeededGenerator()
        for _ in 0..<Self.mutations {
            let damaged = Mutation.mutate(bytes, using: &generator)
            do {
                let again = try reread(damaged)
                if again != damaged { Issue.record("read something else than was written, \(generator)") }
            } catch {
                if !(error is FormatError) { Issue.record("\(error), \(generator)") }
            }
        }
    }

    @Test func damagedR1CS() { damage(Self.circuit.r1cs.r1csBytes) { try R1CS<Fr>(r1cs: $0).r1csBytes } }

    @Test func damagedWitness() {
        damage(WitnessFile.encode(Self.witness)) { WitnessFile.encode(try WitnessFile.decode($0, as: Fr.self)) }
    }

    @Test func damagedSymbols() {
        damage(Self.circuit.symbols.symBytes) { bytes in
            let again = try SymbolTable(sym: bytes).symBytes
            return bytes.last == UInt8(ascii: "\n") || bytes.isEmpty ? again : Array(again.dropLast())
        }
    }

    /// A program that is accepted is run too; the constants may then stand in another order.
    @Test func damagedWitnessProgram() {
        damage(Self.circuit.witnessProgram.awpBytes) { bytes in
            let program = try WitnessProgram<Fr>(awp: bytes)
            _ = try? program.evaluate(Array(SampleCircuit.inputs.prefix(program.inputCount)))
            let again = try WitnessProgram<Fr>(awp: program.awpBytes)
            return again == program ? bytes : []
        }
    }
}
