// SPDX-License-Identifier: Apache-2.0
// Outliers, and pressures that cannot belong together.
pragma circom 2.1.0;
include "parts/rows.circom";
include "parts/tests.circom";
include "parts/division.circom";
include "parts/order.circom";
include "parts/moments.circom";

template Outliers(n) {
    signal input context;
    signal input count;
    signal input salt;
    signal input systolic[n];
    signal input diastolic[n];
    signal output odd;
    signal output outliers;
    signal output clean;
    signal output commitment;

    component bound = Context();
    bound.context <== context;
    component rows = Present(n);
    rows.count <== count;
    component hash = Commitment(n, 2);
    hash.tag <== 3271544281;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < n; i++) {
        hash.cells[i][0] <== systolic[i];
        hash.cells[i][1] <== diastolic[i];
    }
    commitment <== hash.out;
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
    signal real[n];
    component lower[n];
    component upper[n];
    signal together[n];
    signal possible[n];
    for (var i = 0; i < n; i++) {
        real[i] <== sys[i].out * dia[i].out;
        lower[i] = GreaterEqThan(10);
        lower[i].in[0] <== systolic[i];
        lower[i].in[1] <== diastolic[i] + 15;
        upper[i] = LessEqThan(10);
        upper[i].in[0] <== systolic[i];
        upper[i].in[1] <== diastolic[i] + 120;
        together[i] <== lower[i].out * upper[i].out;
        possible[i] <== together[i] * real[i];
    }
    component number = Total(n);
    for (var i = 0; i < n; i++) { number.x[i] <== real[i]; }
    component pairs = Total(n);
    for (var i = 0; i < n; i++) { pairs.x[i] <== possible[i]; }
    component enough = GreaterEqThan(6);
    enough.in[0] <== number.out;
    enough.in[1] <== 12;
    enough.out === 1;
    signal oddPairs;
    oddPairs <== number.out - pairs.out;
    // Quartiles by nearest rank: the places are the number / 4 and 3 number / 4, rounded up.
    component sorted = SortWhere(n, 9);
    for (var i = 0; i < n; i++) {
        sorted.x[i] <== systolic[i];
        sorted.where[i] <== real[i];
    }
    component first = Quarter(7);
    first.x <== number.out + 3;
    component third = Quarter(8);
    third.x <== 3 * number.out + 3;
    component low = At(n);
    component high = At(n);
    low.index <== first.out - 1;
    high.index <== third.out - 1;
    for (var i = 0; i < n; i++) {
        low.x[i] <== sorted.out[i];
        high.x[i] <== sorted.out[i];
    }
    // 2 value < 2 low - 3 (high - low) or 2 value > 2 high + 3 (high - low)
    component below[n];
    component above[n];
    signal outside[n];
    for (var i = 0; i < n; i++) {
        below[i] = LessThan(11);
        below[i].in[0] <== 2 * systolic[i];
        below[i].in[1] <== 5 * low.out - 3 * high.out;
        above[i] = GreaterThan(11);
        above[i].in[0] <== 2 * systolic[i];
        above[i].in[1] <== 5 * high.out - 3 * low.out;
        // A value is never both.
        outside[i] <== (below[i].out + above[i].out) * real[i];
    }
    component byQuartiles = Total(n);
    for (var i = 0; i < n; i++) { byQuartiles.x[i] <== outside[i]; }
    component values = Masked(n);
    for (var i = 0; i < n; i++) {
        values.x[i] <== diastolic[i];
        values.where[i] <== real[i];
    }
    component sum = Total(n);
    for (var i = 0; i < n; i++) { sum.x[i] <== values.out[i]; }
    component squares = Spread(n);
    squares.n <== number.out;
    for (var i = 0; i < n; i++) {
        squares.x[i] <== values.out[i];
        squares.y[i] <== values.out[i];
    }
    // (n value - sum)^2 (n - 1) > 9 n squares
    signal limit;
    limit <== 9 * number.out * squares.out;
    signal scaled[n];
    signal squared[n];
    signal weighed[n];
    component far[n];
    signal outlier[n];
    for (var i = 0; i < n; i++) {
        scaled[i] <== number.out * diastolic[i];
        squared[i] <== (scaled[i] - sum.out) * (scaled[i] - sum.out);
        weighed[i] <== squared[i] * (number.out - 1);
        far[i] = GreaterThan(36);
        far[i].in[0] <== weighed[i];
        far[i].in[1] <== limit;
        outlier[i] <== far[i].out * real[i];
    }
    component byDeviation = Total(n);
    for (var i = 0; i < n; i++) { byDeviation.x[i] <== outlier[i]; }
    component most = Ordered(6);
    most.a <== byQuartiles.out;
    most.b <== byDeviation.out;
    component oddPart = HalfUp(10, 6);
    oddPart.a <== 1000 * oddPairs;
    oddPart.b <== number.out;
    odd <== oddPart.out;
    component outlierPart = HalfUp(10, 6);
    outlierPart.a <== 1000 * most.high;
    outlierPart.b <== number.out;
    outliers <== outlierPart.out;
    component few[3];
    for (var k = 0; k < 3; k++) { few[k] = LessEqThan(13); }
    few[0].in[0] <== 100 * oddPairs;
    few[0].in[1] <== 2 * number.out;
    few[1].in[0] <== 100 * byQuartiles.out;
    few[1].in[1] <== 5 * number.out;
    few[2].in[0] <== 100 * byDeviation.out;
    few[2].in[1] <== 2 * number.out;
    signal two;
    two <== few[0].out * few[1].out;
    clean <== two * few[2].out;
}

component main {public [context]} = Outliers(63);
