// SPDX-License-Identifier: Apache-2.0
// Is the diary complete, session by session?
pragma circom 2.1.0;
include "parts/rows.circom";
include "parts/tests.circom";
include "parts/division.circom";
include "parts/groups.circom";
include "parts/moments.circom";

template Sessions(n) {
    signal input context;
    signal input count;
    signal input salt;
    signal input day[n];
    signal input session[n];
    signal input systolic[n];
    signal input pulseKnown[n];
    signal input pulse[n];
    signal output score;
    signal output band;
    signal output commitment;

    component bound = Context();
    bound.context <== context;
    component rows = Present(n);
    rows.count <== count;
    component hash = Commitment(n, 5);
    hash.tag <== 2590022931;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < n; i++) {
        hash.cells[i][0] <== day[i];
        hash.cells[i][1] <== session[i];
        hash.cells[i][2] <== systolic[i];
        hash.cells[i][3] <== pulseKnown[i];
        hash.cells[i][4] <== pulse[i];
    }
    commitment <== hash.out;
    component dayCheck = Field(n, 5, 1, 21);
    for (var i = 0; i < n; i++) {
        dayCheck.x[i] <== day[i];
        dayCheck.present[i] <== rows.present[i];
    }
    component sessionCheck = Flags(n);
    for (var i = 0; i < n; i++) {
        sessionCheck.x[i] <== session[i];
        sessionCheck.present[i] <== rows.present[i];
    }
    component systolicCheck = Field(n, 9, 0, 309);
    for (var i = 0; i < n; i++) {
        systolicCheck.x[i] <== systolic[i];
        systolicCheck.present[i] <== rows.present[i];
    }
    component pulseFlag = Flags(n);
    for (var i = 0; i < n; i++) {
        pulseFlag.x[i] <== pulseKnown[i];
        pulseFlag.present[i] <== rows.present[i];
    }
    component pulseCheck = Field(n, 8, 0, 254);
    for (var i = 0; i < n; i++) {
        pulseCheck.x[i] <== pulse[i];
        pulseCheck.present[i] <== pulseKnown[i];
    }

    component usable[n];
    for (var i = 0; i < n; i++) {
        usable[i] = Within(9, 60, 260);
        usable[i].x <== systolic[i];
    }
    component days = ByKey(n, 21);
    component evenings = SumByKey(n, 21);
    signal withPulse[n];
    for (var i = 0; i < n; i++) {
        days.key[i] <== day[i] - rows.present[i];
        days.where[i] <== usable[i].out;
        evenings.x[i] <== session[i];
        withPulse[i] <== usable[i].out * pulseKnown[i];
    }
    for (var i = 0; i < n; i++) {
        for (var k = 0; k < 21; k++) { evenings.is[i][k] <== days.is[i][k]; }
    }
    component none[21];
    component evening[21];
    component morning[21];
    component longest[21];
    signal full[21];
    signal run[21];
    signal most[21];
    var fullDays = 0;
    for (var k = 0; k < 21; k++) {
        var all = 0;
        for (var i = 0; i < n; i++) { all += days.is[i][k]; }
        none[k] = IsZero();
        none[k].in <== all;
        evening[k] = GreaterEqThan(7);
        evening[k].in[0] <== evenings.sum[k];
        evening[k].in[1] <== 2;
        morning[k] = GreaterEqThan(7);
        morning[k].in[0] <== all - evenings.sum[k];
        morning[k].in[1] <== 2;
        full[k] <== evening[k].out * morning[k].out;
        fullDays += full[k];
        // The days without a reading so far, in a row, and the most of them.
        if (k == 0) {
            run[k] <== none[k].out;
            most[k] <== none[k].out;
        } else {
            run[k] <== (run[k - 1] + 1) * none[k].out;
            longest[k] = Ordered(5);
            longest[k].a <== most[k - 1];
            longest[k].b <== run[k];
            most[k] <== longest[k].high;
        }
    }
    component number = Total(n);
    for (var i = 0; i < n; i++) { number.x[i] <== usable[i].out; }
    component pulses = Total(n);
    for (var i = 0; i < n; i++) { pulses.x[i] <== withPulse[i]; }
    component near = Clamp(5);
    near.x <== 7 - most[20];
    near.low <== 0;
    near.high <== 6;
    component divisor = Divisor();
    divisor.x <== number.out;
    // 40 number / 84 + 30 full / 21 + 20 near / 6 + 10 pulses / number, over 84 number.
    signal whole;
    whole <== (40 * number.out + 120 * fullDays + 280 * near.out) * divisor.out;
    signal points;
    points <== whole + 840 * pulses.out;
    component round = HalfUp(10, 13);
    round.a <== 10 * points;
    round.b <== 84 * divisor.out;
    score <== round.out;
    component reachesA = GreaterEqThan(20);
    reachesA.in[0] <== points;
    reachesA.in[1] <== 7560 * divisor.out;
    component reachesB = GreaterEqThan(20);
    reachesB.in[0] <== points;
    reachesB.in[1] <== 6300 * divisor.out;
    component reachesC = GreaterEqThan(20);
    reachesC.in[0] <== points;
    reachesC.in[1] <== 4200 * divisor.out;
    band <== 3 - reachesA.out - reachesB.out - reachesC.out;
}

component main {public [context]} = Sessions(84);
