// SPDX-License-Identifier: Apache-2.0
// The greatest of 63 numbers of 16 bits.
pragma circom 2.1.0;
include "../suite/parts/tests.circom";

template Main() {
    signal input x[63];
    signal output out;
    component greatest = Greatest(63, 16);
    for (var i = 0; i < 63; i++) { greatest.x[i] <== x[i]; }
    out <== greatest.out;
}

component main = Main();
