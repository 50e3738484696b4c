// SPDX-License-Identifier: Apache-2.0
// Sums only: every constraint has empty A and B.
pragma circom 2.0.0;

template Linear() {
    signal input x[4];
    signal output total;
    signal output weighted;
    signal output shifted;
    total <== x[0] + x[1] + x[2] + x[3];
    weighted <== 3 * x[3] - 5 * x[0] + 7;
    shifted <== x[2] - 1;
}

component main {public [x]} = Linear();
