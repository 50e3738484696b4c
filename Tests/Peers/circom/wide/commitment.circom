// SPDX-License-Identifier: Apache-2.0
// Takes the place of suite/parts/commitment.circom: a commitment that hashes fifteen fields at a time, of whatever rows they are.
pragma circom 2.1.0;
include "poseidon.circom";

// Poseidon over the tag, the count and the salt, then over what there is so far and the next fifteen fields; zeros behind the last.
template Commitment(n, fields) {
    signal input tag;
    signal input count;
    signal input salt;
    signal input cells[n][fields];
    signal output out;
    component start = Poseidon(3);
    start.inputs[0] <== tag;
    start.inputs[1] <== count;
    start.inputs[2] <== salt;
    var blocks = (n * fields + 14) \ 15;
    component block[blocks];
    for (var i = 0; i < blocks; i++) {
        block[i] = Poseidon(16);
        if (i == 0) { block[i].inputs[0] <== start.out; } else { block[i].inputs[0] <== block[i - 1].out; }
        for (var j = 0; j < 15; j++) {
            var place = 15 * i + j;
            if (place < n * fields) {
                block[i].inputs[j + 1] <== cells[place \ fields][place % fields];
            } else {
                block[i].inputs[j + 1] <== 0;
            }
        }
    }
    out <== block[blocks - 1].out;
}
