// SPDX-License-Identifier: Apache-2.0
// Whether a = b.
pragma circom 2.1.0;
include "comparators.circom";

template Main() {
    signal input a;
    signal input b;
    signal output out;
    component equal = IsEqual();
    equal.in[0] <== a;
    equal.in[1] <== b;
    out <== equal.out;
}

component main = Main();
