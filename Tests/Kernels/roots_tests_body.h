// SPDX-License-Identifier: Apache-2.0
//
// Tests of prepared roots and of the reductions of transforms, included after lanes_tests_body.h for a field that has them.

// The words of a prepared root are s * 2^(52 (i + 1)) mod p; products with values up to what fits.
static void XN(test_roots)(const mpz_t modulus) {
    uint64_t edges[EDGE_LIMIT][LIMB_LIMIT];
    const size_t edge_count = edge_values(edges, modulus);
    mpz_t s, x, y, wanted;
    mpz_inits(s, x, y, wanted, NULL);
    for (size_t round = 0; round < rounds(1000) + edge_count; round++) {
        FIELD root;
        uint64_t prepared[25];
        if (round < edge_count) memcpy(root.limb, edges[round], sizeof root.limb);
        else random_element(root.limb, modulus);
        TYPE(selected_table)()->fr_ntt_prepare(prepared, &root, 1);
        integer_of_element(s, root.limb, modulus);
        for (int i = 0; i < 5; i++) {
            mpz_set_ui(x, 0);
            for (int j = 4; j >= 0; j--) mpz_mul_2exp(x, x, 52), mpz_add_ui(x, x, prepared[5 * i + j]);
            mpz_mul_2exp(wanted, s, 52 * (mp_bitcnt_t)(i + 1)), mpz_mod(wanted, wanted, modulus);
            CHECK(mpz_cmp(x, wanted) == 0);
        }
        const unsigned most = 1 + (unsigned)random_below(LANE_ROOM - 2);
        FIELD_X8 a, r;
        XN(draw)(&a, 0, most, modulus);
        XN(mul_root)(&r, &a, prepared);
        for (int k = 0; k < 8; k++) {
            integer_of_lane(x, a.limb, k), integer_of_lane(y, r.limb, k);
            mpz_mul(wanted, x, s);
            CHECK(lane_is(y, wanted, 0, 0, 5 + (double)most / LANE_ROOM, modulus));
        }
    }
    mpz_clears(s, x, y, wanted, NULL);
}

// Reductions of everything up to 63p, or as much as there is room for, half of it close to a multiple of p, tight or as a sum with loose limbs.
static void XN(test_reductions)(const mpz_t modulus) {
    mpz_t x, y;
    mpz_inits(x, y, NULL);
    for (size_t round = 0; round < rounds(8000); round++) {
        FIELD_X8 a, b, less, least;
        XN(draw)(&a, round % 2 == 0 ? 0 : 2, LANE_ROOM < 64 ? LANE_ROOM - 2 : 62, modulus), XN(draw)(&b, 0, 1, modulus);
        if (round % 2 == 0) XN(add)(&a, &a, &b);
        else XN(sub)(&a, &a, &b);
        XN(reduce_to_8)(&less, &a);
        XN(canonical_of_63)(&least, &a);
        for (int k = 0; k < 8; k++) {
            integer_of_lane(x, a.limb, k), integer_of_lane(y, less.limb, k);
            CHECK(lane_is(y, x, 0, 0, 8 + 0x1p-28, modulus));
            integer_of_lane(y, least.limb, k);
            CHECK(lane_is(y, x, 0, 0, 1, modulus) && mpz_cmp(y, modulus) < 0);
        }
    }
    mpz_clears(x, y, NULL);
}
