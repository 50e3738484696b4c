// SPDX-License-Identifier: Apache-2.0
//
// Judges one prime field, included once per field. Expects FIELD, KERNEL(name), KIND(name) and PRIME. The reference works
// on the limbs as they are stored, a 2^256: sums stay sums, and a product is divided by 2^256.

typedef struct {
    FIELD a[BLOCK], b[BLOCK], c[BLOCK];              // operands
    FIELD expected[BLOCK], single[BLOCK], bulk[BLOCK];
} KERNEL(block);

static residue *KERNEL(limbs)(FIELD *element) { return (residue *)(void *)element; }
static const residue *KERNEL(limbs_of)(const FIELD *element) { return (const residue *)(const void *)element; }

// r = a * b as stored.
static void KERNEL(product)(FIELD *r, const FIELD *a, const FIELD *b) {
    residue t;
    residue_mul(PRIME, &t, KERNEL(limbs_of)(a), KERNEL(limbs_of)(b));
    residue_mul(PRIME, KERNEL(limbs)(r), &t, &PRIME->radix_inverse);
}

static void KERNEL(inverse)(FIELD *r, const FIELD *a) {
    residue t;
    residue_inv(PRIME, &t, KERNEL(limbs_of)(a));
    residue_mul(PRIME, &t, &t, &PRIME->radix);
    residue_mul(PRIME, KERNEL(limbs)(r), &t, &PRIME->radix);
}

// Operands; one pair in 64 has a product on a border, where reductions come out close to a multiple of the modulus.
static void KERNEL(draw_block)(KERNEL(block) *block) {
    for (size_t i = 0; i < BLOCK; i++) {
        residue_draw(PRIME, KERNEL(limbs)(&block->a[i]));
        residue_draw(PRIME, KERNEL(limbs)(&block->b[i]));
        residue_draw(PRIME, KERNEL(limbs)(&block->c[i]));
        if (random_below(64) != 0) continue;
        FIELD border = {{random_below(1000)}}, inverse;
        if (random_below(2) == 0) residue_sub(PRIME, KERNEL(limbs)(&border), &(residue){{0}}, KERNEL(limbs_of)(&border));
        KERNEL(inverse)(&inverse, &block->a[i]);
        KERNEL(product)(&block->b[i], &border, &inverse);
    }
}

// Compares a block of results with what is expected, and forgets them.
static void KERNEL(compare)(KERNEL(block) *block, FIELD *results, size_t backend, const char *kind) {
    size_t differences = 0;
    for (size_t i = 0; i < BLOCK; i++) differences += memcmp(&results[i], &block->expected[i], sizeof(FIELD)) != 0;
    tally(backend, kind, BLOCK, differences);
    memset(results, 0xa5, BLOCK * sizeof(FIELD));
}

#define EXPECT(statement) for (size_t i = 0; i < BLOCK; i++) statement
#define SINGLE(name, call)                                                                                             \
    FOR_BACKENDS(j) {                                                                                                  \
        const assay_bn254_table *k = judged[j].table;                                                                  \
        for (size_t i = 0; i < BLOCK; i++) k->call;                                                                    \
        KERNEL(compare)(block, block->single, j, KIND(name));                                                          \
    }
#define BULK(name, call)                                                                                               \
    FOR_BACKENDS(j) {                                                                                                  \
        judged[j].table->call;                                                                                         \
        KERNEL(compare)(block, block->bulk, j, KIND("vector " name));                                                  \
    }

static void KERNEL(judge_sums)(KERNEL(block) *block) {
    FIELD *a = block->a, *b = block->b, *expected = block->expected, *single = block->single, *bulk = block->bulk;
    EXPECT(residue_add(PRIME, KERNEL(limbs)(&expected[i]), KERNEL(limbs)(&a[i]), KERNEL(limbs)(&b[i])));
    SINGLE("add", KERNEL(add)(&single[i], &a[i], &b[i]))
    BULK("add", KERNEL(vector_add)(bulk, a, b, BLOCK))
    EXPECT(residue_sub(PRIME, KERNEL(limbs)(&expected[i]), KERNEL(limbs)(&a[i]), KERNEL(limbs)(&b[i])));
    SINGLE("sub", KERNEL(sub)(&single[i], &a[i], &b[i]))
    BULK("sub", KERNEL(vector_sub)(bulk, a, b, BLOCK))
    EXPECT(residue_sub(PRIME, KERNEL(limbs)(&expected[i]), &(residue){{0}}, KERNEL(limbs)(&a[i])));
    SINGLE("neg", KERNEL(neg)(&single[i], &a[i]))
}

static void KERNEL(judge_products)(KERNEL(block) *block) {
    FIELD *a = block->a, *b = block->b, *c = block->c, *expected = block->expected, *single = block->single, *bulk = block->bulk;
    EXPECT(KERNEL(product)(&expected[i], &a[i], &b[i]));
    SINGLE("mul", KERNEL(mul)(&single[i], &a[i], &b[i]))
    BULK("mul", KERNEL(vector_mul)(bulk, a, b, BLOCK))
    EXPECT(residue_sub(PRIME, KERNEL(limbs)(&expected[i]), KERNEL(limbs)(&expected[i]), KERNEL(limbs)(&c[i])));
    BULK("mul_sub", KERNEL(vector_mul_sub)(bulk, a, b, c, BLOCK))
    EXPECT(KERNEL(product)(&expected[i], &a[i], &a[i]));
    SINGLE("sqr", KERNEL(sqr)(&single[i], &a[i]))
    EXPECT(KERNEL(product)(&expected[i], &a[i], &b[0]));
    BULK("scale", KERNEL(vector_scale)(bulk, a, &b[0], BLOCK))
}

static void KERNEL(judge_conversions)(KERNEL(block) *block) {
    FIELD *a = block->a, *expected = block->expected, *single = block->single, *bulk = block->bulk;
    EXPECT(residue_of_stored(PRIME, KERNEL(limbs)(&expected[i]), a[i].limb));
    SINGLE("to_plain", KERNEL(to_plain)(single[i].limb, &a[i]))
    BULK("to_plain", KERNEL(vector_to_plain)(bulk->limb, a, BLOCK))
    EXPECT(residue_to_stored(PRIME, expected[i].limb, KERNEL(limbs)(&a[i])));
    SINGLE("from_plain", KERNEL(from_plain)(&single[i], a[i].limb))
    BULK("from_plain", KERNEL(vector_from_plain)(bulk, a->limb, BLOCK))
    uint64_t wide[BLOCK][8];
    for (size_t i = 0; i < BLOCK; i++) {
        for (size_t j = 0; j < 8; j++) wide[i][j] = random_below(8) == 0 ? 0 - (uint64_t)random_below(2) : random_word();
        residue t;
        residue_of_limbs(PRIME, &t, wide[i], 8);
        residue_to_stored(PRIME, expected[i].limb, &t);
    }
    SINGLE("from_double", KERNEL(from_double)(&single[i], wide[i]))
}

static void KERNEL(judge_inverses)(KERNEL(block) *block) {
    FIELD *a = block->a, *expected = block->expected, *single = block->single, *bulk = block->bulk;
    EXPECT(KERNEL(inverse)(&expected[i], &a[i]));
    SINGLE("inv", KERNEL(inv)(&single[i], &a[i]))
    BULK("inv", KERNEL(vector_inv)(bulk, a, BLOCK))
}

// Powers of one element, and the sum of products, each the whole block.
static void KERNEL(judge_folds)(KERNEL(block) *block) {
    FIELD *a = block->a, *b = block->b, *expected = block->expected, *bulk = block->bulk, sum = {{0}}, result;
    expected[0] = a[0];
    for (size_t i = 1; i < BLOCK; i++) KERNEL(product)(&expected[i], &expected[i - 1], &b[0]);
    BULK("powers", KERNEL(vector_powers)(bulk, &a[0], &b[0], BLOCK))
    for (size_t i = 0; i < BLOCK; i++) {
        KERNEL(product)(&result, &a[i], &b[i]);
        residue_add(PRIME, KERNEL(limbs)(&sum), KERNEL(limbs)(&sum), KERNEL(limbs)(&result));
    }
    FOR_BACKENDS(j) {
        judged[j].table->KERNEL(vector_dot)(&result, a, b, BLOCK);
        const bool same = memcmp(&result, &sum, sizeof sum) == 0;
        tally(j, KIND("vector dot, products"), BLOCK, same ? 0 : BLOCK);
    }
}

// 10^8 results for each backend, of both fields together: 3,600 blocks of fourteen kinds, and fewer of those that take long.
static void KERNEL(judge)(void) {
    static KERNEL(block) block;
    const size_t blocks = portion(3600);
    for (size_t round = 0; round < blocks; round++) {
        KERNEL(draw_block)(&block);
        KERNEL(judge_sums)(&block);
        KERNEL(judge_products)(&block);
        KERNEL(judge_conversions)(&block);
        if (round % 4 == 0) KERNEL(judge_folds)(&block);
        if (round % 32 == 0) KERNEL(judge_inverses)(&block);
    }
}
#undef EXPECT
#undef SINGLE
#undef BULK
