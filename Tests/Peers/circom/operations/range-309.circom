// SPDX-License-Identifier: Apache-2.0
// 0 <= x <= 309: two ranges of nine bits.
pragma circom 2.1.0;
include "../suite/parts/rows.circom";

template Main() {
    signal input x;
    component check = Bounded(9, 0, 309);
    check.x <== x;
    check.present <== 1;
}

component main = Main();
