// SPDX-License-Identifier: Apache-2.0
// x has nine bits.
pragma circom 2.1.0;
include "bitify.circom";

template Main() {
    signal input x;
    component bits = Num2Bits(9);
    bits.in <== x;
}

component main = Main();
