// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayConstraints

extension ConstraintSystem {
    /// The Poseidon hash of a node and its sibling, the node being the second of the two where `isRight`: one level of a Merkle path.
    ///
    /// Cost: 241, of which the order takes 1.
    ///
    /// Sound: with s = isRight · (sibling − node) the first of the two is node + s and the second sibling − s; the flag is 0 or 1.
    public mutating func merkleStep(_ node: Combination, _ sibling: Combination, isRight: Bit<F>) -> Combination {
        let step = product(isRight.value, sibling - node)
        return poseidon([node + step, sibling - step])
    }
}
