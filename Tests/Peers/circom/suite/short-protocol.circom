// SPDX-License-Identifier: Apache-2.0
// Home blood pressure by the five-day protocol.
pragma circom 2.1.0;
include "parts/rows.circom";
include "parts/tests.circom";
include "parts/division.circom";
include "parts/moments.circom";

template ShortProtocol(n) {
    signal input context;
    signal input count;
    signal input salt;
    signal input day[n];
    signal input session[n];
    signal input number[n];
    signal input systolic[n];
    signal input pulseKnown[n];
    signal input pulse[n];
    signal output mean_systolic;
    signal output settles;
    signal output with_pulse;
    signal output commitment;

    component bound = Context();
    bound.context <== context;
    component rows = Present(n);
    rows.count <== count;
    component hash = Commitment(n, 6);
    hash.tag <== 3459505426;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < n; i++) {
        hash.cells[i][0] <== day[i];
        hash.cells[i][1] <== session[i];
        hash.cells[i][2] <== number[i];
        hash.cells[i][3] <== systolic[i];
        hash.cells[i][4] <== pulseKnown[i];
        hash.cells[i][5] <== pulse[i];
    }
    commitment <== hash.out;
    component dayCheck = Field(n, 3, 1, 5);
    for (var i = 0; i < n; i++) {
        dayCheck.x[i] <== day[i];
        dayCheck.present[i] <== rows.present[i];
    }
    component sessionCheck = Flags(n);
    for (var i = 0; i < n; i++) {
        sessionCheck.x[i] <== session[i];
        sessionCheck.present[i] <== rows.present[i];
    }
    component numberCheck = Field(n, 2, 1, 3);
    for (var i = 0; i < n; i++) {
        numberCheck.x[i] <== number[i];
        numberCheck.present[i] <== rows.present[i];
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

    component real[n];
    for (var i = 0; i < n; i++) {
        real[i] = Within(9, 60, 260);
        real[i].x <== systolic[i];
    }
    component later[n];
    component repeated[n];
    component first[n];
    signal counts[n];
    signal kept[n];
    signal firstReal[n];
    signal evening[n];
    signal withPulse[n];
    for (var i = 0; i < n; i++) {
        later[i] = GreaterThan(3);
        later[i].in[0] <== day[i];
        later[i].in[1] <== 2;
        repeated[i] = GreaterThan(2);
        repeated[i].in[0] <== number[i];
        repeated[i].in[1] <== 1;
        first[i] = IsEqual();
        first[i].in[0] <== number[i];
        first[i].in[1] <== 1;
        counts[i] <== later[i].out * repeated[i].out;
        kept[i] <== counts[i] * real[i].out;
        firstReal[i] <== first[i].out * real[i].out;
        evening[i] <== kept[i] * session[i];
        withPulse[i] <== kept[i] * pulseKnown[i];
    }
    component number2 = Total(n);
    for (var i = 0; i < n; i++) { number2.x[i] <== kept[i]; }
    component evenings = Total(n);
    for (var i = 0; i < n; i++) { evenings.x[i] <== evening[i]; }
    component pulses = Total(n);
    for (var i = 0; i < n; i++) { pulses.x[i] <== withPulse[i]; }
    component firsts = Total(n);
    for (var i = 0; i < n; i++) { firsts.x[i] <== firstReal[i]; }
    component enough = GreaterEqThan(5);
    enough.in[0] <== number2.out;
    enough.in[1] <== 8;
    enough.out === 1;
    component enoughEvenings = GreaterEqThan(5);
    enoughEvenings.in[0] <== evenings.out;
    enoughEvenings.in[1] <== 4;
    enoughEvenings.out === 1;
    component keptSystolic = Masked(n);
    for (var i = 0; i < n; i++) {
        keptSystolic.x[i] <== systolic[i];
        keptSystolic.where[i] <== kept[i];
    }
    component firstSystolic = Masked(n);
    for (var i = 0; i < n; i++) {
        firstSystolic.x[i] <== systolic[i];
        firstSystolic.where[i] <== firstReal[i];
    }
    component sum = Total(n);
    for (var i = 0; i < n; i++) { sum.x[i] <== keptSystolic.out[i]; }
    component sumFirst = Total(n);
    for (var i = 0; i < n; i++) { sumFirst.x[i] <== firstSystolic.out[i]; }
    component level = HalfUp(12, 5);
    level.a <== 10 * sum.out;
    level.b <== number2.out;
    mean_systolic <== level.out;
    // first / firsts - sum / number > 5, or -sum / number > 5, which never holds, without a first reading.
    component some = Divisor();
    some.x <== firsts.out;
    signal ofFirst;
    ofFirst <== sumFirst.out * number2.out;
    signal both;
    both <== some.out * (sum.out + 5 * number2.out);
    component settled = GreaterThan(20);
    settled.in[0] <== ofFirst;
    settled.in[1] <== both;
    settles <== settled.out;
    component part = HalfUp(7, 5);
    part.a <== 100 * pulses.out;
    part.b <== number2.out;
    with_pulse <== part.out;
}

component main {public [context]} = ShortProtocol(30);
