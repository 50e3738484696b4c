// SPDX-License-Identifier: Apache-2.0
// One of 64 values at a secret place.
pragma circom 2.1.0;
include "multiplexer.circom";

template Main() {
    signal input x[64];
    signal input index;
    signal output out;
    component mux = Multiplexer(1, 64);
    for (var i = 0; i < 64; i++) { mux.inp[i][0] <== x[i]; }
    mux.sel <== index;
    out <== mux.out[0];
}

component main = Main();
