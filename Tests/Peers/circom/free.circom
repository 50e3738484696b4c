// SPDX-License-Identifier: Apache-2.0
// No constraint at all, but a public input.
pragma circom 2.0.0;

template Free() {
    signal input anything;
}

component main {public [anything]} = Free();
