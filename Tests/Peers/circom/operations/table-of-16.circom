// SPDX-License-Identifier: Apache-2.0
// One of 16 constants at a secret place.
pragma circom 2.1.0;
include "mux4.circom";
include "bitify.circom";

template Main() {
    signal input index;
    signal output out;
    component bits = Num2Bits(4);
    bits.in <== index;
    component mux = Mux4();
    for (var i = 0; i < 16; i++) { mux.c[i] <== i * i * i + 7; }
    for (var i = 0; i < 4; i++) { mux.s[i] <== bits.out[i]; }
    out <== mux.out;
}

component main = Main();
