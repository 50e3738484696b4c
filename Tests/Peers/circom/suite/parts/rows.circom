// SPDX-License-Identifier: Apache-2.0
// Tables in a circuit: which rows are there, fields within their ranges.
pragma circom 2.1.0;
include "bitify.circom";
include "commitment.circom";

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

// What the proof is for goes into it.
template Context() {
    signal input context;
    signal square;
    square <== context * context;
}
