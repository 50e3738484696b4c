// SPDX-License-Identifier: Apache-2.0
// Products of long sums whose terms are written from the last wire to the first, and back again.
pragma circom 2.0.0;

template LongSums(n) {
    signal input x[n];
    signal input y[n];
    signal output dot;
    signal output mixed;
    signal products[n];
    var forward = 0;
    var backward = 0;
    var sum = 0;
    for (var i = 0; i < n; i++) {
        products[i] <== x[i] * y[n - 1 - i];
        sum += products[i];
        forward += (i + 1) * x[i] - y[i];
        backward += y[n - 1 - i] - (n - i) * x[n - 1 - i];
    }
    dot <== sum;
    mixed <== (forward + 1) * (backward + dot);
}

component main {public [y]} = LongSums(12);
