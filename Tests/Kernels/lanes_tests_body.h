// SPDX-License-Identifier: Apache-2.0
//
// Tests of eight lanes of one prime field, included once per field. Expects FIELD, FIELD_X8, XN(name) the DIGITS of its
// modulus, WORDS, LANE_BITS, LANE_ROOM and LANE_EXTRA.

// Tight values in least p ... most p: half of them close to a multiple of p or to an end, the rest anywhere.
static void XN(draw)(FIELD_X8 *r, unsigned least, unsigned most, const mpz_t modulus) {
    mpz_t value, offset;
    mpz_inits(value, offset, NULL);
    for (int k = 0; k < 8; k++) {
        uint64_t limbs[WORDS];
        random_element(limbs, modulus);
        integer_of_limbs(offset, limbs, WORDS);
        const unsigned times = least + (unsigned)random_below(most - least);
        if (random_below(2) == 0) mpz_tdiv_q_2exp(offset, offset, 64 * WORDS - 56 + random_below(55));
        if (random_below(4) == 0) mpz_sub(offset, modulus, offset);
        mpz_mul_ui(value, modulus, times);
        mpz_add(value, value, offset);
        set_lane(r->limb, k, value);
    }
    LANE_TRACK(r->bounds = ((lane_bounds){least, most, 1}));
    mpz_clears(value, offset, NULL);
}

// Products and squares of operands up to what keeps their product in range.
static void XN(test_products)(const mpz_t modulus) {
    mpz_t x, y, z;
    mpz_inits(x, y, z, NULL);
    for (size_t round = 0; round < rounds(1500); round++) {
        const unsigned most_a = 1 + (unsigned)random_below(LANE_ROOM - 2), most_b = 1 + (unsigned)random_below(LANE_ROOM - 2);
        FIELD_X8 a, b, r, s, loose;
        XN(draw)(&a, 0, most_a, modulus), XN(draw)(&b, 0, most_b, modulus);
        XN(mul)(&r, &a, &b);
        XN(mul_loose)(&loose, &a, &b);
        XN(sqr)(&s, &a);
        for (int k = 0; k < 8; k++) {
            integer_of_lane(x, a.limb, k), integer_of_lane(y, b.limb, k);
            mpz_mul(z, x, y);
            integer_of_lane(y, r.limb, k);
            CHECK(lane_is(y, z, LANE_BITS, 0, LANE_EXTRA + most_a * most_b / (double)LANE_ROOM, modulus));
            integer_of_lane(y, loose.limb, k);
            CHECK(lane_is(y, z, LANE_BITS, 0, LANE_EXTRA + most_a * most_b / (double)LANE_ROOM, modulus));
            mpz_mul(z, x, x);
            integer_of_lane(y, s.limb, k);
            CHECK(lane_is(y, z, LANE_BITS, 0, LANE_EXTRA + most_a * most_a / (double)LANE_ROOM, modulus));
        }
    }
    mpz_clears(x, y, z, NULL);
}

// Least residues of everything from p to 8p, by way of loose limbs.
static void XN(test_canonical)(const mpz_t modulus) {
    mpz_t x, y;
    mpz_inits(x, y, NULL);
    for (size_t round = 0; round < rounds(4000); round++) {
        FIELD_X8 a, b, sum, r;
        XN(draw)(&a, 1, 5, modulus), XN(draw)(&b, 0, 2, modulus);
        if (round % 2 == 0) XN(add)(&sum, &a, &b), XN(add_modulus)(&sum, &sum, round % 4 == 0);
        else XN(sub)(&sum, &a, &b), XN(add_modulus)(&sum, &sum, 2);
        XN(canonical)(&r, &sum);
        for (int k = 0; k < 8; k++) {
            integer_of_lane(x, sum.limb, k), integer_of_lane(y, r.limb, k);
            CHECK(lane_is(y, x, 0, 0, 1, modulus) && mpz_cmp(y, modulus) < 0);
        }
    }
    mpz_clears(x, y, NULL);
}

// Masks: the other lanes keep what they have.
static void XN(test_masks)(const mpz_t modulus) {
    mpz_t x, y, z, wanted;
    mpz_inits(x, y, z, wanted, NULL);
    for (size_t round = 0; round < rounds(300); round++) {
        const lane_mask mask = (lane_mask)random_word();
        FIELD_X8 a, b, less, negated, chosen, shifted;
        XN(draw)(&a, 0, 3, modulus), XN(draw)(&b, 0, 3, modulus);
        XN(sub_in)(&less, mask, &a, &b), XN(negate_in)(&negated, mask, &a, 3), XN(select)(&chosen, mask, &a, &b), XN(shift)(&shifted, &a, 2);
        for (int k = 0; k < 8; k++) {
            const bool in = mask >> k & 1;
            integer_of_lane(x, a.limb, k), integer_of_lane(y, b.limb, k);
            integer_of_lane(z, less.limb, k), mpz_set(wanted, x);
            if (in) mpz_sub(wanted, x, y);
            CHECK(mpz_cmp(z, wanted) == 0);
            integer_of_lane(z, negated.limb, k), mpz_set(wanted, x);
            if (in) mpz_mul_ui(wanted, modulus, 3), mpz_sub(wanted, wanted, x);
            CHECK(mpz_cmp(z, wanted) == 0);
            integer_of_lane(z, chosen.limb, k);
            CHECK(mpz_cmp(z, in ? x : y) == 0);
            integer_of_lane(z, shifted.limb, k), mpz_mul_2exp(wanted, x, 2);
            CHECK(mpz_cmp(z, wanted) == 0);
        }
    }
    mpz_clears(x, y, z, wanted, NULL);
}

// What lies in memory arrives lane by lane, and goes back to the place it is meant for.
static void XN(test_memory)(const mpz_t modulus) {
    mpz_t x, y;
    mpz_inits(x, y, NULL);
    for (size_t round = 0; round < rounds(300); round++) {
        FIELD elements[8], stored[8] = {0}, *const memory = exactly(8 * sizeof(FIELD));
        const FIELD *from[8];
        FIELD *to[8];
        FIELD_X8 loaded, scaled, gathered, all, all_scaled;
        lane_mask zeros = 0;
        for (int k = 0; k < 8; k++) {
            random_element(elements[k].limb, modulus);
            if (random_below(4) == 0) elements[k] = (FIELD){{0}}, zeros |= (lane_mask)(1 << k);
            from[k] = &elements[(k + round) % 8], to[k] = &stored[(k + round) % 8];
        }
        memcpy(memory, elements, sizeof elements);
        XN(load)(&loaded, memory), XN(load_scaled)(&scaled, memory), XN(gather)(&gathered, from);
        XN(broadcast)(&all, &elements[3]), XN(broadcast_scaled)(&all_scaled, &elements[3]);
        CHECK(XN(are_zero)(&loaded) == zeros);
        for (int k = 0; k < 8; k++) {
            integer_of_limbs(x, elements[k].limb, WORDS);
            integer_of_lane(y, loaded.limb, k);
            CHECK(mpz_cmp(x, y) == 0);
            mpz_mul_ui(x, x, (unsigned long)1 << XN(ratio_log)), integer_of_lane(y, scaled.limb, k);
            CHECK(mpz_cmp(x, y) == 0);
            integer_of_limbs(x, from[k]->limb, WORDS), integer_of_lane(y, gathered.limb, k);
            CHECK(mpz_cmp(x, y) == 0);
            integer_of_limbs(x, elements[3].limb, WORDS), integer_of_lane(y, all.limb, k);
            CHECK(mpz_cmp(x, y) == 0);
            mpz_mul_ui(x, x, (unsigned long)1 << XN(ratio_log)), integer_of_lane(y, all_scaled.limb, k);
            CHECK(mpz_cmp(x, y) == 0);
        }
        XN(scatter_canonical)(to, &gathered);
        CHECK(memcmp(stored, elements, sizeof stored) == 0);
        XN(add_modulus)(&loaded, &loaded, 1), XN(store)(memory, &loaded);
        CHECK(memcmp(memory, elements, sizeof elements) == 0);
        free(memory);
    }
    mpz_clears(x, y, NULL);
}

// Products with powers of two, from loose limbs.
static void XN(test_scale)(const mpz_t modulus) {
    mpz_t x, y;
    mpz_inits(x, y, NULL);
    for (size_t round = 0; round < rounds(300); round++) {
        FIELD_X8 a, b, r, s, t;
        XN(draw)(&a, 1, 2, modulus), XN(draw)(&b, 0, 1, modulus);
        XN(sub)(&a, &a, &b);
        XN(scale)(&r, &a, 1), XN(scale)(&s, &a, XN(ratio_log) / 2), XN(scale)(&t, &a, XN(ratio_log));
        for (int k = 0; k < 8; k++) {
            integer_of_lane(x, a.limb, k), mpz_mul_2exp(x, x, 1), integer_of_lane(y, r.limb, k);
            CHECK(mpz_cmp(x, y) == 0);
            mpz_mul_2exp(x, x, XN(ratio_log) / 2 - 1), integer_of_lane(y, s.limb, k);
            CHECK(mpz_cmp(x, y) == 0);
            mpz_mul_2exp(x, x, XN(ratio_log) / 2), integer_of_lane(y, t.limb, k);
            CHECK(mpz_cmp(x, y) == 0);
        }
    }
    mpz_clears(x, y, NULL);
}

static void XN(test)(void) {
    mpz_t modulus;
    mpz_init_set_str(modulus, DIGITS, 10);
    XN(test_products)(modulus);
    XN(test_canonical)(modulus);
    XN(test_masks)(modulus);
    XN(test_memory)(modulus);
    XN(test_scale)(modulus);
    mpz_clear(modulus);
}
