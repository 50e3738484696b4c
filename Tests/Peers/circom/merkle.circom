// SPDX-License-Identifier: Apache-2.0
// A leaf under a public root: ten levels of Poseidon, the side chosen by a secret bit.
pragma circom 2.0.0;
include "poseidon.circom";

template Path(levels) {
    signal input leaf;
    signal input sibling[levels];
    signal input side[levels];
    signal output root;
    signal node[levels + 1];
    signal swap[levels];
    component hash[levels];
    node[0] <== leaf;
    for (var i = 0; i < levels; i++) {
        side[i] * (side[i] - 1) === 0;
        swap[i] <== side[i] * (sibling[i] - node[i]);
        hash[i] = Poseidon(2);
        hash[i].inputs[0] <== node[i] + swap[i];
        hash[i].inputs[1] <== sibling[i] - swap[i];
        node[i + 1] <== hash[i].out;
    }
    root <== node[levels];
}

component main = Path(10);
