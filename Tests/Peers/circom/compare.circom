// SPDX-License-Identifier: Apache-2.0
// Is a below b, and are they equal: a comparison by one bit decomposition and an is-zero by an inverse.
pragma circom 2.0.0;
include "shared/bits.circom";

template Compare(n) {
    signal input a;
    signal input b;
    signal output below;
    signal output equal;
    signal inverse;
    component left = Bits(n);
    component right = Bits(n);
    component difference = Bits(n + 1);
    left.value <== a;
    right.value <== b;
    difference.value <== a - b + (1 << n);
    below <== 1 - difference.bit[n];
    inverse <-- a != b ? 1 / (a - b) : 0;
    equal <== 1 - (a - b) * inverse;
    (a - b) * equal === 0;
}

component main {public [b]} = Compare(16);
