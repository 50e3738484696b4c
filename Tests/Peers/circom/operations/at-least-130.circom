// SPDX-License-Identifier: Apache-2.0
// Whether x, of 0 .. 309, is 130 or more.
pragma circom 2.1.0;
include "comparators.circom";

template Main() {
    signal input x;
    signal output out;
    component least = GreaterEqThan(9);
    least.in[0] <== x;
    least.in[1] <== 130;
    out <== least.out;
}

component main = Main();
