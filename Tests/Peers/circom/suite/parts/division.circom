// SPDX-License-Identifier: Apache-2.0
// Division and rounding: the prover says the result, and range checks leave no other.
pragma circom 2.1.0;
include "bitify.circom";
include "comparators.circom";

// a = q * b + r with r < b; q below 2^qbits, b below 2^rbits, a not negative.
template Divide(qbits, rbits) {
    signal input a;
    signal input b;
    signal output q;
    signal output r;
    q <-- a \ b;
    component quotient = Num2Bits(qbits);
    quotient.in <== q;
    r <== a - q * b;
    component rest = Num2Bits(rbits);
    rest.in <== r;
    component less = LessThan(rbits);
    less.in[0] <== r;
    less.in[1] <== b;
    less.out === 1;
}

// a / b rounded to a whole number, halfway up; a is not negative, b is below 2^rbits.
template HalfUp(qbits, rbits) {
    signal input a;
    signal input b;
    signal output out;
    component halves = Divide(qbits, rbits + 1);
    halves.a <== 2 * a + b;
    halves.b <== 2 * b;
    out <== halves.q;
}

// The same for a of either sign, where a / b is above -shift.
template SignedHalfUp(qbits, rbits, shift) {
    signal input a;
    signal input b;
    signal output out;
    component moved = HalfUp(qbits, rbits);
    moved.a <== a + shift * b;
    moved.b <== b;
    out <== moved.out - shift;
}

// x / 4 rounded down, for x of so many bits.
template Quarter(bits) {
    signal input x;
    signal output out;
    component digits = Num2Bits(bits);
    digits.in <== x;
    out <== (x - digits.out[0] - 2 * digits.out[1]) / 4;
}

// x, or 1 where x is 0.
template Divisor() {
    signal input x;
    signal output out;
    signal output isZero;
    component zero = IsZero();
    zero.in <== x;
    isZero <== zero.out;
    out <== x + zero.out;
}
