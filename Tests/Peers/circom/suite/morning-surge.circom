// SPDX-License-Identifier: Apache-2.0
// Morning surge.
pragma circom 2.1.0;
include "parts/rows.circom";
include "parts/tests.circom";
include "parts/division.circom";
include "parts/moments.circom";

template MorningSurge(n) {
    signal input context;
    signal input count;
    signal input salt;
    signal input day[n];
    signal input session[n];
    signal input systolic[n];
    signal output surge;
    signal output average;
    signal output morning_hypertension;
    signal output commitment;

    component bound = Context();
    bound.context <== context;
    component rows = Present(n);
    rows.count <== count;
    component hash = Commitment(n, 3);
    hash.tag <== 386740199;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < n; i++) {
        hash.cells[i][0] <== day[i];
        hash.cells[i][1] <== session[i];
        hash.cells[i][2] <== systolic[i];
    }
    commitment <== hash.out;
    component dayCheck = Field(n, 4, 1, 14);
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

    component real[n];
    for (var i = 0; i < n; i++) {
        real[i] = Within(9, 60, 260);
        real[i].x <== systolic[i];
    }
    component later[n];
    signal kept[n];
    signal evening[n];
    signal morning[n];
    for (var i = 0; i < n; i++) {
        later[i] = GreaterThan(4);
        later[i].in[0] <== day[i];
        later[i].in[1] <== 1;
        kept[i] <== later[i].out * real[i].out;
        evening[i] <== kept[i] * session[i];
        morning[i] <== kept[i] - evening[i];
    }
    component mornings = Total(n);
    for (var i = 0; i < n; i++) { mornings.x[i] <== morning[i]; }
    component evenings = Total(n);
    for (var i = 0; i < n; i++) { evenings.x[i] <== evening[i]; }
    component enoughMornings = GreaterEqThan(6);
    enoughMornings.in[0] <== mornings.out;
    enoughMornings.in[1] <== 6;
    enoughMornings.out === 1;
    component enoughEvenings = GreaterEqThan(6);
    enoughEvenings.in[0] <== evenings.out;
    enoughEvenings.in[1] <== 6;
    enoughEvenings.out === 1;
    component ofMorning = Masked(n);
    for (var i = 0; i < n; i++) {
        ofMorning.x[i] <== systolic[i];
        ofMorning.where[i] <== morning[i];
    }
    component ofEvening = Masked(n);
    for (var i = 0; i < n; i++) {
        ofEvening.x[i] <== systolic[i];
        ofEvening.where[i] <== evening[i];
    }
    component sumMorning = Total(n);
    for (var i = 0; i < n; i++) { sumMorning.x[i] <== ofMorning.out[i]; }
    component sumEvening = Total(n);
    for (var i = 0; i < n; i++) { sumEvening.x[i] <== ofEvening.out[i]; }
    signal first;
    first <== sumMorning.out * evenings.out;
    signal second;
    second <== sumEvening.out * mornings.out;
    signal both;
    both <== mornings.out * evenings.out;
    component difference = SignedHalfUp(12, 10, 2000);
    difference.a <== 10 * (first - second);
    difference.b <== both;
    surge <== difference.out;
    component middle = HalfUp(12, 11);
    middle.a <== 10 * (first + second);
    middle.b <== 2 * both;
    average <== middle.out;
    component steep = GreaterEqThan(19);
    steep.in[0] <== first - second;
    steep.in[1] <== 15 * both;
    component high = GreaterEqThan(19);
    high.in[0] <== first + second;
    high.in[1] <== 270 * both;
    morning_hypertension <== steep.out * high.out;
}

component main {public [context]} = MorningSurge(56);
