// SPDX-License-Identifier: Apache-2.0
// Takes the place of suite/parts/order.circom. Values by their rank: a sorting network, then the value at a secret place.
pragma circom 2.1.0;
include "bitify.circom";
include "comparators.circom";
include "multiplexer.circom";
include "tests.circom";

// n numbers below 2^bits in order, by odd-even transposition.
template Sort(n, bits) {
    signal input x[n];
    signal output out[n];
    signal wire[n + 1][n];
    component pair[n][n];
    for (var i = 0; i < n; i++) { wire[0][i] <== x[i]; }
    for (var step = 0; step < n; step++) {
        if (step % 2 == 1) { wire[step + 1][0] <== wire[step][0]; }
        for (var i = step % 2; i < n; i += 2) {
            if (i + 1 < n) {
                pair[step][i] = Ordered(bits);
                pair[step][i].a <== wire[step][i];
                pair[step][i].b <== wire[step][i + 1];
                wire[step + 1][i] <== pair[step][i].low;
                wire[step + 1][i + 1] <== pair[step][i].high;
            } else {
                wire[step + 1][i] <== wire[step][i];
            }
        }
    }
    for (var i = 0; i < n; i++) { out[i] <== wire[n][i]; }
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
    component equal[n];
    var found = 0;
    for (var i = 0; i < n; i++) {
        equal[i] = IsEqual();
        equal[i].in[0] <== index;
        equal[i].in[1] <== i;
        at[i] <== equal[i].out;
        found += equal[i].out;
    }
    found === 1;
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
