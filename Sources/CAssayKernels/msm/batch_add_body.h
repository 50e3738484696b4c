// SPDX-License-Identifier: Apache-2.0
//
// Many independent additions of affine points with one inversion, included once per group and backend after
// group_body.h. An addition costs six multiplications instead of the eleven of mixed coordinates, and any pair is
// allowed: infinity on either side, equal points and opposite points are cases of the same loop.
//
// Denominators are inverted together (Montgomery, "Speeding the Pollard and elliptic curve methods of factorization",
// 1987, section 10.3.1), through their norms in Fp.

// An inversion costs about seven additions; the points of 1024 fit the second cache.
enum { GN(batch_size) = 1024 };

// What the first pass leaves for the second: the norm of the denominator, and the product of all later norms.
typedef struct { fp norm, product; } GN(denominator);

// What performing a batch needs besides the queue: for every addition its denominator and its rule.
typedef struct {
    GN(denominator) denominators[GN(batch_size) + BATCH_STEP];
    uint8_t rules[GN(batch_size) + BATCH_STEP];
} GN(batch_work);

#include "batch_body.h"

// One addition, *sum = ±left ± right.
typedef struct {
    const GROUP_AFFINE *left, *right;
    GROUP_AFFINE *sum;
    bool left_negative, right_negative;
} GN(addition);

ASSAY_INLINE GN(addition) GN(addition_at)(const GN(batch) *batch, size_t i) {
    const uint32_t left = (uint32_t)batch->operands[i], right = (uint32_t)(batch->operands[i] >> 32);
    return (GN(addition)){batch->left + (left & ~SIGN_BIT), batch->right + (right & ~SIGN_BIT), batch->sum + batch->sums[i], left >> 31, right >> 31};
}

// How the sum of one addition comes about. From rule_left on there is no slope, hence nothing to invert.
enum { GN(rule_chord), GN(rule_tangent), GN(rule_left), GN(rule_right), GN(rule_infinity) };

// The rule for two finite points of equal x: they are equal or opposite.
ASSAY_NOINLINE uint8_t GN(rule_for_equal_x)(const GN(addition) *a) {
    COORDINATE left, right;
    GN(signed_y)(&left, a->left, a->left_negative);
    GN(signed_y)(&right, a->right, a->right_negative);
    return CN(equal)(&left, &right) && !CN(is_zero)(&left) ? GN(rule_tangent) : GN(rule_infinity);
}

// Chooses the rule; *d becomes the denominator of the slope, where the rule has one.
ASSAY_INLINE uint8_t GN(choose_rule)(COORDINATE *d, const GN(addition) *a) {
    if (GN(affine_is_infinity)(a->right)) return GN(rule_left);
    if (GN(affine_is_infinity)(a->left)) return GN(rule_right);
    CN(sub)(d, &a->right->x, &a->left->x);
    if (__builtin_expect(!CN(is_zero)(d), 1)) return GN(rule_chord);
    const uint8_t rule = GN(rule_for_equal_x)(a);
    GN(signed_y)(d, a->left, a->left_negative);
    CN(dbl)(d, d);
    return rule;
}

// Asks for the operands of an addition that is soon to come: they lie anywhere.
ASSAY_INLINE void GN(prefetch)(const GN(batch) *batch, size_t i) {
    const GN(addition) a = GN(addition_at)(batch, i);
    __builtin_prefetch(a.left);
    __builtin_prefetch(a.right);
}

// First pass: denominators and their running product, from the last addition to the first.
ASSAY_INLINE void GN(collect_denominators)(GN(batch) *batch, fp *product) {
    enum { ahead = 12 };
    for (size_t i = batch->count; i-- > 0;) {
        const GN(addition) a = GN(addition_at)(batch, i);
        if (i >= ahead) GN(prefetch)(batch, i - ahead);
        COORDINATE d;
        const uint8_t rule = GN(choose_rule)(&d, &a);
        batch->work.rules[i] = rule;
        if (rule >= GN(rule_left)) continue;
        GN(denominator) *denominator = &batch->work.denominators[i];
        CN(norm)(&denominator->norm, &d);
        denominator->product = *product;
        fp_mul(product, product, &denominator->norm);
    }
}

// The third point on the line of the given slope through left and right, mirrored.
ASSAY_INLINE void GN(close_line)(GROUP_AFFINE *sum, const COORDINATE *slope, const COORDINATE *x1, const COORDINATE *y1, const COORDINATE *x2) {
    COORDINATE x3, t;
    CN(sqr)(&x3, slope);
    CN(sub)(&x3, &x3, x1);
    CN(sub)(&x3, &x3, x2);
    CN(sub)(&t, x1, &x3);
    CN(mul)(&t, &t, slope);
    CN(sub)(&sum->y, &t, y1);
    sum->x = x3;
}

ASSAY_INLINE void GN(finish_chord)(const GN(addition) *a, const fp *norm_inverse, bool has_signs) {
    COORDINATE d, slope, x1 = a->left->x, x2 = a->right->x, y1 = a->left->y, y2 = a->right->y;
    if (has_signs) {
        GN(signed_y)(&y1, a->left, a->left_negative);
        GN(signed_y)(&y2, a->right, a->right_negative);
    }
    CN(sub)(&d, &x2, &x1);
    CN(inv_by_norm)(&d, &d, norm_inverse);
    CN(sub)(&slope, &y2, &y1);
    CN(mul)(&slope, &slope, &d);
    GN(close_line)(a->sum, &slope, &x1, &y1, &x2);
}

// slope = 3x^2 / 2y.
ASSAY_NOINLINE void GN(finish_tangent)(const GN(addition) *a, const fp *norm_inverse) {
    COORDINATE d, slope, t, x = a->left->x, y;
    GN(signed_y)(&y, a->left, a->left_negative);
    CN(dbl)(&d, &y);
    CN(inv_by_norm)(&d, &d, norm_inverse);
    CN(sqr)(&t, &x);
    CN(dbl)(&slope, &t);
    CN(add)(&slope, &slope, &t);
    CN(mul)(&slope, &slope, &d);
    GN(close_line)(a->sum, &slope, &x, &y, &x);
}

ASSAY_NOINLINE void GN(finish_copy)(const GN(addition) *a, uint8_t rule) {
    const bool left = rule == GN(rule_left);
    const GROUP_AFFINE *from = left ? a->left : a->right;
    if (rule == GN(rule_infinity)) *a->sum = (GROUP_AFFINE){0};
    else if (left ? a->left_negative : a->right_negative) GN(affine_neg)(a->sum, from);
    else *a->sum = *from;
}

// Second pass, from the first addition to the last.
ASSAY_INLINE void GN(finish_additions)(const GN(batch) *batch, fp *inverse, bool has_signs) {
    enum { ahead = 4 };
    for (size_t i = 0; i < batch->count; i++) {
        const GN(addition) a = GN(addition_at)(batch, i);
        const uint8_t rule = batch->work.rules[i];
        if (i + ahead < batch->count) GN(prefetch)(batch, i + ahead);
        if (__builtin_expect(rule >= GN(rule_left), 0)) {
            GN(finish_copy)(&a, rule);
            continue;
        }
        const GN(denominator) *d = &batch->work.denominators[i];
        fp norm_inverse;
        fp_mul(&norm_inverse, inverse, &d->product);
        fp_mul(inverse, inverse, &d->norm);
        if (__builtin_expect(rule == GN(rule_chord), 1)) GN(finish_chord)(&a, &norm_inverse, has_signs);
        else GN(finish_tangent)(&a, &norm_inverse);
    }
}

// Performs all waiting additions. No norm is zero, because every rule's denominator is invertible.
ASSAY_NOINLINE void GN(perform)(GN(batch) *batch) {
    fp product = fp_one;
    GN(collect_denominators)(batch, &product);
    fp_inv(&product, &product);
    if (batch->has_signs) GN(finish_additions)(batch, &product, true);
    else GN(finish_additions)(batch, &product, false);
}
