// SPDX-License-Identifier: Apache-2.0
// How many of 84 rows have each of 21 keys.
pragma circom 2.1.0;
include "../suite/parts/groups.circom";

template Main() {
    signal input key[84];
    signal input where[84];
    signal output count[21];
    component days = ByKey(84, 21);
    for (var i = 0; i < 84; i++) {
        days.key[i] <== key[i];
        days.where[i] <== where[i];
    }
    for (var k = 0; k < 21; k++) {
        var total = 0;
        for (var i = 0; i < 84; i++) { total += days.is[i][k]; }
        count[k] <== total;
    }
}

component main = Main();
