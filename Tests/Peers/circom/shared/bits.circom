// SPDX-License-Identifier: Apache-2.0
// A number and its bits.
pragma circom 2.0.0;

template Bits(n) {
    signal input value;
    signal output bit[n];
    var sum = 0;
    for (var i = 0; i < n; i++) {
        bit[i] <-- (value >> i) & 1;
        bit[i] * (bit[i] - 1) === 0;
        sum += bit[i] * (1 << i);
    }
    sum === value;
}
