// SPDX-License-Identifier: Apache-2.0
// Conditions, choices and what goes over all rows.
pragma circom 2.1.0;
include "bitify.circom";
include "comparators.circom";

// Whether x is in lo .. hi; all three below 2^bits.
template Within(bits, lo, hi) {
    signal input x;
    signal output out;
    component least = GreaterEqThan(bits);
    least.in[0] <== x;
    least.in[1] <== lo;
    component most = LessEqThan(bits);
    most.in[0] <== x;
    most.in[1] <== hi;
    out <== least.out * most.out;
}

template And() {
    signal input a;
    signal input b;
    signal output out;
    out <== a * b;
}

template Or() {
    signal input a;
    signal input b;
    signal output out;
    out <== a + b - a * b;
}

// a where flag is 1, else b.
template Select() {
    signal input flag;
    signal input a;
    signal input b;
    signal output out;
    out <== flag * (a - b) + b;
}

// The smaller and the greater of two numbers below 2^bits.
template Ordered(bits) {
    signal input a;
    signal input b;
    signal output low;
    signal output high;
    component less = LessThan(bits);
    less.in[0] <== b;
    less.in[1] <== a;
    signal step;
    step <== less.out * (a - b);
    low <== a - step;
    high <== b + step;
}

// The distance of two numbers below 2^bits.
template Distance(bits) {
    signal input a;
    signal input b;
    signal output out;
    component less = LessThan(bits);
    less.in[0] <== a;
    less.in[1] <== b;
    out <== (a - b) * (1 - 2 * less.out);
}

// x held between low and high; all distances are below 2^bits.
template Clamp(bits) {
    signal input x;
    signal input low;
    signal input high;
    signal output out;
    component lower = Ordered(bits);
    lower.a <== x;
    lower.b <== low;
    component upper = Ordered(bits);
    upper.a <== lower.high;
    upper.b <== high;
    out <== upper.low;
}

// The greatest of n numbers below 2^bits, at least 0.
template Greatest(n, bits) {
    signal input x[n];
    signal output out;
    component step[n];
    for (var i = 1; i < n; i++) {
        step[i] = Ordered(bits);
        if (i == 1) { step[i].a <== x[0]; } else { step[i].a <== step[i - 1].high; }
        step[i].b <== x[i];
    }
    out <== step[n - 1].high;
}
