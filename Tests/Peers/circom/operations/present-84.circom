// SPDX-License-Identifier: Apache-2.0
// Which of 84 rows are there, given how many.
pragma circom 2.1.0;
include "../suite/parts/rows.circom";

template Main() {
    signal input count;
    signal output present[84];
    component rows = Present(84);
    rows.count <== count;
    for (var i = 0; i < 84; i++) { present[i] <== rows.present[i]; }
}

component main = Main();
