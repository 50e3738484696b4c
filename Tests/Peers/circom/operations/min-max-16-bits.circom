// SPDX-License-Identifier: Apache-2.0
// The smaller and the greater of two numbers of 16 bits.
pragma circom 2.1.0;
include "../suite/parts/tests.circom";

template Main() {
    signal input a;
    signal input b;
    signal output low;
    signal output high;
    component both = Ordered(16);
    both.a <== a;
    both.b <== b;
    low <== both.low;
    high <== both.high;
}

component main = Main();
