// SPDX-License-Identifier: Apache-2.0
// Poseidon of four values, by circomlib.
pragma circom 2.0.0;
include "poseidon.circom";

template Hash4() {
    signal input x[4];
    signal output digest;
    component hash = Poseidon(4);
    for (var i = 0; i < 4; i++) { hash.inputs[i] <== x[i]; }
    digest <== hash.out;
}

component main = Hash4();
