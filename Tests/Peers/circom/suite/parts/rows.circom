// SPDX-License-Identifier: Apache-2.0
// Tables in a circuit: which rows are there, fields within their ranges, and a commitment that hashes row by row.
pragma circom 2.1.0;
include "bitify.circom";
include "poseidon.circom";

// The first count of n rows are present.
template Present(n) {
    signal input count;
    signal output present[n];
    var total = 0;
    for (var i = 0; i < n; i++) {
        present[i] <-- i < count ? 1 : 0;
        present[i] * (present[i] - 1) === 0;
        if (i > 0) { present[i] * (1 - present[i - 1]) === 0; }
        total += present[i];
    }
    total === count;
}

// x is in lo .. hi, a range of less than 2^bits numbers; where present is 0 it is 0.
template Bounded(bits, lo, hi) {
    signal input x;
    signal input present;
    component above = Num2Bits(bits);
    above.in <== x - lo * present;
    component below = Num2Bits(bits);
    below.in <== hi * present - x;
}

// A field of n rows.
template Field(n, bits, lo, hi) {
    signal input x[n];
    signal input present[n];
    component check[n];
    for (var i = 0; i < n; i++) {
        check[i] = Bounded(bits, lo, hi);
        check[i].x <== x[i];
        check[i].present <== present[i];
    }
}

// A yes or no in n rows, no where the row is not there.
template Flags(n) {
    signal input x[n];
    signal input present[n];
    for (var i = 0; i < n; i++) { x[i] * (present[i] - x[i]) === 0; }
}

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

// What the proof is for goes into it.
template Context() {
    signal input context;
    signal square;
    square <== context * context;
}
