// SPDX-License-Identifier: Apache-2.0
// a or b by a flag.
pragma circom 2.1.0;
include "../suite/parts/tests.circom";

template Main() {
    signal input flag;
    signal input a;
    signal input b;
    signal output out;
    component select = Select();
    select.flag <== flag;
    select.a <== a;
    select.b <== b;
    out <== select.out;
}

component main = Main();
