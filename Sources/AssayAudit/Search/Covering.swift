// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate

/// Which of some wires forms have between them. Marks are numbers that grow, so nothing is cleared from one question to the next.
struct Covering {
    private var wanted: [UInt32]
    private var covered: [UInt32]
    private var question: UInt32 = 0
    private var attempt: UInt32 = 0

    init(wireCount: Int) {
        wanted = Array(repeating: 0, count: wireCount)
        covered = wanted
    }

    /// Asks for these wires; returns how many they are.
    mutating func begin(_ wires: [UInt32]) -> Int {
        question += 1
        for wire in wires { wanted[Int(wire)] = question }
        return wires.count
    }

    /// Forgets which of them are covered.
    mutating func beginAgain() { attempt += 1 }

    /// Covers one wire; returns how many of those that are wanted were not covered yet.
    mutating func cover(_ wire: Int) -> Int {
        guard wanted[wire] == question, covered[wire] != attempt else { return 0 }
        covered[wire] = attempt
        return 1
    }

    /// Covers the wires of a form; returns how many of those that are wanted were not covered yet.
    mutating func cover<F: PrimeField>(_ form: Form<F>) -> Int {
        var count = 0
        for term in form.terms { count += cover(Int(term.wire)) }
        return count
    }

    /// Whether all wires of a form are wanted.
    func hasAll<F: PrimeField>(of form: Form<F>) -> Bool {
        for term in form.terms where wanted[Int(term.wire)] != question { return false }
        return true
    }
}
