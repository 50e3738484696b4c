// SPDX-License-Identifier: Apache-2.0
// Weekdays and weekends: does the pressure know the calendar?
pragma circom 2.1.0;
include "parts/rows.circom";
include "parts/tests.circom";
include "parts/division.circom";
include "parts/moments.circom";

template WeekdayWeekend(n) {
    signal input context;
    signal input count;
    signal input salt;
    signal input day[n];
    signal input systolic[n];
    signal input pulseKnown[n];
    signal input pulse[n];
    signal output contrast;
    signal output notable;
    signal output with_pulse;
    signal output commitment;

    component bound = Context();
    bound.context <== context;
    component rows = Present(n);
    rows.count <== count;
    component hash = Commitment(n, 4);
    hash.tag <== 3674803315;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < n; i++) {
        hash.cells[i][0] <== day[i];
        hash.cells[i][1] <== systolic[i];
        hash.cells[i][2] <== pulseKnown[i];
        hash.cells[i][3] <== pulse[i];
    }
    commitment <== hash.out;
    component dayCheck = Field(n, 5, 1, 28);
    for (var i = 0; i < n; i++) {
        dayCheck.x[i] <== day[i];
        dayCheck.present[i] <== rows.present[i];
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
    component week[n];
    component late[n];
    signal onWeekend[n];
    signal withPulse[n];
    for (var i = 0; i < n; i++) {
        week[i] = Divide(2, 3);
        week[i].a <== day[i] - rows.present[i];
        week[i].b <== 7;
        late[i] = GreaterEqThan(3);
        late[i].in[0] <== week[i].r;
        late[i].in[1] <== 5;
        onWeekend[i] <== late[i].out * real[i].out;
        withPulse[i] <== real[i].out * pulseKnown[i];
    }
    component number = Total(n);
    for (var i = 0; i < n; i++) { number.x[i] <== real[i].out; }
    component ends = Total(n);
    for (var i = 0; i < n; i++) { ends.x[i] <== onWeekend[i]; }
    component pulses = Total(n);
    for (var i = 0; i < n; i++) { pulses.x[i] <== withPulse[i]; }
    signal rest;
    rest <== number.out - ends.out;
    component enoughEnds = GreaterEqThan(7);
    enoughEnds.in[0] <== ends.out;
    enoughEnds.in[1] <== 8;
    enoughEnds.out === 1;
    component enoughRest = GreaterEqThan(7);
    enoughRest.in[0] <== rest;
    enoughRest.in[1] <== 20;
    enoughRest.out === 1;
    signal where[n];
    for (var i = 0; i < n; i++) { where[i] <== real[i].out; }
    component values = Masked(n);
    for (var i = 0; i < n; i++) {
        values.x[i] <== systolic[i];
        values.where[i] <== where[i];
    }
    component endValues = Masked(n);
    for (var i = 0; i < n; i++) {
        endValues.x[i] <== systolic[i];
        endValues.where[i] <== onWeekend[i];
    }
    component sum = Total(n);
    for (var i = 0; i < n; i++) { sum.x[i] <== values.out[i]; }
    component sumEnds = Total(n);
    for (var i = 0; i < n; i++) { sumEnds.x[i] <== endValues.out[i]; }
    // sumEnds / ends - sumRest / rest
    signal ofEnds;
    ofEnds <== sumEnds.out * rest;
    signal ofRest;
    ofRest <== (sum.out - sumEnds.out) * ends.out;
    signal both;
    both <== ends.out * rest;
    component difference = SignedHalfUp(12, 12, 2000);
    difference.a <== 10 * (ofEnds - ofRest);
    difference.b <== both;
    contrast <== difference.out;
    component squares = Spread(n);
    squares.n <== number.out;
    for (var i = 0; i < n; i++) {
        squares.x[i] <== values.out[i];
        squares.y[i] <== values.out[i];
    }
    // difference^2 > variance / 4, multiplied by 4 both^2 number (number - 1)
    signal squared;
    squared <== (ofEnds - ofRest) * (ofEnds - ofRest);
    signal pairs;
    pairs <== number.out * (number.out - 1);
    signal left;
    left <== 4 * squared * pairs;
    signal both2;
    both2 <== both * both;
    signal right;
    right <== squares.out * both2;
    component greater = GreaterThan(55);
    greater.in[0] <== left;
    greater.in[1] <== right;
    notable <== greater.out;
    component part = HalfUp(7, 7);
    part.a <== 100 * pulses.out;
    part.b <== number.out;
    with_pulse <== part.out;
}

component main {public [context]} = WeekdayWeekend(112);
