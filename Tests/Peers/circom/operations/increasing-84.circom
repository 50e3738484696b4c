// SPDX-License-Identifier: Apache-2.0
// 84 numbers of 15 bits, each above the one before.
pragma circom 2.1.0;
include "bitify.circom";

template Main() {
    signal input x[84];
    component step[84];
    for (var i = 1; i < 84; i++) {
        step[i] = Num2Bits(15);
        step[i].in <== x[i] - x[i - 1] - 1;
    }
}

component main = Main();
