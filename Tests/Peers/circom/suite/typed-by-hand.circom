// SPDX-License-Identifier: Apache-2.0
// Was this diary typed by hand?
pragma circom 2.1.0;
include "parts/rows.circom";
include "parts/tests.circom";
include "parts/division.circom";
include "parts/moments.circom";

template TypedByHand(n) {
    signal input context;
    signal input count;
    signal input salt;
    signal input taken[n];
    signal input systolic[n];
    signal input diastolic[n];
    signal output trust;
    signal output commitment;

    component bound = Context();
    bound.context <== context;
    component rows = Present(n);
    rows.count <== count;
    component hash = Commitment(n, 3);
    hash.tag <== 1773774590;
    hash.count <== count;
    hash.salt <== salt;
    for (var i = 0; i < n; i++) {
        hash.cells[i][0] <== taken[i];
        hash.cells[i][1] <== systolic[i];
        hash.cells[i][2] <== diastolic[i];
    }
    commitment <== hash.out;
    component takenCheck = Field(n, 15, 0, 30239);
    for (var i = 0; i < n; i++) {
        takenCheck.x[i] <== taken[i];
        takenCheck.present[i] <== rows.present[i];
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

    // Each time is later than the one before.
    component step[n];
    signal before[n];
    for (var i = 1; i < n; i++) {
        before[i] <== taken[i - 1] * rows.present[i];
        step[i] = Num2Bits(15);
        step[i].in <== taken[i] - before[i] - rows.present[i];
    }
    component enough = GreaterEqThan(7);
    enough.in[0] <== count;
    enough.in[1] <== 12;
    enough.out === 1;
    component sys[n];
    component dia[n];
    component sysZero[n];
    component diaZero[n];
    component sysHeap[n];
    component diaHeap[n];
    component heap[n];
    component equal[n];
    signal bothZero[n];
    signal zero[n];
    signal same[n];
    signal two[n];
    signal four[n];
    for (var i = 0; i < n; i++) {
        sys[i] = Divide(5, 4);
        sys[i].a <== systolic[i];
        sys[i].b <== 10;
        dia[i] = Divide(5, 4);
        dia[i].a <== diastolic[i];
        dia[i].b <== 10;
        sysZero[i] = IsZero();
        sysZero[i].in <== sys[i].r;
        diaZero[i] = IsZero();
        diaZero[i].in <== dia[i].r;
        bothZero[i] <== sysZero[i].out * diaZero[i].out;
        zero[i] <== bothZero[i] * rows.present[i];
        sysHeap[i] = IsEqual();
        sysHeap[i].in[0] <== systolic[i];
        sysHeap[i].in[1] <== 134;
        diaHeap[i] = IsEqual();
        diaHeap[i].in[0] <== diastolic[i];
        diaHeap[i].in[1] <== 84;
        heap[i] = Or();
        heap[i].a <== sysHeap[i].out;
        heap[i].b <== diaHeap[i].out;
        if (i > 0) {
            equal[i] = IsEqual();
            equal[i].in[0] <== systolic[i];
            equal[i].in[1] <== systolic[i - 1];
            same[i] <== equal[i].out * rows.present[i];
        }
        if (i > 1) { two[i] <== same[i] * same[i - 1]; }
        if (i > 3) { four[i] <== two[i] * two[i - 2]; }
    }
    // Four equal steps in a row.
    component runs = IsZero();
    var found = 0;
    for (var i = 4; i < n; i++) { found += four[i]; }
    runs.in <== found;
    component zeros = Total(n);
    for (var i = 0; i < n; i++) { zeros.x[i] <== zero[i]; }
    component heaps = Total(n);
    for (var i = 0; i < n; i++) { heaps.x[i] <== heap[i].out; }
    component squares = Spread(n);
    squares.n <== count;
    for (var i = 0; i < n; i++) {
        squares.x[i] <== systolic[i];
        squares.y[i] <== systolic[i];
    }
    component flat = LessThan(28);
    flat.in[0] <== squares.out;
    signal pairs;
    pairs <== count * (count - 1);
    flat.in[1] <== 9 * pairs;
    signal alive;
    alive <== 20 * runs.out + 10 * (1 - flat.out);
    component digits = Clamp(14);
    digits.x <== 20 * count - 100 * zeros.out;
    digits.low <== 0;
    digits.high <== 18 * count;
    component heaped = Clamp(14);
    heaped.x <== 25 * count - 100 * heaps.out;
    heaped.low <== 0;
    heaped.high <== 20 * count;
    // 40 digits / 18n + 30 heaped / 20n + alive, over 360n.
    signal flags;
    flags <== 360 * alive * count;
    component round = HalfUp(7, 16);
    round.a <== 800 * digits.out + 540 * heaped.out + flags;
    round.b <== 360 * count;
    trust <== round.out;
}

component main {public [context]} = TypedByHand(84);
