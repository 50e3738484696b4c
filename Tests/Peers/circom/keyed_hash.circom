// SPDX-License-Identifier: Apache-2.0
// MiMC of three values with a public key, by circomlib.
pragma circom 2.0.0;
include "mimc.circom";

template HashKeyed() {
    signal input x[3];
    signal input key;
    signal output digest;
    component hash = MultiMiMC7(3, 91);
    for (var i = 0; i < 3; i++) { hash.in[i] <== x[i]; }
    hash.k <== key;
    digest <== hash.out;
}

component main {public [key]} = HashKeyed();
