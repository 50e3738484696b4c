// SPDX-License-Identifier: Apache-2.0
// A public input that no constraint touches: nothing binds it, so its point in the verifying key is infinity.
pragma circom 2.0.0;

template Untouched() {
    signal input touched;
    signal input untouched;
    signal input secret;
    signal output square;
    square <== secret * secret + touched;
}

component main {public [touched, untouched]} = Untouched();
