// SPDX-License-Identifier: Apache-2.0
// Whether x, of 0 .. 309, is in 60 .. 260.
pragma circom 2.1.0;
include "../suite/parts/tests.circom";

template Main() {
    signal input x;
    signal output out;
    component within = Within(9, 60, 260);
    within.x <== x;
    out <== within.out;
}

component main = Main();
