// SPDX-License-Identifier: Apache-2.0
// Home blood pressure by the seven-day protocol.
pragma circom 2.1.0;
include "parts/rows.circom";
include "parts/tests.circom";
include "parts/division.circom";
include "parts/groups.circom";
include "parts/moments.circom";

template HomeProtocol(n) {
    signal input context;
    signal input count;
    signal input salt;
    signal input day[n];
    signal input session[n];
    signal input systolic[n];
    signal input diastolic[n];
    signal output full_days;
    signal output mean_systolic;
    signal output mean_diastolic;
    signal output commitment;

    component bound = Context();
    bound.context <== context;
    component rows = Present(n);
    rows.count <== count;
    component hash = Commitment(n, 4);
    hash.tag <== 1938861586;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < n; i++) {
        hash.cells[i][0] <== day[i];
        hash.cells[i][1] <== session[i];
        hash.cells[i][2] <== systolic[i];
        hash.cells[i][3] <== diastolic[i];
    }
    commitment <== hash.out;
    component dayCheck = Field(n, 3, 1, 7);
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
    component diastolicCheck = Field(n, 9, 0, 309);
    for (var i = 0; i < n; i++) {
        diastolicCheck.x[i] <== diastolic[i];
        diastolicCheck.present[i] <== rows.present[i];
    }

    // Day 1 does not count; for rows that are not there the range of the systolic pressure says no.
    component sys[n];
    for (var i = 0; i < n; i++) {
        sys[i] = Within(9, 60, 260);
        sys[i].x <== systolic[i];
    }
    component dia[n];
    for (var i = 0; i < n; i++) {
        dia[i] = Within(9, 40, 215);
        dia[i].x <== diastolic[i];
    }
    component later[n];
    signal plausible[n];
    signal kept[n];
    for (var i = 0; i < n; i++) {
        later[i] = GreaterThan(3);
        later[i].in[0] <== day[i];
        later[i].in[1] <== 1;
        plausible[i] <== sys[i].out * dia[i].out;
        kept[i] <== plausible[i] * later[i].out;
    }
    component number = Total(n);
    for (var i = 0; i < n; i++) { number.x[i] <== kept[i]; }
    component enough = GreaterEqThan(5);
    enough.in[0] <== number.out;
    enough.in[1] <== 12;
    enough.out === 1;
    component days = ByKey(n, 7);
    component evenings = SumByKey(n, 7);
    for (var i = 0; i < n; i++) {
        days.key[i] <== day[i] - rows.present[i];
        days.where[i] <== kept[i];
        evenings.x[i] <== session[i];
    }
    for (var i = 0; i < n; i++) {
        for (var k = 0; k < 7; k++) { evenings.is[i][k] <== days.is[i][k]; }
    }
    component some[7];
    component evening[7];
    component morning[7];
    signal full[7];
    var fullDays = 0;
    var covered = 0;
    for (var k = 0; k < 7; k++) {
        var all = 0;
        for (var i = 0; i < n; i++) { all += days.is[i][k]; }
        some[k] = IsZero();
        some[k].in <== all;
        evening[k] = GreaterEqThan(5);
        evening[k].in[0] <== evenings.sum[k];
        evening[k].in[1] <== 2;
        morning[k] = GreaterEqThan(5);
        morning[k].in[0] <== all - evenings.sum[k];
        morning[k].in[1] <== 2;
        full[k] <== evening[k].out * morning[k].out;
        fullDays += full[k];
        covered += 1 - some[k].out;
    }
    component days4 = GreaterEqThan(3);
    days4.in[0] <== covered;
    days4.in[1] <== 4;
    days4.out === 1;
    full_days <== fullDays;
    component keptSystolic = Masked(n);
    for (var i = 0; i < n; i++) {
        keptSystolic.x[i] <== systolic[i];
        keptSystolic.where[i] <== kept[i];
    }
    component keptDiastolic = Masked(n);
    for (var i = 0; i < n; i++) {
        keptDiastolic.x[i] <== diastolic[i];
        keptDiastolic.where[i] <== kept[i];
    }
    component sumSystolic = Total(n);
    for (var i = 0; i < n; i++) { sumSystolic.x[i] <== keptSystolic.out[i]; }
    component sumDiastolic = Total(n);
    for (var i = 0; i < n; i++) { sumDiastolic.x[i] <== keptDiastolic.out[i]; }
    component roundSystolic = HalfUp(12, 5);
    roundSystolic.a <== 10 * sumSystolic.out;
    roundSystolic.b <== number.out;
    mean_systolic <== roundSystolic.out;
    component roundDiastolic = HalfUp(12, 5);
    roundDiastolic.a <== 10 * sumDiastolic.out;
    roundDiastolic.b <== number.out;
    mean_diastolic <== roundDiastolic.out;
}

component main {public [context]} = HomeProtocol(28);
