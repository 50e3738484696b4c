// SPDX-License-Identifier: Apache-2.0
//
// Tests of one prime field, included once per field. Expects FIELD, KERNEL(name) and the DIGITS of its
// modulus, which takes WORDS limbs.

// Compares r with `expected` modulo the modulus.
#define CHECK_ELEMENT(r, expected) CHECK(element_is((r).limb, expected, modulus))

// All operations on one pair of elements, in place and not.
static void KERNEL(test_pair)(const TYPE(table) *k, const FIELD *a, const FIELD *b, const mpz_t modulus) {
    mpz_t x, y, z;
    mpz_inits(x, y, z, NULL);
    integer_of_element(x, a->limb, modulus);
    integer_of_element(y, b->limb, modulus);
    FIELD r, same = *a;
    k->KERNEL(add)(&r, a, b);
    mpz_add(z, x, y);
    CHECK_ELEMENT(r, z);
    k->KERNEL(add)(&same, &same, b);
    CHECK_ELEMENT(same, z);
    k->KERNEL(sub)(&r, a, b);
    mpz_sub(z, x, y);
    CHECK_ELEMENT(r, z);
    same = *b;
    k->KERNEL(sub)(&same, a, &same);
    CHECK_ELEMENT(same, z);
    k->KERNEL(mul)(&r, a, b);
    mpz_mul(z, x, y);
    CHECK_ELEMENT(r, z);
    same = *b;
    k->KERNEL(mul)(&same, a, &same);
    CHECK_ELEMENT(same, z);
    mpz_clears(x, y, z, NULL);
}

// Operations on one element.
static void KERNEL(test_one)(const TYPE(table) *k, const FIELD *a, const mpz_t modulus) {
    mpz_t x, z;
    mpz_inits(x, z, NULL);
    integer_of_element(x, a->limb, modulus);
    FIELD r = *a, back;
    k->KERNEL(sqr)(&r, &r);
    mpz_mul(z, x, x);
    CHECK_ELEMENT(r, z);
    k->KERNEL(neg)(&r, a);
    mpz_neg(z, x);
    CHECK_ELEMENT(r, z);
    bool invertible = k->KERNEL(inv)(&r, a);
    CHECK(invertible == (mpz_sgn(x) != 0));
    if (mpz_invert(z, x, modulus) == 0) mpz_set_ui(z, 0);
    CHECK_ELEMENT(r, z);
    back = *a;
    CHECK(k->KERNEL(inv)(&back, &back) == invertible && memcmp(&back, &r, sizeof r) == 0);
    uint64_t plain[WORDS], wanted[WORDS];
    k->KERNEL(to_plain)(plain, a);
    limbs_of_integer(wanted, x, WORDS);
    CHECK(memcmp(plain, wanted, sizeof wanted) == 0);
    CHECK(k->KERNEL(from_plain)(&back, plain) && memcmp(&back, a, sizeof back) == 0);
    CHECK(k->KERNEL(is_canonical)(a));
    mpz_clears(x, z, NULL);
}

// Integers from the modulus up are refused, whatever reads them.
static void KERNEL(test_refusals)(const TYPE(table) *k, const mpz_t modulus) {
    mpz_t value, top;
    mpz_inits(value, top, NULL);
    mpz_setbit(top, 64 * WORDS);
    for (int i = 0; i < 200; i++) {
        FIELD high, r = {{1, 2, 3, 4}};
        mpz_set(value, modulus);
        if (i > 0) mpz_add_ui(value, modulus, (unsigned long)i);
        if (i >= 50) mpz_sub_ui(value, top, (unsigned long)(i - 49));
        if (i >= 100) {
            uint64_t limbs[WORDS];
            for (int j = 0; j < WORDS; j++) limbs[j] = random_word();
            integer_of_limbs(value, limbs, WORDS);
            if (mpz_cmp(value, modulus) < 0) continue;
        }
        limbs_of_integer(high.limb, value, WORDS);
        CHECK(!k->KERNEL(is_canonical)(&high));
        CHECK(!k->KERNEL(from_plain)(&r, high.limb) && memcmp(&r, &(FIELD){{0}}, sizeof r) == 0);
        CHECK(k->KERNEL(vector_find_noncanonical)(&high, 1) == 0);
        CHECK(k->KERNEL(vector_from_plain)(&r, high.limb, 1) == 0);
    }
    mpz_clears(value, top, NULL);
}

// Integers of eight limbs, with the largest ones among them.
static void KERNEL(test_double)(const TYPE(table) *k, const mpz_t modulus) {
    mpz_t value;
    mpz_init(value);
    for (int i = 0; i < 2000; i++) {
        uint64_t wide[2 * WORDS];
        for (int j = 0; j < 2 * WORDS; j++) wide[j] = i < 1 << 2 * WORDS && i < 1000 ? 0 - (uint64_t)(i >> j & 1) : random_word();
        FIELD r;
        k->KERNEL(from_double)(&r, wide);
        integer_of_limbs(value, wide, 2 * WORDS);
        CHECK_ELEMENT(r, value);
    }
    mpz_clear(value);
}

// Bulk operations give what single ones give, into fresh memory and in place.
static void KERNEL(test_vectors)(const TYPE(table) *k, size_t count, const mpz_t modulus) {
    size_t bytes = count * sizeof(FIELD);
    FIELD *a = exactly(bytes), *b = exactly(bytes), *c = exactly(bytes), *r = exactly(bytes), *s = exactly(bytes);
    FIELD t, factor, sum = {{0}};
    random_element(factor.limb, modulus);
    for (size_t i = 0; i < count; i++) {
        random_element(a[i].limb, modulus);
        random_element(b[i].limb, modulus);
        random_element(c[i].limb, modulus);
        if (random_below(5) == 0) a[i] = (FIELD){{0}};
    }
#define EACH(operation, single)                                                                                        \
    operation;                                                                                                         \
    for (size_t i = 0; i < count; i++) {                                                                               \
        single;                                                                                                        \
        CHECK(memcmp(&r[i], &t, sizeof t) == 0);                                                                       \
    }
    EACH(k->KERNEL(vector_add)(r, a, b, count), k->KERNEL(add)(&t, &a[i], &b[i]))
    EACH(k->KERNEL(vector_sub)(r, a, b, count), k->KERNEL(sub)(&t, &a[i], &b[i]))
    EACH(k->KERNEL(vector_mul)(r, a, b, count), k->KERNEL(mul)(&t, &a[i], &b[i]))
    EACH(k->KERNEL(vector_scale)(r, a, &factor, count), k->KERNEL(mul)(&t, &a[i], &factor))
    EACH(k->KERNEL(vector_mul_sub)(r, a, b, c, count), (k->KERNEL(mul)(&t, &a[i], &b[i]), k->KERNEL(sub)(&t, &t, &c[i])))
    EACH(k->KERNEL(vector_inv)(r, a, count), k->KERNEL(inv)(&t, &a[i]))
    EACH((memcpy(r, a, bytes), k->KERNEL(vector_mul_sub)(r, r, b, c, count)), (k->KERNEL(mul)(&t, &a[i], &b[i]), k->KERNEL(sub)(&t, &t, &c[i])))
    EACH((memcpy(r, b, bytes), k->KERNEL(vector_sub)(r, a, r, count)), k->KERNEL(sub)(&t, &a[i], &b[i]))
    FIELD power = factor;
    EACH(k->KERNEL(vector_powers)(r, &factor, &factor, count), (t = power, k->KERNEL(mul)(&power, &power, &factor)))
#undef EACH
    k->KERNEL(vector_dot)(&t, a, b, count);
    for (size_t i = 0; i < count; i++) {
        FIELD product;
        k->KERNEL(mul)(&product, &a[i], &b[i]);
        k->KERNEL(add)(&sum, &sum, &product);
    }
    CHECK(memcmp(&t, &sum, sizeof t) == 0);
    k->KERNEL(vector_to_plain)((uint64_t *)s, a, count);
    CHECK(k->KERNEL(vector_from_plain)(r, (const uint64_t *)s, count) == count && memcmp(r, a, bytes) == 0);
    CHECK(k->KERNEL(vector_from_plain)(s, (const uint64_t *)s, count) == count && memcmp(s, a, bytes) == 0);
    CHECK(k->KERNEL(vector_find_noncanonical)(a, count) == count);
    if (count > 0) {
        size_t bad = random_below(count);
        limbs_of_integer(a[bad].limb, modulus, WORDS);
        CHECK(k->KERNEL(vector_find_noncanonical)(a, count) == bad);
        memcpy(s, a, bytes);
        CHECK(k->KERNEL(vector_from_plain)(r, (const uint64_t *)s, count) <= bad);
    }
    free(a), free(b), free(c), free(r), free(s);
}

static void KERNEL(test_field)(const TYPE(table) *k) {
    mpz_t modulus;
    mpz_init_set_str(modulus, DIGITS, 10);
    // Edges are tried as what is stored, and as the integer that it stands for.
    FIELD edges[2 * EDGE_LIMIT];
    uint64_t limbs[EDGE_LIMIT][LIMB_LIMIT];
    size_t count = edge_values(limbs, modulus);
    for (size_t i = 0; i < count; i++) {
        memcpy(edges[2 * i].limb, limbs[i], sizeof edges[2 * i].limb);
        k->KERNEL(from_plain)(&edges[2 * i + 1], limbs[i]);
    }
    for (size_t i = 0; i < 2 * count; i++) {
        KERNEL(test_one)(k, &edges[i], modulus);
        for (size_t j = 0; j < 2 * count; j++) KERNEL(test_pair)(k, &edges[i], &edges[j], modulus);
    }
    for (int i = 0; i < 5000; i++) {
        FIELD a, b;
        random_element(a.limb, modulus);
        random_element(b.limb, modulus);
        KERNEL(test_one)(k, &a, modulus);
        KERNEL(test_pair)(k, &a, &b, modulus);
        KERNEL(test_pair)(k, &a, &edges[random_below(2 * count)], modulus);
    }
    KERNEL(test_refusals)(k, modulus);
    KERNEL(test_double)(k, modulus);
    for (size_t length = 0; length < 20; length++) KERNEL(test_vectors)(k, length, modulus);
    KERNEL(test_vectors)(k, 257, modulus);
    mpz_clear(modulus);
}
#undef CHECK_ELEMENT
