// SPDX-License-Identifier: Apache-2.0
// The middle one of 63 numbers of 16 bits, by a sorting network.
pragma circom 2.1.0;
include "../suite/parts/order.circom";

template Main() {
    signal input x[63];
    signal output out;
    component sort = Sort(63, 16);
    for (var i = 0; i < 63; i++) { sort.x[i] <== x[i]; }
    out <== sort.out[31];
}

component main = Main();
