// SPDX-License-Identifier: Apache-2.0
// The square root of a number of 32 bits, rounded down.
pragma circom 2.1.0;
include "comparators.circom";
include "bitify.circom";

template Main() {
    signal input x;
    signal output root;
    var guess = 0;
    for (var bit = 32768; bit >= 1; bit = bit \ 2) { if ((guess + bit) * (guess + bit) <= x) { guess += bit; } }
    root <-- guess;
    component bits = Num2Bits(16);
    bits.in <== root;
    signal square;
    square <== root * root;
    component below = LessEqThan(32);
    below.in[0] <== square;
    below.in[1] <== x;
    below.out === 1;
    component above = LessThan(33);
    above.in[0] <== x;
    above.in[1] <== square + 2 * root + 1;
    above.out === 1;
}

component main = Main();
