// SPDX-License-Identifier: Apache-2.0
// The most true ones in a row among 84.
pragma circom 2.1.0;
include "../suite/parts/tests.circom";

template Main() {
    signal input x[84];
    signal output out;
    signal run[84];
    signal most[84];
    component longest[84];
    run[0] <== x[0];
    most[0] <== x[0];
    for (var i = 1; i < 84; i++) {
        run[i] <== (run[i - 1] + 1) * x[i];
        longest[i] = Ordered(7);
        longest[i].a <== most[i - 1];
        longest[i].b <== run[i];
        most[i] <== longest[i].high;
    }
    out <== most[83];
}

component main = Main();
