// SPDX-License-Identifier: Apache-2.0
// Variability from day to day.
pragma circom 2.1.0;
include "parts/rows.circom";
include "parts/tests.circom";
include "parts/division.circom";
include "parts/groups.circom";
include "parts/moments.circom";

template Variability(n) {
    signal input context;
    signal input count;
    signal input salt;
    signal input day[n];
    signal input systolic[n];
    signal output deviation;
    signal output commitment;

    component bound = Context();
    bound.context <== context;
    component rows = Present(n);
    rows.count <== count;
    component hash = Commitment(n, 2);
    hash.tag <== 4201064339;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < n; i++) {
        hash.cells[i][0] <== day[i];
        hash.cells[i][1] <== systolic[i];
    }
    commitment <== hash.out;
    component dayCheck = Field(n, 5, 1, 21);
    for (var i = 0; i < n; i++) {
        dayCheck.x[i] <== day[i];
        dayCheck.present[i] <== rows.present[i];
    }
    component systolicCheck = Field(n, 9, 0, 309);
    for (var i = 0; i < n; i++) {
        systolicCheck.x[i] <== systolic[i];
        systolicCheck.present[i] <== rows.present[i];
    }

    component real[n];
    for (var i = 0; i < n; i++) {
        real[i] = Within(9, 60, 260);
        real[i].x <== systolic[i];
    }
    component later[n];
    component days = ByKey(n, 21);
    component sums = SumByKey(n, 21);
    signal kept[n];
    for (var i = 0; i < n; i++) {
        later[i] = GreaterThan(5);
        later[i].in[0] <== day[i];
        later[i].in[1] <== 1;
        kept[i] <== later[i].out * real[i].out;
        days.key[i] <== day[i] - rows.present[i];
        days.where[i] <== kept[i];
        sums.x[i] <== systolic[i];
    }
    for (var i = 0; i < n; i++) {
        for (var k = 0; k < 21; k++) { sums.is[i][k] <== days.is[i][k]; }
    }
    component divisor[21];
    component level[21];
    var number = 0;
    for (var k = 0; k < 21; k++) {
        var all = 0;
        for (var i = 0; i < n; i++) { all += days.is[i][k]; }
        divisor[k] = Divisor();
        divisor[k].x <== all;
        // Without a reading the sum is 0, and so is the level.
        level[k] = HalfUp(12, 7);
        level[k].a <== 10 * sums.sum[k];
        level[k].b <== divisor[k].out;
        number += 1 - divisor[k].isZero;
    }
    component enough = GreaterEqThan(5);
    enough.in[0] <== number;
    enough.in[1] <== 7;
    enough.out === 1;
    component squares = Spread(21);
    squares.n <== number;
    for (var k = 0; k < 21; k++) {
        squares.x[k] <== level[k].out;
        squares.y[k] <== level[k].out;
    }
    // The root of squares / (number (number - 1)): s tenths with 2 s in 2s - 1 .. 2s + 1.
    signal pairs;
    pairs <== number * (number - 1);
    signal s;
    var guess = 0;
    for (var k = 1; k <= 2000; k++) { if ((2 * k - 1) * (2 * k - 1) * pairs <= 4 * squares.out) { guess = k; } }
    s <-- guess;
    component small = Num2Bits(11);
    small.in <== s;
    component zero = IsZero();
    zero.in <== s;
    signal square;
    square <== s * s;
    signal lower;
    lower <== (4 * square - 4 * s + 1 - zero.out) * pairs;
    signal upper;
    upper <== (4 * square + 4 * s + 1) * pairs;
    component reaches = LessEqThan(34);
    reaches.in[0] <== lower;
    reaches.in[1] <== 4 * squares.out;
    reaches.out === 1;
    component stays = LessThan(34);
    stays.in[0] <== 4 * squares.out;
    stays.in[1] <== upper;
    stays.out === 1;
    deviation <== s;
}

component main {public [context]} = Variability(84);
