// SPDX-License-Identifier: Apache-2.0
// Quotient, remainder and a field inverse, with a negative number on the way.
pragma circom 2.0.0;

template Divide() {
    signal input a;
    signal input b;
    signal output quotient;
    signal output remainder;
    signal output inverse;
    signal output negative;
    quotient <-- a \ b;
    remainder <-- a % b;
    a === quotient * b + remainder;
    inverse <-- 1 / b;
    inverse * b === 1;
    negative <== -a;
}

component main {public [a, b]} = Divide();
