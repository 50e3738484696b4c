// SPDX-License-Identifier: Apache-2.0
// Whether eight conditions hold.
pragma circom 2.1.0;
include "gates.circom";

template Main() {
    signal input x[8];
    signal output out;
    component all = MultiAND(8);
    for (var i = 0; i < 8; i++) { all.in[i] <== x[i]; }
    out <== all.out;
}

component main = Main();
