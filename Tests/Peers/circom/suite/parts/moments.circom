// SPDX-License-Identifier: Apache-2.0
// Sums of products over the rows that count, for means, variances, slopes and correlations.
pragma circom 2.1.0;

// n Σxy - Σx Σy over rows that count, with n how many they are; x and y are 0 elsewhere.
template Spread(rows) {
    signal input x[rows];
    signal input y[rows];
    signal input n;
    signal output out;
    signal xy[rows];
    var sumX = 0;
    var sumY = 0;
    var sumXY = 0;
    for (var i = 0; i < rows; i++) {
        xy[i] <== x[i] * y[i];
        sumX += x[i];
        sumY += y[i];
        sumXY += xy[i];
    }
    signal first;
    first <== n * sumXY;
    out <== first - sumX * sumY;
}

// x where the row counts, else 0.
template Masked(rows) {
    signal input x[rows];
    signal input where[rows];
    signal output out[rows];
    for (var i = 0; i < rows; i++) { out[i] <== x[i] * where[i]; }
}

template Total(rows) {
    signal input x[rows];
    signal output out;
    var total = 0;
    for (var i = 0; i < rows; i++) { total += x[i]; }
    out <== total;
}
