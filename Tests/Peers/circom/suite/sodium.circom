// SPDX-License-Identifier: Apache-2.0
// Salt and blood pressure.
pragma circom 2.1.0;
include "parts/rows.circom";
include "parts/tests.circom";
include "parts/division.circom";
include "parts/order.circom";
include "parts/moments.circom";

template Sodium(n) {
    signal input context;
    signal input count;
    signal input salt;
    signal input sodium[n];
    signal input systolic[n];
    signal output rise_a_gram;
    signal output usual_sodium;
    signal output above_limit;
    signal output commitment;

    component bound = Context();
    bound.context <== context;
    component rows = Present(n);
    rows.count <== count;
    component hash = Commitment(n, 2);
    hash.tag <== 3038723837;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < n; i++) {
        hash.cells[i][0] <== sodium[i];
        hash.cells[i][1] <== systolic[i];
    }
    commitment <== hash.out;
    component sodiumCheck = Field(n, 14, 0, 15000);
    for (var i = 0; i < n; i++) {
        sodiumCheck.x[i] <== sodium[i];
        sodiumCheck.present[i] <== rows.present[i];
    }
    component systolicCheck = Field(n, 12, 0, 3090);
    for (var i = 0; i < n; i++) {
        systolicCheck.x[i] <== systolic[i];
        systolicCheck.present[i] <== rows.present[i];
    }

    component fed[n];
    for (var i = 0; i < n; i++) {
        fed[i] = Within(14, 500, 10000);
        fed[i].x <== sodium[i];
    }
    component real[n];
    for (var i = 0; i < n; i++) {
        real[i] = Within(12, 600, 2600);
        real[i].x <== systolic[i];
    }
    signal eaten[n];
    for (var i = 0; i < n; i++) { eaten[i] <== fed[i].out * real[i].out; }
    component number = Total(n);
    for (var i = 0; i < n; i++) { number.x[i] <== eaten[i]; }
    component enough = GreaterEqThan(5);
    enough.in[0] <== number.out;
    enough.in[1] <== 10;
    enough.out === 1;
    component salts = Masked(n);
    for (var i = 0; i < n; i++) {
        salts.x[i] <== sodium[i];
        salts.where[i] <== eaten[i];
    }
    component values = Masked(n);
    for (var i = 0; i < n; i++) {
        values.x[i] <== systolic[i];
        values.where[i] <== eaten[i];
    }
    component rise = Spread(n);
    rise.n <== number.out;
    for (var i = 0; i < n; i++) {
        rise.x[i] <== salts.out[i];
        rise.y[i] <== values.out[i];
    }
    component run = Spread(n);
    run.n <== number.out;
    for (var i = 0; i < n; i++) {
        run.x[i] <== salts.out[i];
        run.y[i] <== salts.out[i];
    }
    component divisor = Divisor();
    divisor.x <== run.out;
    signal rising;
    rising <== rise.out * (1 - divisor.isZero);
    // In tenths of mmHg for a milligram; 1000 of them are held between -990 and 990 tenths.
    component slope = Clamp(45);
    slope.x <== 1000 * rising;
    slope.low <== -990 * divisor.out;
    slope.high <== 990 * divisor.out;
    component gram = SignedHalfUp(11, 35, 990);
    gram.a <== slope.out;
    gram.b <== divisor.out;
    rise_a_gram <== gram.out;
    component sorted = SortWhere(n, 14);
    component middle = Middle(n, 5);
    middle.count <== number.out;
    for (var i = 0; i < n; i++) {
        sorted.x[i] <== sodium[i];
        sorted.where[i] <== eaten[i];
    }
    for (var i = 0; i < n; i++) { middle.sorted[i] <== sorted.out[i]; }
    component usual = HalfUp(14, 2);
    usual.a <== middle.low + middle.high;
    usual.b <== 2;
    usual_sodium <== usual.out;
    component above = GreaterThan(15);
    above.in[0] <== middle.low + middle.high;
    above.in[1] <== 4000;
    above_limit <== above.out;
}

component main {public [context]} = Sodium(28);
