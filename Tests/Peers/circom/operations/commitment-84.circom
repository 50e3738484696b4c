// SPDX-License-Identifier: Apache-2.0
// A commitment to 84 rows of three fields.
pragma circom 2.1.0;
include "../suite/parts/rows.circom";

template Main() {
    signal input count;
    signal input salt;
    signal input x[84][3];
    signal output out;
    component hash = Commitment(84, 3);
    hash.tag <== 1;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < 84; i++) { for (var j = 0; j < 3; j++) { hash.cells[i][j] <== x[i][j]; } }
    out <== hash.out;
}

component main = Main();
