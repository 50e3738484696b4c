// SPDX-License-Identifier: Apache-2.0
// a <= b must hold, numbers of 16 bits.
pragma circom 2.1.0;
include "bitify.circom";

template Main() {
    signal input a;
    signal input b;
    component bits = Num2Bits(16);
    bits.in <== b - a;
}

component main = Main();
