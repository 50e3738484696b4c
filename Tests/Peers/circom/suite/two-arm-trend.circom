// SPDX-License-Identifier: Apache-2.0
// Do the arms agree, and does the pressure drift?
pragma circom 2.1.0;
include "parts/rows.circom";
include "parts/tests.circom";
include "parts/division.circom";
include "parts/order.circom";
include "parts/moments.circom";

template TwoArmTrend(n) {
    signal input context;
    signal input count;
    signal input salt;
    signal input day[n];
    signal input left[n];
    signal input rightKnown[n];
    signal input right[n];
    signal output band;
    signal output trend;
    signal output commitment;

    component bound = Context();
    bound.context <== context;
    component rows = Present(n);
    rows.count <== count;
    component hash = Commitment(n, 4);
    hash.tag <== 2592288265;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < n; i++) {
        hash.cells[i][0] <== day[i];
        hash.cells[i][1] <== left[i];
        hash.cells[i][2] <== rightKnown[i];
        hash.cells[i][3] <== right[i];
    }
    commitment <== hash.out;
    component dayCheck = Field(n, 5, 1, 21);
    for (var i = 0; i < n; i++) {
        dayCheck.x[i] <== day[i];
        dayCheck.present[i] <== rows.present[i];
    }
    component leftCheck = Field(n, 9, 0, 309);
    for (var i = 0; i < n; i++) {
        leftCheck.x[i] <== left[i];
        leftCheck.present[i] <== rows.present[i];
    }
    component rightFlag = Flags(n);
    for (var i = 0; i < n; i++) {
        rightFlag.x[i] <== rightKnown[i];
        rightFlag.present[i] <== rows.present[i];
    }
    component rightCheck = Field(n, 9, 0, 309);
    for (var i = 0; i < n; i++) {
        rightCheck.x[i] <== right[i];
        rightCheck.present[i] <== rightKnown[i];
    }

    component leftReal[n];
    for (var i = 0; i < n; i++) {
        leftReal[i] = Within(9, 60, 260);
        leftReal[i].x <== left[i];
    }
    component rightReal[n];
    for (var i = 0; i < n; i++) {
        rightReal[i] = Within(9, 60, 260);
        rightReal[i].x <== right[i];
    }
    signal both[n];
    for (var i = 0; i < n; i++) { both[i] <== leftReal[i].out * rightReal[i].out; }
    component number = Total(n);
    for (var i = 0; i < n; i++) { number.x[i] <== both[i]; }
    component enough = GreaterEqThan(6);
    enough.in[0] <== number.out;
    enough.in[1] <== 12;
    enough.out === 1;
    component gap[n];
    component gaps = SortWhere(n, 9);
    component lefts = SortWhere(n, 9);
    for (var i = 0; i < n; i++) {
        gap[i] = Distance(9);
        gap[i].a <== left[i];
        gap[i].b <== right[i];
        gaps.x[i] <== gap[i].out;
        gaps.where[i] <== both[i];
        lefts.x[i] <== left[i];
        lefts.where[i] <== both[i];
    }
    component middleGap = Middle(n, 6);
    component middleLeft = Middle(n, 6);
    middleGap.count <== number.out;
    middleLeft.count <== number.out;
    for (var i = 0; i < n; i++) {
        middleGap.sorted[i] <== gaps.out[i];
        middleLeft.sorted[i] <== lefts.out[i];
    }
    // Distances from the median, twice as large; four times their median is the sum of the two in the middle.
    component apart[n];
    component distances = SortWhere(n, 10);
    for (var i = 0; i < n; i++) {
        apart[i] = Distance(10);
        apart[i].a <== 2 * left[i];
        apart[i].b <== middleLeft.low + middleLeft.high;
        distances.x[i] <== apart[i].out;
        distances.where[i] <== both[i];
    }
    component middleApart = Middle(n, 6);
    middleApart.count <== number.out;
    for (var i = 0; i < n; i++) { middleApart.sorted[i] <== distances.out[i]; }
    component far[n];
    signal outlier[n];
    for (var i = 0; i < n; i++) {
        far[i] = GreaterThan(12);
        far[i].in[0] <== apart[i].out;
        far[i].in[1] <== 2 * (middleApart.low + middleApart.high);
        outlier[i] <== far[i].out * both[i];
    }
    component outliers = Total(n);
    for (var i = 0; i < n; i++) { outliers.x[i] <== outlier[i]; }
    component days = Masked(n);
    for (var i = 0; i < n; i++) {
        days.x[i] <== day[i];
        days.where[i] <== both[i];
    }
    component values = Masked(n);
    for (var i = 0; i < n; i++) {
        values.x[i] <== left[i];
        values.where[i] <== both[i];
    }
    component rise = Spread(n);
    rise.n <== number.out;
    for (var i = 0; i < n; i++) {
        rise.x[i] <== values.out[i];
        rise.y[i] <== days.out[i];
    }
    component run = Spread(n);
    run.n <== number.out;
    for (var i = 0; i < n; i++) {
        run.x[i] <== days.out[i];
        run.y[i] <== days.out[i];
    }
    component divisor = Divisor();
    divisor.x <== run.out;
    signal rising;
    rising <== rise.out * (1 - divisor.isZero);
    component drift = Clamp(28);
    drift.x <== rising;
    drift.low <== -99 * divisor.out;
    drift.high <== 99 * divisor.out;
    // |2 drift| <= 1
    component notBelow = GreaterEqThan(29);
    notBelow.in[0] <== 2 * drift.out;
    notBelow.in[1] <== -divisor.out;
    component notAbove = LessEqThan(29);
    notAbove.in[0] <== 2 * drift.out;
    notAbove.in[1] <== divisor.out;
    signal steady;
    steady <== notBelow.out * notAbove.out;
    component near = Clamp(10);
    near.x <== 40 - middleGap.low - middleGap.high;
    near.low <== 0;
    near.high <== 30;
    // The score: 60 near / 30 + 30 (1 - outliers / number) + 10 steady, times the number.
    signal ofNear;
    ofNear <== 2 * near.out * number.out;
    signal ofSteady;
    ofSteady <== 10 * steady * number.out;
    signal score;
    score <== ofNear + 30 * (number.out - outliers.out) + ofSteady;
    component reachesA = GreaterEqThan(13);
    component reachesB = GreaterEqThan(13);
    component reachesC = GreaterEqThan(13);
    reachesA.in[0] <== score;
    reachesA.in[1] <== 85 * number.out;
    reachesB.in[0] <== score;
    reachesB.in[1] <== 70 * number.out;
    reachesC.in[0] <== score;
    reachesC.in[1] <== 50 * number.out;
    band <== 3 - reachesA.out - reachesB.out - reachesC.out;
    component slope = SignedHalfUp(15, 21, 9900);
    slope.a <== 100 * drift.out;
    slope.b <== divisor.out;
    trend <== slope.out;
}

component main {public [context]} = TwoArmTrend(63);
