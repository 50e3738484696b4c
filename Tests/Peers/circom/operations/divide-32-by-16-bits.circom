// SPDX-License-Identifier: Apache-2.0
// A number of 32 bits divided by one of 16 bits, rounded down.
pragma circom 2.1.0;
include "../suite/parts/division.circom";

template Main() {
    signal input a;
    signal input b;
    signal output q;
    component division = Divide(32, 16);
    division.a <== a;
    division.b <== b;
    q <== division.q;
}

component main = Main();
