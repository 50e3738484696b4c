// SPDX-License-Identifier: Apache-2.0
// Poseidon of two values.
pragma circom 2.1.0;
include "poseidon.circom";

template Main() {
    signal input x[2];
    signal output out;
    component hash = Poseidon(2);
    hash.inputs[0] <== x[0];
    hash.inputs[1] <== x[1];
    out <== hash.out;
}

component main = Main();
