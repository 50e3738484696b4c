// SPDX-License-Identifier: Apache-2.0
// Sums by a small key.
pragma circom 2.1.0;
include "order.circom";

// For each row and key 0 .. keys - 1 whether the row counts and has that key.
template ByKey(n, keys) {
    signal input key[n];
    signal input where[n];
    signal output is[n][keys];
    component place[n];
    for (var i = 0; i < n; i++) {
        place[i] = Place(keys);
        place[i].index <== key[i];
        for (var k = 0; k < keys; k++) { is[i][k] <== place[i].at[k] * where[i]; }
    }
}

// The sum of x over the rows of each key.
template SumByKey(n, keys) {
    signal input is[n][keys];
    signal input x[n];
    signal output sum[keys];
    signal part[n][keys];
    for (var k = 0; k < keys; k++) {
        var total = 0;
        for (var i = 0; i < n; i++) {
            part[i][k] <== is[i][k] * x[i];
            total += part[i][k];
        }
        sum[k] <== total;
    }
}
