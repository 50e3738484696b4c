// SPDX-License-Identifier: Apache-2.0
// Does the pressure follow stress and activity?
pragma circom 2.1.0;
include "parts/rows.circom";
include "parts/tests.circom";
include "parts/division.circom";
include "parts/moments.circom";

template StressActivity(n) {
    signal input context;
    signal input count;
    signal input salt;
    signal input systolic[n];
    signal input stress[n];
    signal input activity[n];
    signal output stress_correlation;
    signal output rise_an_hour;
    signal output follows_stress;
    signal output commitment;

    component bound = Context();
    bound.context <== context;
    component rows = Present(n);
    rows.count <== count;
    component hash = Commitment(n, 3);
    hash.tag <== 2571035669;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < n; i++) {
        hash.cells[i][0] <== systolic[i];
        hash.cells[i][1] <== stress[i];
        hash.cells[i][2] <== activity[i];
    }
    commitment <== hash.out;
    component systolicCheck = Field(n, 9, 0, 309);
    for (var i = 0; i < n; i++) {
        systolicCheck.x[i] <== systolic[i];
        systolicCheck.present[i] <== rows.present[i];
    }
    component stressCheck = Field(n, 4, 0, 10);
    for (var i = 0; i < n; i++) {
        stressCheck.x[i] <== stress[i];
        stressCheck.present[i] <== rows.present[i];
    }
    component activityCheck = Field(n, 11, 0, 1440);
    for (var i = 0; i < n; i++) {
        activityCheck.x[i] <== activity[i];
        activityCheck.present[i] <== rows.present[i];
    }

    component real[n];
    for (var i = 0; i < n; i++) {
        real[i] = Within(9, 60, 260);
        real[i].x <== systolic[i];
    }
    component restful[n];
    signal where[n];
    signal noted[n];
    for (var i = 0; i < n; i++) {
        where[i] <== real[i].out;
        restful[i] = IsZero();
        restful[i].in <== stress[i] + activity[i];
        noted[i] <== where[i] * (1 - restful[i].out);
    }
    component number = Total(n);
    for (var i = 0; i < n; i++) { number.x[i] <== where[i]; }
    component notes = Total(n);
    for (var i = 0; i < n; i++) { notes.x[i] <== noted[i]; }
    component enough = GreaterEqThan(7);
    enough.in[0] <== number.out;
    enough.in[1] <== 20;
    enough.out === 1;
    component half = GreaterEqThan(8);
    half.in[0] <== 2 * notes.out;
    half.in[1] <== number.out;
    half.out === 1;
    component values = Masked(n);
    for (var i = 0; i < n; i++) {
        values.x[i] <== systolic[i];
        values.where[i] <== where[i];
    }
    component stresses = Masked(n);
    for (var i = 0; i < n; i++) {
        stresses.x[i] <== stress[i];
        stresses.where[i] <== where[i];
    }
    component activities = Masked(n);
    for (var i = 0; i < n; i++) {
        activities.x[i] <== activity[i];
        activities.where[i] <== where[i];
    }
    component valueSpread = Spread(n);
    valueSpread.n <== number.out;
    for (var i = 0; i < n; i++) {
        valueSpread.x[i] <== values.out[i];
        valueSpread.y[i] <== values.out[i];
    }
    component stressSpread = Spread(n);
    stressSpread.n <== number.out;
    for (var i = 0; i < n; i++) {
        stressSpread.x[i] <== stresses.out[i];
        stressSpread.y[i] <== stresses.out[i];
    }
    component activitySpread = Spread(n);
    activitySpread.n <== number.out;
    for (var i = 0; i < n; i++) {
        activitySpread.x[i] <== activities.out[i];
        activitySpread.y[i] <== activities.out[i];
    }
    component withStress = Spread(n);
    withStress.n <== number.out;
    for (var i = 0; i < n; i++) {
        withStress.x[i] <== stresses.out[i];
        withStress.y[i] <== values.out[i];
    }
    component withActivity = Spread(n);
    withActivity.n <== number.out;
    for (var i = 0; i < n; i++) {
        withActivity.x[i] <== activities.out[i];
        withActivity.y[i] <== values.out[i];
    }
    // The correlation: m hundredths with 200 |r| in 2m - 1 .. 2m + 1, halfway up, where the spreads are not 0.
    component negative = LessThan(23);
    negative.in[0] <== withStress.out;
    negative.in[1] <== 0;
    signal spreads;
    spreads <== valueSpread.out * stressSpread.out;
    component divisor = Divisor();
    divisor.x <== spreads;
    signal both2;
    both2 <== withStress.out * withStress.out;
    var guess = 0;
    if (spreads != 0) {
        for (var k = 1; k <= 100; k++) {
            if ((2 * k - 1) * (2 * k - 1) * spreads + negative.out <= 40000 * both2) { guess = k; }
        }
    }
    signal m;
    m <-- guess;
    component small = Num2Bits(7);
    small.in <== m;
    component zero = IsZero();
    zero.in <== m;
    // (2m - 1)^2, or 0 for m = 0, where nothing has to be reached.
    signal square;
    square <== m * m;
    signal lower;
    lower <== (4 * square - 4 * m + 1 - zero.out) * divisor.out;
    signal upper;
    upper <== (4 * square + 4 * m + 1) * divisor.out;
    signal sign;
    sign <== negative.out * (1 - zero.out);
    component reaches = LessEqThan(60);
    reaches.in[0] <== lower + sign;
    reaches.in[1] <== 40000 * both2;
    reaches.out === 1;
    component stays = LessThan(60);
    stays.in[0] <== 40000 * both2;
    stays.in[1] <== upper + negative.out;
    stays.out === 1;
    stress_correlation <== m * (1 - 2 * negative.out);
    component slopeDivisor = Divisor();
    slopeDivisor.x <== activitySpread.out;
    signal rising;
    rising <== withActivity.out * (1 - slopeDivisor.isZero);
    component rise = Clamp(40);
    rise.x <== 60 * rising;
    rise.low <== -99 * slopeDivisor.out;
    rise.high <== 99 * slopeDivisor.out;
    component hour = SignedHalfUp(11, 32, 990);
    hour.a <== 10 * rise.out;
    hour.b <== slopeDivisor.out;
    rise_an_hour <== hour.out;
    component follows = GreaterEqThan(7);
    follows.in[0] <== m;
    follows.in[1] <== 30;
    follows_stress <== follows.out;
}

component main {public [context]} = StressActivity(84);
