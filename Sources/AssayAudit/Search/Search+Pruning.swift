// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate

extension Search {
    /// The steps without those that nothing rests on: of the steps that determine nothing, the ones that no later step names.
    func prunedSteps() -> [CertificateStep<F>] {
        var isNeeded = Array(repeating: false, count: checker.facts.count)
        var kept: [Int] = []
        for i in steps.indices.reversed() {
            let facts = firstFacts[i]..<(i + 1 < steps.count ? firstFacts[i + 1] : checker.facts.count)
            guard facts.contains(where: { isNeeded[$0] || checker.facts[$0].claim == .determined }) else { continue }
            kept.append(i)
            steps[i].forEachReference { isNeeded[$0] = true }
        }
        var numbers = Array(repeating: -1, count: checker.facts.count)
        var next = 0
        return kept.reversed().map { i in
            let step = steps[i].renumbered { numbers[$0] }
            for fact in firstFacts[i]..<(i + 1 < steps.count ? firstFacts[i + 1] : checker.facts.count) {
                numbers[fact] = next
                next += 1
            }
            return step
        }
    }
}
