// SPDX-License-Identifier: Apache-2.0
// A commitment that hashes row by row.
pragma circom 2.1.0;
include "poseidon.circom";

// Poseidon over the tag, the count and the salt, then over what there is so far and one row after the other.
template Commitment(n, fields) {
    signal input tag;
    signal input count;
    signal input salt;
    signal input cells[n][fields];
    signal output out;
    component start = Poseidon(3);
    start.inputs[0] <== tag;
    start.inputs[1] <== count;
    start.inputs[2] <== salt;
    component row[n];
    for (var i = 0; i < n; i++) {
        row[i] = Poseidon(fields + 1);
        if (i == 0) { row[i].inputs[0] <== start.out; } else { row[i].inputs[0] <== row[i - 1].out; }
        for (var j = 0; j < fields; j++) { row[i].inputs[j + 1] <== cells[i][j]; }
    }
    out <== row[n - 1].out;
}
