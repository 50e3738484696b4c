// SPDX-License-Identifier: Apache-2.0
//
// Tests of one group, included once per group. Expects the types GROUP, AFFINE and COORDINATE, KERNEL(name), and
// POINTS(name) for the functions of points.h.

// The sum of p and q by both additions equals r, whatever the coordinates of the operands.
static void KERNEL(check_sum)(const TYPE(table) *k, const GROUP *p, const GROUP *q, const GROUP *r) {
    GROUP sum, scaled_p = POINTS(rescaled)(p), scaled_q = POINTS(rescaled)(q);
    AFFINE affine;
    k->KERNEL(add)(&sum, p, q);
    CHECK(k->KERNEL(equal)(&sum, r));
    k->KERNEL(add)(&sum, &scaled_p, &scaled_q);
    CHECK(k->KERNEL(equal)(&sum, r));
    sum = *q;
    k->KERNEL(add)(&sum, p, &sum);
    CHECK(k->KERNEL(equal)(&sum, r));
    k->KERNEL(to_affine)(&affine, q);
    CHECK(k->KERNEL(is_on_curve)(&affine));
    k->KERNEL(add_affine)(&sum, &scaled_p, &affine);
    CHECK(k->KERNEL(equal)(&sum, r));
    sum = *p;
    k->KERNEL(add_affine)(&sum, &sum, &affine);
    CHECK(k->KERNEL(equal)(&sum, r));
}

// Every special case: infinity on either side, equal and opposite points, and associativity.
static void KERNEL(test_sums)(const TYPE(table) *k) {
    const GROUP infinity = {0};
    for (int i = 0; i < 40; i++) {
        GROUP p = POINTS(random)(), q = POINTS(random)(), twice, negated, sum, left, right;
        k->KERNEL(double)(&twice, &p);
        k->KERNEL(neg)(&negated, &p);
        k->KERNEL(add)(&sum, &p, &q);
        KERNEL(check_sum)(k, &p, &p, &twice);
        KERNEL(check_sum)(k, &p, &negated, &infinity);
        KERNEL(check_sum)(k, &p, &infinity, &p);
        KERNEL(check_sum)(k, &infinity, &p, &p);
        KERNEL(check_sum)(k, &infinity, &infinity, &infinity);
        KERNEL(check_sum)(k, &q, &p, &sum);
        KERNEL(check_sum)(k, &sum, &negated, &q);
        k->KERNEL(add)(&left, &sum, &twice);
        k->KERNEL(add)(&right, &q, &twice);
        k->KERNEL(add)(&right, &p, &right);
        CHECK(k->KERNEL(equal)(&left, &right));
        k->KERNEL(double)(&left, &infinity);
        CHECK(k->KERNEL(equal)(&left, &infinity));
        CHECK(!k->KERNEL(equal)(&p, &q) && !k->KERNEL(equal)(&p, &infinity) && !k->KERNEL(equal)(&infinity, &p) && !k->KERNEL(equal)(&p, &negated));
    }
}

// k * P for small k by repeated addition, for random k by distribution, and for r - 1.
static void KERNEL(test_multiples)(const TYPE(table) *k) {
    GROUP p = POINTS(random)(), sum = {0}, product, other;
    for (uint64_t i = 0; i < 300; i++) {
        TYPE(fr) scalar = small_scalar(i);
        k->KERNEL(mul)(&product, &p, &scalar);
        CHECK(k->KERNEL(equal)(&product, &sum));
        k->fr_neg(&scalar, &scalar);
        k->KERNEL(mul)(&product, &p, &scalar);
        k->KERNEL(add)(&product, &product, &sum);
        CHECK(k->KERNEL(equal)(&product, &(GROUP){0}));
        k->KERNEL(add)(&sum, &sum, &p);
    }
    for (unsigned bit = 0; bit < FR_BIT_COUNT - 1; bit++) {
        uint64_t plain[4] = {0};
        plain[bit / 64] = (uint64_t)1 << (bit % 64);
        TYPE(fr) scalar;
        k->fr_from_plain(&scalar, plain);
        if (bit == 0) sum = p;
        k->KERNEL(mul)(&product, &p, &scalar);
        CHECK(k->KERNEL(equal)(&product, &sum));
        k->KERNEL(double)(&sum, &sum);
    }
    for (int i = 0; i < 20; i++) {
        TYPE(fr) a = random_scalar(), b = random_scalar(), c;
        k->fr_add(&c, &a, &b);
        k->KERNEL(mul)(&product, &p, &a);
        k->KERNEL(mul)(&other, &p, &b);
        k->KERNEL(add)(&product, &product, &other);
        k->KERNEL(mul)(&other, &p, &c);
        CHECK(k->KERNEL(equal)(&product, &other));
    }
}

static void KERNEL(test_batches)(const TYPE(table) *k) {
    for (size_t count = 0; count < 20; count++) {
        GROUP *points = exactly(count * sizeof(GROUP));
        AFFINE *batch = exactly(count * sizeof(AFFINE)), single;
        COORDINATE *scratch = exactly(count * sizeof(COORDINATE));
        for (size_t i = 0; i < count; i++) points[i] = random_below(4) == 0 ? (GROUP){0} : POINTS(random)();
        k->KERNEL(batch_to_affine)(batch, points, count, scratch);
        for (size_t i = 0; i < count; i++) {
            GROUP back;
            k->KERNEL(to_affine)(&single, &points[i]);
            CHECK(memcmp(&single, &batch[i], sizeof single) == 0);
            k->KERNEL(from_affine)(&back, &batch[i]);
            CHECK(k->KERNEL(equal)(&back, &points[i]));
        }
        free(points), free(batch), free(scratch);
    }
}

// The check of points from outside finds the first faulty one, and its first fault.
static void KERNEL(test_check)(const TYPE(table) *k) {
    enum { count = 21 };
    AFFINE points[count];
    size_t index;
    for (int round = 0; round < 50; round++) {
        for (size_t i = 0; i < count; i++) {
            GROUP p = random_below(5) == 0 ? (GROUP){0} : POINTS(random)();
            k->KERNEL(to_affine)(&points[i], &p);
        }
        CHECK(k->KERNEL(check)(points, count, true, &index) == ASSAY_POINT_VALID && index == count);
        size_t bad = random_below(count);
        k->KERNEL(to_affine)(&points[bad], &(GROUP){POINTS(generator)().x, POINTS(generator)().y, POINTS(generator)().z});
        // One bit of y more or less is another point, and almost never one of the curve.
        ((uint64_t *)&points[bad].y)[0] ^= 2;
        CHECK(k->KERNEL(check)(points, count, true, &index) == ASSAY_POINT_NOT_ON_CURVE && index == bad);
        CHECK(!k->KERNEL(is_on_curve)(&points[bad]) && !k->KERNEL(is_in_subgroup)(&points[bad]));
        // Each coordinate in turn is at or above the modulus.
        size_t coordinates = sizeof(AFFINE) / sizeof(TYPE(fp)), coordinate = (size_t)round % coordinates;
        ((TYPE(fp) *)&points[bad])[coordinate].limb[FP_WORDS - 1] |= (uint64_t)1 << 63;
        CHECK(k->KERNEL(check)(points, count, false, &index) == ASSAY_POINT_NOT_CANONICAL && index == bad);
    }
    CHECK(k->KERNEL(check)(points, 0, true, &index) == ASSAY_POINT_VALID && index == 0);
}

static void KERNEL(test_group)(const TYPE(table) *k) {
    KERNEL(test_sums)(k);
    KERNEL(test_multiples)(k);
    KERNEL(test_batches)(k);
    KERNEL(test_check)(k);
}
