// SPDX-License-Identifier: Apache-2.0
// Values by their rank: a sorting network, then the value at a secret place.
pragma circom 2.1.0;
include "bitify.circom";
include "comparators.circom";
include "multiplexer.circom";
include "tests.circom";

// n numbers below 2^bits in order, by Batcher's merge exchange (Knuth, volume 3, algorithm 5.2.2 M).
template Sort(n, bits) {
    signal input x[n];
    signal output out[n];
    var steps = 0;
    for (var p = 1; p < n; p *= 2) { for (var k = p; k >= 1; k = k \ 2) { steps++; } }
    signal wire[steps + 1][n];
    component pair[steps][n];
    for (var i = 0; i < n; i++) { wire[0][i] <== x[i]; }
    var step = 0;
    for (var p = 1; p < n; p *= 2) {
        for (var k = p; k >= 1; k = k \ 2) {
            var moved[n];
            for (var i = 0; i < n; i++) { moved[i] = 0; }
            for (var j = k % p; j <= n - 1 - k; j += 2 * k) {
                for (var i = 0; i < k && i + j + k < n; i++) {
                    if ((i + j) \ (2 * p) == (i + j + k) \ (2 * p)) {
                        pair[step][i + j] = Ordered(bits);
                        pair[step][i + j].a <== wire[step][i + j];
                        pair[step][i + j].b <== wire[step][i + j + k];
                        wire[step + 1][i + j] <== pair[step][i + j].low;
                        wire[step + 1][i + j + k] <== pair[step][i + j].high;
                        moved[i + j] = 1;
                        moved[i + j + k] = 1;
                    }
                }
            }
            for (var i = 0; i < n; i++) { if (moved[i] == 0) { wire[step + 1][i] <== wire[step][i]; } }
            step++;
        }
    }
    for (var i = 0; i < n; i++) { out[i] <== wire[steps][i]; }
}

// The rows that count in order, below 2^bits - 1; behind them 2^bits - 1 for each that does not.
template SortWhere(n, bits) {
    signal input x[n];
    signal input where[n];
    signal output out[n];
    component sort = Sort(n, bits);
    for (var i = 0; i < n; i++) { sort.x[i] <== where[i] * (x[i] - (2 ** bits - 1)) + 2 ** bits - 1; }
    for (var i = 0; i < n; i++) { out[i] <== sort.out[i]; }
}

// Which of n places is the one with this index; the index is below n.
template Place(n) {
    signal input index;
    signal output at[n];
    component decoder = Decoder(n);
    decoder.inp <== index;
    for (var i = 0; i < n; i++) { at[i] <== decoder.out[i]; }
    decoder.success === 1;
}

// The element at an index below n.
template At(n) {
    signal input x[n];
    signal input index;
    signal output out;
    component place = Place(n);
    place.index <== index;
    component sum = EscalarProduct(n);
    for (var i = 0; i < n; i++) {
        sum.in1[i] <== x[i];
        sum.in2[i] <== place.at[i];
    }
    out <== sum.out;
}

// The two in the middle of the first count of n sorted values, which count at least one; bits hold the count.
template Middle(n, bits) {
    signal input sorted[n];
    signal input count;
    signal output low;
    signal output high;
    component digits = Num2Bits(bits);
    digits.in <== count;
    component place = Place(n);
    place.index <== (count - digits.out[0]) / 2;
    component upper = EscalarProduct(n);
    component lower = EscalarProduct(n);
    for (var i = 0; i < n; i++) {
        upper.in1[i] <== sorted[i];
        upper.in2[i] <== place.at[i];
        if (i == 0) { lower.in1[i] <== 0; } else { lower.in1[i] <== sorted[i - 1]; }
        lower.in2[i] <== place.at[i];
    }
    high <== upper.out;
    low <== digits.out[0] * (upper.out - lower.out) + lower.out;
}
