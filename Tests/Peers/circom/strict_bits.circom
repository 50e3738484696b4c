// SPDX-License-Identifier: Apache-2.0
// The 254 bits of a field element, checked to be the canonical ones, and a strict comparison, by circomlib.
pragma circom 2.0.0;
include "bitify.circom";
include "comparators.circom";

template StrictBits() {
    signal input value;
    signal input limit;
    signal output low;
    signal output below;
    component bits = Num2Bits_strict();
    component less = LessThan(32);
    var sum = 0;
    bits.in <== value;
    for (var i = 0; i < 32; i++) { sum += bits.out[i] * (1 << i); }
    low <== sum;
    less.in[0] <== sum;
    less.in[1] <== limit;
    below <== less.out;
}

component main {public [limit]} = StrictBits();
