// SPDX-License-Identifier: Apache-2.0
// The 64 bits of a number.
pragma circom 2.0.0;
include "shared/bits.circom";

component main = Bits(64);
