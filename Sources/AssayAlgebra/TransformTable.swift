// SPDX-License-Identifier: Apache-2.0

/// The roots of unity that transforms multiply by: made once for an ``EvaluationDomain``, which owns it.
public struct TransformTable<F: TwoAdicField>: Sendable {
    /// Powers of a root of unity in bit-reversed order: at v w^rev(v), w of twice the table's order.
    let roots: [F]
    /// The first roots, in the form in which vector kernels read them; 25 bytes for each root on BN254.
    let prepared: [UInt64]

    /// 2^levels roots; one when `levels` is negative.
    init(levels: Int) {
        var roots = [F.one]
        for level in 0..<max(0, levels) {
            var next = roots
            F.scale(&next, by: F.root(ofLogOrder: level + 2))
            roots += next
        }
        self.roots = roots
        prepared = F.preparedRoots(roots)
    }
}

extension TwoAdicField {
    /// An element of order 2^log.
    static func root(ofLogOrder log: Int) -> Self {
        (log..<twoAdicity).reduce(twoAdicRoot) { root, _ in root.squared }
    }
}
