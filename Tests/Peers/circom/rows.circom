// SPDX-License-Identifier: Apache-2.0
// A diary of 128 rows in small: range checks, a mask of presence, sums. A few thousand constraints.
pragma circom 2.0.0;

template Range(n) {
    signal input value;
    signal input present;
    signal bit[n];
    var sum = 0;
    for (var i = 0; i < n; i++) {
        bit[i] <-- (value >> i) & 1;
        bit[i] * (bit[i] - present) === 0;
        sum += bit[i] * (1 << i);
    }
    sum === value;
}

template Rows(n) {
    signal input count;
    signal input value[n][3];
    signal output total[3];
    signal output pairs;
    signal present[n];
    signal products[n];
    component range[n][3];
    var seen = 0;
    var sums[3] = [0, 0, 0];
    var dot = 0;
    for (var i = 0; i < n; i++) {
        present[i] <-- i < count ? 1 : 0;
        present[i] * (present[i] - 1) === 0;
        if (i > 0) { present[i] * (present[i - 1] - 1) === 0; }
        seen += present[i];
        for (var k = 0; k < 3; k++) {
            range[i][k] = Range(9);
            range[i][k].present <== present[i];
            range[i][k].value <== value[i][k];
            sums[k] += value[i][k];
        }
        products[i] <== value[i][0] * value[i][1];
        dot += products[i];
    }
    seen === count;
    for (var k = 0; k < 3; k++) { total[k] <== sums[k]; }
    pairs <== dot;
}

component main {public [count]} = Rows(128);
