// SPDX-License-Identifier: Apache-2.0
// A number of 16 bits divided by 7, rounded down.
pragma circom 2.1.0;
include "../suite/parts/division.circom";

template Main() {
    signal input x;
    signal output q;
    signal output r;
    component division = Divide(14, 3);
    division.a <== x;
    division.b <== 7;
    q <== division.q;
    r <== division.r;
}

component main = Main();
