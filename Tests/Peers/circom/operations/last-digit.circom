// SPDX-License-Identifier: Apache-2.0
// x is in 0 .. 309, and its last digit.
pragma circom 2.1.0;
include "../suite/parts/division.circom";
include "../suite/parts/rows.circom";

template Main() {
    signal input x;
    signal output digit;
    component check = Bounded(9, 0, 309);
    check.x <== x;
    check.present <== 1;
    component division = Divide(5, 4);
    division.a <== x;
    division.b <== 10;
    digit <== division.r;
}

component main = Main();
