// SPDX-License-Identifier: Apache-2.0
// Are readings taken at regular times?
pragma circom 2.1.0;
include "parts/rows.circom";
include "parts/tests.circom";
include "parts/division.circom";
include "parts/moments.circom";

template RegularTimes(n) {
    signal input context;
    signal input count;
    signal input salt;
    signal input taken[n];
    signal input systolic[n];
    signal output in_windows;
    signal output longest_pause;
    signal output days;
    signal output commitment;

    component bound = Context();
    bound.context <== context;
    component rows = Present(n);
    rows.count <== count;
    component hash = Commitment(n, 2);
    hash.tag <== 2978235868;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < n; i++) {
        hash.cells[i][0] <== taken[i];
        hash.cells[i][1] <== systolic[i];
    }
    commitment <== hash.out;
    component takenCheck = Field(n, 15, 0, 20159);
    for (var i = 0; i < n; i++) {
        takenCheck.x[i] <== taken[i];
        takenCheck.present[i] <== rows.present[i];
    }
    component systolicCheck = Field(n, 9, 0, 309);
    for (var i = 0; i < n; i++) {
        systolicCheck.x[i] <== systolic[i];
        systolicCheck.present[i] <== rows.present[i];
    }

    // Each time is later than the one before.
    component step[n];
    signal before[n];
    for (var i = 1; i < n; i++) {
        before[i] <== taken[i - 1] * rows.present[i];
        step[i] = Num2Bits(15);
        step[i].in <== taken[i] - before[i] - rows.present[i];
    }
    component real[n];
    for (var i = 0; i < n; i++) {
        real[i] = Within(9, 60, 260);
        real[i].x <== systolic[i];
    }
    component day[n];
    component morning[n];
    component evening[n];
    signal inTime[n];
    // Of the rows so far that count: whether there is one, the time of the first and of the last.
    signal some[n];
    signal last[n];
    signal first[n];
    signal pause[n];
    for (var i = 0; i < n; i++) {
        day[i] = Divide(4, 11);
        day[i].a <== taken[i];
        day[i].b <== 1440;
        morning[i] = Within(11, 300, 599);
        morning[i].x <== day[i].r;
        evening[i] = Within(11, 1020, 1379);
        evening[i].x <== day[i].r;
        // A time is never in both.
        inTime[i] <== (morning[i].out + evening[i].out) * real[i].out;
        if (i == 0) {
            some[i] <== real[i].out;
            last[i] <== taken[i] * real[i].out;
            first[i] <== last[i];
            pause[i] <== 0;
        } else {
            some[i] <== some[i - 1] + real[i].out - some[i - 1] * real[i].out;
            last[i] <== real[i].out * (taken[i] - last[i - 1]) + last[i - 1];
            first[i] <== (some[i] - some[i - 1]) * taken[i] + first[i - 1];
            // Where a row counts it is the time since the last one that does; else it is 0.
            pause[i] <== (last[i] - last[i - 1]) * some[i - 1];
        }
    }
    component number = Total(n);
    for (var i = 0; i < n; i++) { number.x[i] <== real[i].out; }
    component timely = Total(n);
    for (var i = 0; i < n; i++) { timely.x[i] <== inTime[i]; }
    component enough = GreaterEqThan(6);
    enough.in[0] <== number.out;
    enough.in[1] <== 12;
    enough.out === 1;
    component longest = Greatest(n, 15);
    for (var i = 0; i < n; i++) { longest.x[i] <== pause[i]; }
    component part = HalfUp(7, 6);
    part.a <== 100 * timely.out;
    part.b <== number.out;
    in_windows <== part.out;
    component hours = HalfUp(9, 6);
    hours.a <== longest.out;
    hours.b <== 60;
    longest_pause <== hours.out;
    component span = HalfUp(8, 11);
    span.a <== 10 * (last[n - 1] - first[n - 1]);
    span.b <== 1440;
    days <== span.out;
}

component main {public [context]} = RegularTimes(56);
