// SPDX-License-Identifier: Apache-2.0
// One product of long sums over more than 256 wires: from there on circom no longer writes terms in wire order.
pragma circom 2.0.0;

template Wide(n) {
    signal input x[n];
    signal output product;
    var left = 1;
    var right = -1;
    for (var i = 0; i < n; i++) {
        left += (i + 1) * x[i];
        right -= x[i];
    }
    product <== left * right;
}

component main = Wide(280);
