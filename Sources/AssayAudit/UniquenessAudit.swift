// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayCertificate
public import AssayConstraints

/// Whether the inputs of a circuit determine its outputs.
public struct UniquenessAudit<F: PrimeField>: Sendable {
    /// The steps found, which a `CertificateChecker` accepts.
    public let steps: [CertificateStep<F>]
    /// Outputs that the steps do not show to be determined.
    public let openOutputs: [Int]
    /// Wires that are not shown to be determined, ascending. They influence no output when no output is open.
    public let openWires: [Int]
    /// Known forms that may be zero, as far as the steps show; where one is, what it multiplies is free.
    let divisors: [Form<F>]

    /// Whether the steps determine every output.
    public var isDetermined: Bool { openOutputs.isEmpty }

    /// Looks at a circuit. How long it takes is known only in the end: what is reported is that the work goes on.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(_ circuit: R1CS<F>, progress: any ProgressObserver = SilentProgress()) {
        self = Self.nearOutputs(circuit, progress) ?? Self.everywhere(circuit, progress)
    }

    /// What a search finds that looks closely near the outputs alone, when that decides them; its memory is free before another one begins.
    private static func nearOutputs(_ circuit: R1CS<F>, _ progress: any ProgressObserver) -> Self? {
        let search = Search(circuit, scope: .nothing, progress: progress)
        search.run()
        return search.checker.openOutputs.isEmpty ? Self(search) : nil
    }

    /// What was noted near the outputs may say less than what is noted everywhere before anything is tried.
    private static func everywhere(_ circuit: R1CS<F>, _ progress: any ProgressObserver) -> Self {
        let search = Search(circuit, scope: .everything, progress: progress)
        search.run()
        return Self(search)
    }

    private init(_ search: Search<F>) {
        steps = search.prunedSteps()
        openOutputs = search.checker.openOutputs
        openWires = search.checker.isKnown.indices.filter { !search.checker.isKnown[$0] }
        divisors = search.divisions.map { search.row($0.divisor, $0.constraint) }
    }
}

extension Search {
    /// Most circuits need little of what may be noted about a wire, and that near their outputs alone; so what takes long is done for as few
    /// wires as may show the outputs to be determined, unless everything is in scope from the beginning.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    func run() {
        readConstraints()
        follow()
        guard case .nothing = scope, !checker.openOutputs.isEmpty else { return }
        for wider in [coneOfOutputs, .everything] where !checker.openOutputs.isEmpty {
            scope = wider
            readClosely()
            follow()
        }
    }

    /// Tries everything until nothing gives anything new.
    private func follow() {
        repeat {
            settle()
        } while tryCutValues() || tryPostponed() || tryForms() || tryDivisions() || tryExtremes() || trySquares() || tryOneHots()
            || tryRoots()
            || tryGuarded()
            || tryRanks()
    }
}
