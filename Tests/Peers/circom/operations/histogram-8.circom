// SPDX-License-Identifier: Apache-2.0
// Which of eight bins between seven edges x is in, of nine bits.
pragma circom 2.1.0;
include "comparators.circom";

template Main() {
    signal input x;
    signal output bin[8];
    component least[8];
    for (var i = 1; i < 8; i++) {
        least[i] = GreaterEqThan(9);
        least[i].in[0] <== x;
        least[i].in[1] <== 37 * i + 90;
    }
    bin[0] <== 1 - least[1].out;
    for (var i = 1; i < 7; i++) { bin[i] <== least[i].out - least[i + 1].out; }
    bin[7] <== least[7].out;
}

component main = Main();
