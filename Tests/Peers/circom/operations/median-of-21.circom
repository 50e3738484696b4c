// SPDX-License-Identifier: Apache-2.0
// The middle one of 21 numbers of nine bits, by a sorting network.
pragma circom 2.1.0;
include "../suite/parts/order.circom";

template Main() {
    signal input x[21];
    signal output out;
    component sort = Sort(21, 9);
    for (var i = 0; i < 21; i++) { sort.x[i] <== x[i]; }
    out <== sort.out[10];
}

component main = Main();
