// SPDX-License-Identifier: Apache-2.0
// a < b, numbers of 16 bits.
pragma circom 2.1.0;
include "comparators.circom";

template Main() {
    signal input a;
    signal input b;
    signal output out;
    component less = LessThan(16);
    less.in[0] <== a;
    less.in[1] <== b;
    out <== less.out;
}

component main = Main();
