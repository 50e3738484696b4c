// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra

/// New variables with computed values. **None of these functions constrains anything**: a gadget that calls one must enforce, with constraints, that
/// what it hands out is determined by its inputs.
///
/// Values are computed in the order of the calls. "Signed" reads a value as its representative of least magnitude.
extension ConstraintSystem {
    /// A variable with the value of `value`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintValue(_ value: Combination) -> Combination { hint(.linear, value) }

    /// A variable with the value `a · b`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintProduct(_ a: Combination, _ b: Combination) -> Combination { hint(.product, a, b) }

    /// Variables with the values `a²`, `a⁴` and `a⁵`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintFifthPower(_ a: Combination) -> (square: Combination, fourth: Combination, fifth: Combination) {
        let values = hints(.fifthPower, a, count: 3)
        return (values[0], values[1], values[2])
    }

    /// `count` binary digits of `value`, least significant first; witness generation fails when it does not fit.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintBits(_ value: Combination, count: Int) -> [Combination] {
        guard count > 0 else { return [] }
        return hintDigits(value, count: count, lastWeight: .powerOfTwo(count - 1))
    }

    /// `count >= 1` digits that are 0 or 1, with weights 1, 2, …, 2^(count − 2) and `lastWeight`, whose weighted sum is `value`.
    ///
    /// Witness generation fails when `value` is not in `0 ... 2^(count − 1) − 1 + lastWeight`. `lastWeight` is in `1 ... 2^(count − 1)`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintDigits(_ value: Combination, count: Int, lastWeight: WideInteger) -> [Combination] {
        hintDigitRun(value, count: count, lastWeight: lastWeight).combinations()
    }

    /// The same digits as a run of variables.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintDigitRun(_ value: Combination, count: Int, lastWeight: WideInteger) -> VariableRun {
        precondition(count >= 1 && lastWeight >= 1 && lastWeight <= .powerOfTwo(count - 1), "digits leave a gap")
        return run(.digits, value, count: count, lastWeight: pool.place(of: F(lastWeight)))
    }

    /// Witness generation fails unless the value is 0 or 1. It is no constraint, and nothing may rely on it: it says who refuses, and before what.
    public mutating func hintFlagCheck(_ value: Combination) {
        _ = run(.digits, value, count: 1, lastWeight: pool.place(of: .one))
        hints.instructions[hints.instructions.count - 1].isCheck = true
    }

    /// Quotient towards −∞ and remainder of a signed dividend; witness generation fails unless the divisor, read signed, is positive.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintDivision(_ dividend: Combination, by divisor: Combination) -> (quotient: Combination, remainder: Combination) {
        let values = hints(.division, dividend, divisor, count: 2)
        return (values[0], values[1])
    }

    /// The inverse of `value`, or 0 when it is zero; and 1 when it is zero, else 0.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintZeroTest(_ value: Combination) -> (inverse: Combination, isZero: Combination) {
        let values = hints(.zeroTest, value, count: 2)
        return (values[0], values[1])
    }

    /// The inverse of `value`; witness generation fails when it is zero.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintInverse(_ value: Combination) -> Combination { hint(.inverse, value) }

    /// 1 when `value`, read signed, is negative; else 0.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintSign(_ value: Combination) -> Combination { hint(.sign, value) }

    /// `first` when `condition` is not zero, else `second`.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintSelection(_ condition: Combination, _ first: Combination, _ second: Combination) -> Combination {
        hint(.selection, condition, first, second)
    }

    /// The least of `values` (one or more), read signed.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintMinimum(_ values: [Combination]) -> Combination {
        precondition(!values.isEmpty, "the least of no values")
        return gather(.minimum, values, count: 1)[0]
    }

    /// The greatest integer whose square is `value` at most; 0 when `value`, read signed, is negative.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintSquareRoot(_ value: Combination) -> Combination { hint(.squareRoot, value) }

    /// Of the `values` (one or more) whose mask is not zero, in signed order: the one of `rank`, counted from 1; the one after it, or the last again;
    /// and for each value whether it is among the `rank` that come first, 1 or 0. Equal values stand in the order given.
    ///
    /// A rank that is too low stands for 0 and gives the least value twice, one that is too high for the number of values; without any value
    /// all results are 0.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public mutating func hintOrder(
        of values: [Combination], where masks: [Combination], rank: Combination
    ) -> (ranked: Combination, next: Combination, isFirst: [Combination]) {
        precondition(!values.isEmpty && values.count == masks.count, "one mask a value")
        let results = gather(.order, [rank] + zip(values, masks).flatMap { [$0, $1] }, count: 2 + values.count)
        return (results[0], results[1], Array(results[2...]))
    }

    /// An instruction with any number of operands.
    private mutating func gather(_ opcode: Opcode, _ operands: [Combination], count: Int) -> [Combination] {
        for value in operands { operand(value) }
        let first = makeVariables(count, .intermediate)
        record(opcode, operandCount: operands.count, firstOutput: first, count: count)
        return (0..<UInt32(count)).map { Combination(Variable(index: first.index + $0)) }
    }

    // MARK: Recording

    private mutating func hint(_ opcode: Opcode, _ a: Combination, _ b: Combination? = nil, _ c: Combination? = nil) -> Combination {
        let variable = makeVariables(1, .intermediate)
        record(opcode, a, b, c, firstOutput: variable)
        return Combination(variable)
    }

    private mutating func hints(_ opcode: Opcode, _ a: Combination, _ b: Combination? = nil, count: Int) -> [Combination] {
        run(opcode, a, b, count: count).combinations()
    }

    private mutating func run(
        _ opcode: Opcode, _ a: Combination, _ b: Combination? = nil, count: Int, lastWeight: UInt32 = 0
    ) -> VariableRun {
        let first = makeVariables(count, .intermediate)
        record(opcode, a, b, firstOutput: first, count: count, lastWeight: lastWeight)
        return VariableRun(first: first.index, count: count)
    }

    /// An instruction with one to three operands.
    mutating func record(
        _ opcode: Opcode, _ a: Combination, _ b: Combination? = nil, _ c: Combination? = nil, firstOutput: Variable, count: Int = 1,
        lastWeight: UInt32 = 0
    ) {
        operand(a)
        if let b { operand(b) }
        if let c { operand(c) }
        let operandCount = 1 + (b == nil ? 0 : 1) + (c == nil ? 0 : 1)
        record(opcode, operandCount: operandCount, firstOutput: firstOutput, count: count, lastWeight: lastWeight)
    }

    /// An operand of the instruction that is recorded next.
    private mutating func operand(_ value: Combination) { hints.operands.append(value, &pool) }

    private mutating func record(
        _ opcode: Opcode, operandCount: Int, firstOutput: Variable, count: Int = 1, lastWeight: UInt32 = 0
    ) {
        hints.instructions.append(
            .init(
                opcode: opcode, firstOutput: firstOutput.index, outputCount: UInt32(count),
                firstOperand: UInt32(hints.operands.rowCount - operandCount), operandCount: UInt32(operandCount), lastWeight: lastWeight,
                origin: origins.number()))
    }
}
