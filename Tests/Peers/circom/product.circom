// SPDX-License-Identifier: Apache-2.0
// One product: one output, two private inputs, one constraint.
pragma circom 2.0.0;

template Product() {
    signal input a;
    signal input b;
    signal output c;
    c <== a * b;
}

component main = Product();
