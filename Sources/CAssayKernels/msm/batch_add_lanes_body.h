// SPDX-License-Identifier: Apache-2.0
//
// batch_add_body.h in eight lanes, for AVX-512 IFMA; included in its place, with its parameters and
//   COORDINATE_X8, CXN(name)    eight coordinates side by side and their functions
//
// Points are read as they lie in memory, so that lanes hold x' = x/k^2 and y' = y/k^2, where k^2 is the ratio of the radices, k
// is 4 for four limbs and 2^16 for six (see field/lanes_body.h). Slopes are ratios and need no care:
// lambda = (y2' - y1')/(x2' - x1'). But x3 = lambda^2 - x1 - x2 becomes
//     x3' = (lambda/k)^2 - x1' - x2',      y3' = k (lambda/k) (x1' - x3') - y1',
// so the common inverse is divided by k once, every slope comes out as mu = lambda/k, and the factor k is a shift by a few
// bits that the room above p takes. A tangent has lambda = 3x^2/2y = 3/2 k^2 x'^2/y': its denominator is y', its numerator
// 3 (k^2/2) x'^2.
//
// Both passes take four vectors of eight additions at a time, one step after the other on all four: a multiplication's
// result is ready long after the next one could start.

// Vectors of additions that are worked on together, and chains of products that do not wait for one another.
enum { GN(interleaved) = 4 };

// Eight additions between the two passes.
typedef struct {
    COORDINATE_X8 negated_x1, y1;      // 3p - x1' and y1' of the left operand; in settled lanes y' of the sum
    CXN(denominator) denominator;      // x2' - x1' + 3p (-y1' in tangent lanes, anything but zero in settled ones)
    COORDINATE_X8 numerator;           // y1' - y2' (3 (k^2/2) x1'^2; x' of the sum)
    fp_x8 product;                     // the norms of the denominators before this one in its chain
    lane_mask tangent, settled;
} GN(slot);

// Slots and points of a batch should stay in the second cache; an inversion costs about sixty additions.
enum { GN(slots) = 320 * 1024 / sizeof(GN(slot)) / GN(interleaved) * GN(interleaved), GN(batch_size) = 8 * GN(slots) };

typedef struct { GN(slot) slots[GN(slots) + BATCH_STEP / 8]; } GN(batch_work);

#include "batch_body.h"

_Static_assert(GN(interleaved) == 4, "GN(invert_products) takes four chains apart");

// The place of an operand: addresses are worked out one by one, beside the vector units.
LANE_INLINE const GROUP_AFFINE *GN(operand)(const GROUP_AFFINE *first, uint64_t number) {
    return first + limb_hidden((uint32_t)number & ~SIGN_BIT);
}

// Asks for a point. Into the second cache: the first one has too few places for lines on their way.
LANE_INLINE void GN(prefetch_point)(const GROUP_AFFINE *p) {
    for (size_t byte = 0; byte < sizeof(GROUP_AFFINE); byte += 64) __builtin_prefetch((const char *)p + byte, 0, 2);
}

// Asks for the operands of eight additions that are soon to come: they lie anywhere.
LANE_INLINE void GN(prefetch)(const GN(batch) *batch, size_t i) {
    LANE_UNROLL for (size_t k = 8 * i; k < 8 * i + 8; k++) {
        GN(prefetch_point)(GN(operand)(batch->left, batch->operands[k]));
        GN(prefetch_point)(GN(operand)(batch->right, batch->operands[k] >> 32));
    }
}

// Eight points, negated where the mask says so; returns the lanes at infinity, which stay as they are.
LANE_INLINE lane_mask GN(gather_points)(COORDINATE_X8 *x, COORDINATE_X8 *y, const GROUP_AFFINE *const p[8], lane_mask negative) {
    const COORDINATE *coordinates[8];
    LANE_UNROLL for (int k = 0; k < 8; k++) coordinates[k] = &p[k]->x;
    CXN(gather)(x, coordinates);
    LANE_UNROLL for (int k = 0; k < 8; k++) coordinates[k] = &p[k]->y;
    CXN(gather)(y, coordinates);
    const lane_mask infinite = CXN(are_zero)(x) & CXN(are_zero)(y);
    CXN(negate_in)(y, negative & (lane_mask)~infinite, y, 1);
    return infinite;
}

// The eight left operands from addition 8i on, and the opposites of the right ones.
LANE_INLINE lane_mask GN(gather_left)(COORDINATE_X8 *x, COORDINATE_X8 *y, const GN(batch) *batch, size_t i, bool has_signs) {
    const GROUP_AFFINE *p[8];
    LANE_UNROLL for (size_t k = 0; k < 8; k++) p[k] = GN(operand)(batch->left, batch->operands[8 * i + k]);
    const lanes operands = _mm512_loadu_si512(&batch->operands[8 * i]);
    return GN(gather_points)(x, y, p, has_signs ? _mm512_test_epi64_mask(operands, lanes_all(SIGN_BIT)) : 0);
}

LANE_INLINE lane_mask GN(gather_right)(COORDINATE_X8 *x, COORDINATE_X8 *y, const GN(batch) *batch, size_t i, bool has_signs) {
    const GROUP_AFFINE *p[8];
    LANE_UNROLL for (size_t k = 0; k < 8; k++) p[k] = GN(operand)(batch->right, batch->operands[8 * i + k] >> 32);
    const lanes operands = _mm512_loadu_si512(&batch->operands[8 * i]);
    return GN(gather_points)(x, y, p, has_signs ? (lane_mask)~_mm512_movepi64_mask(operands) : 0xff);
}

// ---- first pass ---------------------------------------------------------------------------------------------------------

// Numerator and denominator of the slopes of tangents.
LANE_INLINE void GN(set_tangents)(GN(slot) *s, const COORDINATE_X8 *x1, lane_mask tangent) {
    COORDINATE_X8 square, sum;
    CXN(sqr)(&square, x1);
    CXN(add)(&sum, &square, &square);
    CXN(add)(&sum, &sum, &square);
    CXN(scale)(&sum, &sum, fp_x8_ratio_log - 1);
    CXN(select)(&s->numerator, tangent, &sum, &s->numerator);
    CXN(modulus_minus)(&sum, 2, &s->y1);
    CXN(normalise)(&sum, &sum);
    CXN(select)(&s->denominator.value, tangent, &sum, &s->denominator.value);
    s->tangent = tangent;
}

// What eight additions give without a slope: the other operand beside infinity, and infinity for opposite points.
LANE_INLINE void GN(settle)(GN(slot) *s, const COORDINATE_X8 *x1, const COORDINATE_X8 *x2, const COORDINATE_X8 *y2, lane_mask infinite1, lane_mask infinite2, lane_mask opposite) {
    COORDINATE_X8 one, sum;
    CXN(broadcast)(&one, &CN(one));
    CXN(select)(&sum, infinite1, x2, x1);
    CXN(select)(&s->y1, infinite1, y2, &s->y1);
    CXN(clear_in)(&sum, opposite);
    CXN(clear_in)(&s->y1, opposite);
    s->settled = infinite1 | infinite2 | opposite;
    CXN(select)(&s->numerator, s->settled, &sum, &s->numerator);
    CXN(select)(&s->denominator.value, s->settled, &one, &s->denominator.value);
}

// Eight additions of which some may not be chords; y2 comes negated.
ASSAY_NOINLINE void GN(read_exceptions)(GN(slot) *s, const COORDINATE_X8 *x1, const COORDINATE_X8 *x2, COORDINATE_X8 *y2, lane_mask infinite1, lane_mask infinite2) {
    COORDINATE_X8 difference;
    CXN(normalise)(&s->y1, &s->y1);
    CXN(negate_in)(y2, (lane_mask)~infinite2, y2, 1);
    CXN(normalise)(y2, y2);
    CXN(sub)(&difference, x2, x1);
    const lane_mask same_x = CXN(limbs_are_zero)(&difference) & (lane_mask)~(infinite1 | infinite2);
    CXN(sub)(&difference, y2, &s->y1);
    const lane_mask same = same_x & CXN(limbs_are_zero)(&difference) & (lane_mask)~CXN(are_zero)(&s->y1);
    if (same != 0) GN(set_tangents)(s, x1, same);
    GN(settle)(s, x1, x2, y2, infinite1, infinite2, same_x & (lane_mask)~same);
}

// Reads eight additions. The right operand is taken with the opposite sign, so that the numerator is a sum.
LANE_INLINE void GN(read_additions)(GN(slot) *s, const GN(batch) *batch, size_t i, bool has_signs) {
    COORDINATE_X8 x1, x2, y2, sum;
    const lane_mask infinite1 = GN(gather_left)(&x1, &s->y1, batch, i, has_signs);
    const lane_mask infinite2 = GN(gather_right)(&x2, &y2, batch, i, has_signs);
    CXN(modulus_minus)(&s->negated_x1, 3, &x1);
    CXN(add)(&sum, &x2, &s->negated_x1);
    const lane_mask exceptions = infinite1 | infinite2 | CXN(may_be_modulus)(&sum, 3);
    CXN(normalise)(&s->denominator.value, &sum);
    CXN(add)(&sum, &s->y1, &y2);
    CXN(normalise)(&s->numerator, &sum);
    s->tangent = s->settled = 0;
    if (__builtin_expect(exceptions != 0, 0)) {
        COORDINATE_X8 copy1 = x1, copy2 = x2, copy3 = y2;
        GN(read_exceptions)(s, &copy1, &copy2, &copy3, infinite1, infinite2);
    }
}

// Puts a slot at the end of its chain.
LANE_INLINE void GN(chain)(GN(slot) *s, fp_x8 *product) {
    CXN(set_norm)(&s->denominator);
    s->product = *product;
    fp_x8_mul(product, product, CXN(norm)(&s->denominator));
}

// First pass: reads all additions, and multiplies their norms up. While the processor waits for the points of one vector,
// it multiplies for the one before.
LANE_INLINE void GN(collect_denominators)(GN(batch) *batch, fp_x8 *product, size_t count, bool has_signs) {
    enum { ahead = 6 };
    GN(slot) *slots = batch->work.slots;
    for (size_t i = 0; i < count; i++) {
        if (i + ahead < count) GN(prefetch)(batch, i + ahead);
        GN(read_additions)(&slots[i], batch, i, has_signs);
        if (i > 0) GN(chain)(&slots[i - 1], &product[(i - 1) % GN(interleaved)]);
    }
    GN(chain)(&slots[count - 1], &product[(count - 1) % GN(interleaved)]);
}

// inverse[c] = 1/k of the inverse of product[c], with one inversion. Two different arrays.
LANE_INLINE void GN(invert_products)(fp_x8 *inverse, const fp_x8 *product) {
    fp_x8 first, second, all;
    fp_x8_mul(&first, &product[0], &product[1]);
    fp_x8_mul(&second, &product[2], &product[3]);
    fp_x8_mul(&all, &first, &second);
    fp_x8_inv_root(&all, &all);
    fp_x8_mul(&second, &second, &all);
    fp_x8_mul(&first, &first, &all);
    fp_x8_mul(&inverse[0], &second, &product[1]);
    fp_x8_mul(&inverse[1], &second, &product[0]);
    fp_x8_mul(&inverse[2], &first, &product[3]);
    fp_x8_mul(&inverse[3], &first, &product[2]);
}

// ---- second pass --------------------------------------------------------------------------------------------------------

// mu = numerator / denominator / k; takes the slot out of its chain.
LANE_INLINE void GN(find_inverse)(COORDINATE_X8 *r, const GN(slot) *s, fp_x8 *inverse) {
    fp_x8 norm_inverse;
    fp_x8_mul(&norm_inverse, inverse, &s->product);
    fp_x8_mul(inverse, inverse, CXN(norm)(&s->denominator));
    CXN(inv_by_norm)(r, &s->denominator, &norm_inverse);
}

// x3 = mu^2 - x1 - x2, plus 3p: x2 is x1 plus the denominator minus 3p, or x1 on a tangent.
LANE_INLINE void GN(find_x)(COORDINATE_X8 *x3, const COORDINATE_X8 *mu, const GN(slot) *s) {
    CXN(sqr_from)(x3, &s->negated_x1, mu);
    CXN(sub_in)(x3, (lane_mask)~s->tangent, x3, &s->denominator.value);
    CXN(assume)(x3, 1, 8);  // x1 + x2 is 2p at most
}

// y3 = k mu (x3 - x1) - y1, as the numerator's sign makes mu negative.
LANE_INLINE void GN(find_y)(COORDINATE_X8 *y3, const COORDINATE_X8 *mu, const COORDINATE_X8 *x3, const GN(slot) *s) {
    COORDINATE_X8 start;
    CXN(modulus_minus)(&start, 3, &s->y1);
    CXN(add)(y3, x3, &s->negated_x1);
    CXN(scale)(y3, y3, fp_x8_ratio_log / 2);
    CXN(mul_from)(y3, &start, mu, y3);
}

LANE_INLINE void GN(write_sums)(const GN(batch) *batch, size_t i, COORDINATE_X8 *x, COORDINATE_X8 *y, const GN(slot) *s) {
    COORDINATE *place_x[8], *place_y[8];
    CXN(canonical)(y, y);
    if (__builtin_expect(s->settled != 0, 0)) {
        CXN(select)(x, s->settled, &s->numerator, x);
        CXN(assume)(x, 0, 1);  // the numerators of the other lanes are larger
        CXN(select)(y, s->settled, &s->y1, y);
    }
    LANE_UNROLL for (int k = 0; k < 8; k++) {
        GROUP_AFFINE *sum = &batch->sum[limb_hidden(batch->sums[8 * i + (size_t)k])];
        place_x[k] = &sum->x;
        place_y[k] = &sum->y;
    }
    CXN(scatter_canonical)(place_x, x);
    CXN(scatter_canonical)(place_y, y);
}

// Second pass, from the last vectors to the first.
LANE_INLINE void GN(finish_additions)(GN(batch) *batch, fp_x8 *inverse, size_t count) {
    COORDINATE_X8 mu[GN(interleaved)], x[GN(interleaved)], y[GN(interleaved)];
    for (size_t i = (count - 1) / GN(interleaved) * GN(interleaved) + GN(interleaved); i > 0;) {
        i -= GN(interleaved);
        const GN(slot) *s = &batch->work.slots[i];
        const size_t vectors = count - i < GN(interleaved) ? count - i : GN(interleaved);
        LANE_ROLLED for (size_t j = 0; j < vectors; j++) GN(find_inverse)(&mu[j], &s[j], &inverse[j]);
        LANE_ROLLED for (size_t j = 0; j < vectors; j++) CXN(mul)(&mu[j], &s[j].numerator, &mu[j]);
        LANE_ROLLED for (size_t j = 0; j < vectors; j++) {
            GN(find_x)(&x[j], &mu[j], &s[j]);
            if (j > 0) CXN(canonical)(&x[j - 1], &x[j - 1]);
        }
        CXN(canonical)(&x[vectors - 1], &x[vectors - 1]);
        LANE_ROLLED for (size_t j = 0; j < vectors; j++) {
            GN(find_y)(&y[j], &mu[j], &x[j], &s[j]);
            if (j > 0) GN(write_sums)(batch, i + j - 1, &x[j - 1], &y[j - 1], &s[j - 1]);
        }
        GN(write_sums)(batch, i + vectors - 1, &x[vectors - 1], &y[vectors - 1], &s[vectors - 1]);
    }
}

// Performs all waiting additions. What is missing to whole vectors is made up by repeating the first addition of the last
// one, sum and all.
ASSAY_NOINLINE void GN(perform)(GN(batch) *batch) {
    const size_t count = ((size_t)batch->count + 7) / 8;
    for (size_t i = batch->count; i < 8 * count; i++) {
        batch->operands[i] = batch->operands[8 * (count - 1)];
        batch->sums[i] = batch->sums[8 * (count - 1)];
    }
    fp_x8 product[GN(interleaved)], inverse[GN(interleaved)];
    for (int c = 0; c < GN(interleaved); c++) fp_x8_broadcast(&product[c], &fp_one);
    if (batch->has_signs) GN(collect_denominators)(batch, product, count, true);
    else GN(collect_denominators)(batch, product, count, false);
    GN(invert_products)(inverse, product);
    GN(finish_additions)(batch, inverse, count);
}
