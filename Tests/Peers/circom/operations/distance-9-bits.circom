// SPDX-License-Identifier: Apache-2.0
// |a - b|, numbers of nine bits.
pragma circom 2.1.0;
include "../suite/parts/tests.circom";

template Main() {
    signal input a;
    signal input b;
    signal output out;
    component distance = Distance(9);
    distance.a <== a;
    distance.b <== b;
    out <== distance.out;
}

component main = Main();
