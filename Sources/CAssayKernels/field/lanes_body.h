// SPDX-License-Identifier: Apache-2.0
//
// Eight elements of a prime field side by side, included once per modulus after field_body.h, in translation units for
// AVX-512 IFMA. Expects its parameters and
//   FIELD_X8                    name of the type for eight elements
//   XN(name)                    name of a function of it
//   X8_LIMBS                    limbs of 52 bits; 2^(52 X8_LIMBS) is at least 64 p
//   X8_MODULUS, X8_N0, X8_FOLD, X8_RESCALE, X8_BORROWED, X8_QUOTIENT, X8_QUOTIENT_SHIFT, X8_MULTIPLES
//
// Representation. A value is the sum of limb[j] * 2^(52 j), lane by lane. Limbs are *tight* when they lie in 0 ..< 2^52 and
// the value is not negative; otherwise they are signed and loose, and a value is only bounded as a multiple of p. The room
// between p and 2^(52 X8_LIMBS) (84 p for BN254, X8_ROOM) makes sums, differences and small multiples fit a multiplication as they
// are, so nothing is ever reduced conditionally on the way. What the operations ask for:
//   add, sub, add_modulus, shift   any operands; loose results. A difference may be negative: add a multiple of p to it.
//   normalise                      a value that is not negative; tight result, same value
//   mul, sqr, mul_wide, sqr_wide   tight operands
//   canonical, store, scatter      a value of at least p and below 8p, limbs below 2^60; add p to what may be less
// A checked build (lanes_checked.h) asserts all of this, so that the lazy sums of a caller are right by construction.
//
// Montgomery. With Q = 2^(52 X8_LIMBS), multiplication gives a b / Q. Elements at rest are v R for R = 2^(64 FIELD_LIMBS),
// and Q is a power of two larger, the ratio: Q = 16 R for four limbs, and 2^32 R for six. So the same bits are an element here
// too: v/ratio in the form v/ratio * Q. load and gather take it so and need no conversion; load_scaled gives v Q, at most
// ratio * p. Therefore
//   load_scaled(a) * load(b)       is the product of a and b as memory holds it,
//   load(a) * load(b)              is that divided by the ratio.
// Sums, and everything that is a quotient of equally many factors, are not affected. See docs/kernels.md.
//
// Nothing here branches on values or addresses memory by them, but for canonical and what ends in it: they take a rare
// branch for a value within p/2^33 of a multiple of p.

typedef struct {
    lanes limb[X8_LIMBS];
    LANE_BOUNDS
} FIELD_X8;

// A product before its reduction, or a sum of such: the same with twice the limbs.
typedef struct {
    lanes limb[2 * X8_LIMBS];
    LANE_BOUNDS
} XN(wide);

// The binary logarithm of Q / R, and the ratio itself.
enum { XN(ratio_log) = X8_LIMBS * LANE_LIMB_BITS - 64 * FIELD_LIMBS };
#define X8_RATIO ((uint64_t)1 << XN(ratio_log))

_Static_assert(X8_LIMBS * LANE_LIMB_BITS >= FIELD_BITS + 5, "sums must fit a multiplication");
_Static_assert(XN(ratio_log) == 4 || XN(ratio_log) == 32, "the ways from and to memory are written for these");

static const uint64_t XN(modulus)[X8_LIMBS] = X8_MODULUS;
static const uint64_t XN(fold)[X8_LIMBS] = X8_FOLD;

#ifdef ASSAY_CHECKED
// p, and its share of Q.
static inline __attribute__((unused)) double XN(unit)(void) {
    double value = 0;
    for (int j = X8_LIMBS - 1; j >= 0; j--) value = value * 0x1p52 + (double)XN(modulus)[j];
    return value;
}

static inline __attribute__((unused)) double XN(share)(void) {
    double share = XN(unit)();
    for (int j = 0; j < X8_LIMBS; j++) share *= 0x1p-52;
    return share;
}

static inline __attribute__((unused)) bool XN(holds)(const FIELD_X8 *a) { return lane_bounds_hold(a->limb, X8_LIMBS, a->bounds, XN(unit)()); }

static inline __attribute__((unused)) bool XN(is_tight)(const FIELD_X8 *a) {
    return a->bounds.loose == 1 && a->bounds.least >= 0 && a->bounds.most * XN(share)() < 1 && XN(holds)(a);
}
#endif

LANE_INLINE void XN(zero)(FIELD_X8 *r) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) r->limb[j] = lanes_zero();
    LANE_TRACK(r->bounds = ((lane_bounds){0, 0, 1}));
}

// ---- sums ---------------------------------------------------------------------------------------------------------------

// r = a + b; loose.
LANE_INLINE void XN(add)(FIELD_X8 *r, const FIELD_X8 *a, const FIELD_X8 *b) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) r->limb[j] = lanes_add(a->limb[j], b->limb[j]);
    LANE_TRACK(r->bounds = lane_bounds_sum(a->bounds, b->bounds));
}

// r = a - b; loose, and negative where b is larger.
LANE_INLINE void XN(sub)(FIELD_X8 *r, const FIELD_X8 *a, const FIELD_X8 *b) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) r->limb[j] = lanes_sub(a->limb[j], b->limb[j]);
    LANE_TRACK(r->bounds = lane_bounds_difference(a->bounds, b->bounds));
}

// r = a - b in the lanes of the mask, and a in the others; loose.
LANE_INLINE void XN(sub_in)(FIELD_X8 *r, lane_mask mask, const FIELD_X8 *a, const FIELD_X8 *b) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) r->limb[j] = _mm512_mask_sub_epi64(a->limb[j], mask, a->limb[j], b->limb[j]);
    LANE_TRACK(r->bounds = lane_bounds_either(a->bounds, lane_bounds_difference(a->bounds, b->bounds)));
}

// r = a + times * p; loose.
LANE_INLINE void XN(add_modulus)(FIELD_X8 *r, const FIELD_X8 *a, uint64_t times) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) r->limb[j] = lanes_add(a->limb[j], lanes_all(times * XN(modulus)[j]));
    LANE_TRACK(r->bounds = lane_bounds_sum(a->bounds, (lane_bounds){(double)times, (double)times, (double)times}));
}

// r = times * p - a; loose.
LANE_INLINE void XN(modulus_minus)(FIELD_X8 *r, uint64_t times, const FIELD_X8 *a) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) r->limb[j] = lanes_sub(lanes_all(times * XN(modulus)[j]), a->limb[j]);
    LANE_TRACK(r->bounds = lane_bounds_difference((lane_bounds){(double)times, (double)times, (double)times}, a->bounds));
}

// r = times * p - a in the lanes of the mask, and a in the others; loose.
LANE_INLINE void XN(negate_in)(FIELD_X8 *r, lane_mask mask, const FIELD_X8 *a, uint64_t times) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++)
        r->limb[j] = _mm512_mask_sub_epi64(a->limb[j], mask, lanes_all(times * XN(modulus)[j]), a->limb[j]);
    LANE_TRACK(r->bounds = lane_bounds_either(a->bounds, lane_bounds_difference((lane_bounds){(double)times, (double)times, (double)times}, a->bounds)));
}

// r = a * 2^bits; loose.
LANE_INLINE void XN(shift)(FIELD_X8 *r, const FIELD_X8 *a, unsigned bits) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) r->limb[j] = _mm512_slli_epi64(a->limb[j], bits);
    LANE_TRACK((r->bounds = a->bounds, r->bounds.least *= 1 << bits, r->bounds.most *= 1 << bits, r->bounds.loose *= 1 << bits));
}

// The same value with tight limbs, for a value that is not negative.
LANE_INLINE void XN(normalise)(FIELD_X8 *r, const FIELD_X8 *a) {
    LANE_CHECK(a->bounds.least >= 0 && a->bounds.most * XN(share)() < 1 && a->bounds.loose < 1024 && XN(holds)(a));
    lanes carry = lanes_zero();
    LANE_UNROLL for (int j = 0; j < X8_LIMBS - 1; j++) {
        const lanes limb = lanes_add(a->limb[j], carry);
        r->limb[j] = lanes_low(limb);
        carry = lanes_carry(limb);
    }
    r->limb[X8_LIMBS - 1] = lanes_add(a->limb[X8_LIMBS - 1], carry);
    LANE_TRACK((r->bounds = a->bounds, r->bounds.loose = 1));
}

// r = a * 2^bits, tight, for a value that is not negative and stays below Q; bits is below 52.
LANE_INLINE void XN(scale)(FIELD_X8 *r, const FIELD_X8 *a, unsigned bits) {
    FIELD_X8 t;
    if (bits <= 8) {
        XN(shift)(&t, a, bits);
        XN(normalise)(r, &t);
        return;
    }
    XN(normalise)(&t, a);
    r->limb[0] = lanes_low(_mm512_slli_epi64(t.limb[0], bits));
    LANE_UNROLL for (int j = 1; j < X8_LIMBS; j++) {
        const lanes limb = lanes_or(_mm512_slli_epi64(t.limb[j], bits), _mm512_srli_epi64(t.limb[j - 1], LANE_LIMB_BITS - bits));
        r->limb[j] = j < X8_LIMBS - 1 ? lanes_low(limb) : limb;
    }
    LANE_TRACK((r->bounds = t.bounds, r->bounds.least *= (double)((uint64_t)1 << bits), r->bounds.most *= (double)((uint64_t)1 << bits)));
    LANE_CHECK(XN(is_tight)(r));
}

// r = 0 in the lanes of the mask.
LANE_INLINE void XN(clear_in)(FIELD_X8 *r, lane_mask mask) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) r->limb[j] = lanes_select(mask, lanes_zero(), r->limb[j]);
    LANE_TRACK(r->bounds.least = 0);
}

// States that least * p <= a <= most * p, where the bounds cannot show it; a checked build compares the values.
LANE_INLINE void XN(assume)(FIELD_X8 *a, unsigned least, unsigned most) {
    (void)a, (void)least, (void)most;
    LANE_TRACK((a->bounds.least = least, a->bounds.most = most));
    LANE_CHECK(XN(holds)(a));
}

// r = mask ? a : b.
LANE_INLINE void XN(select)(FIELD_X8 *r, lane_mask mask, const FIELD_X8 *a, const FIELD_X8 *b) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) r->limb[j] = lanes_select(mask, a->limb[j], b->limb[j]);
    LANE_TRACK(r->bounds = lane_bounds_either(a->bounds, b->bounds));
}

// ---- products -----------------------------------------------------------------------------------------------------------

// t += a * b.
LANE_INLINE void XN(add_product)(XN(wide) *t, const FIELD_X8 *a, const FIELD_X8 *b) {
    LANE_CHECK(XN(is_tight)(a) && XN(is_tight)(b));
    LANE_UNROLL for (int i = 0; i < X8_LIMBS; i++) {
        LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) t->limb[i + j] = lanes_madd_low(t->limb[i + j], a->limb[i], b->limb[j]);
        LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) t->limb[i + j + 1] = lanes_madd_high(t->limb[i + j + 1], a->limb[i], b->limb[j]);
    }
    LANE_TRACK(t->bounds = lane_bounds_sum(t->bounds, (lane_bounds){
        a->bounds.least * b->bounds.least * XN(share)(), a->bounds.most * b->bounds.most * XN(share)(), 2 * X8_LIMBS}));
}

LANE_INLINE void XN(wide_zero)(XN(wide) *t) {
    LANE_UNROLL for (int j = 0; j < 2 * X8_LIMBS; j++) t->limb[j] = lanes_zero();
    LANE_TRACK(t->bounds = (lane_bounds){0});
}

// t = a * Q, for sums that start with it; a may be loose.
LANE_INLINE void XN(wide_start)(XN(wide) *t, const FIELD_X8 *a) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) t->limb[j] = lanes_zero(), t->limb[X8_LIMBS + j] = a->limb[j];
    LANE_TRACK(t->bounds = a->bounds);
}

// t = a * b.
LANE_INLINE void XN(mul_wide)(XN(wide) *t, const FIELD_X8 *a, const FIELD_X8 *b) {
    XN(wide_zero)(t);
    XN(add_product)(t, a, b);
}

// t = a^2 + 2 start * Q; start may be loose. The products of different limbs are made once and doubled, the start with them.
LANE_INLINE void XN(sqr_wide_from)(XN(wide) *t, const FIELD_X8 *start, const FIELD_X8 *a) {
    LANE_CHECK(XN(is_tight)(a));
    XN(wide_start)(t, start);
    LANE_UNROLL for (int i = 0; i < X8_LIMBS; i++) {
        LANE_UNROLL for (int j = i + 1; j < X8_LIMBS; j++) t->limb[i + j] = lanes_madd_low(t->limb[i + j], a->limb[i], a->limb[j]);
        LANE_UNROLL for (int j = i + 1; j < X8_LIMBS; j++) t->limb[i + j + 1] = lanes_madd_high(t->limb[i + j + 1], a->limb[i], a->limb[j]);
    }
    LANE_UNROLL for (int j = 1; j < 2 * X8_LIMBS; j++) t->limb[j] = lanes_add(t->limb[j], t->limb[j]);
    LANE_UNROLL for (int i = 0; i < X8_LIMBS; i++) {
        t->limb[2 * i] = lanes_madd_low(t->limb[2 * i], a->limb[i], a->limb[i]);
        t->limb[2 * i + 1] = lanes_madd_high(t->limb[2 * i + 1], a->limb[i], a->limb[i]);
    }
    LANE_TRACK(t->bounds = ((lane_bounds){2 * start->bounds.least + a->bounds.least * a->bounds.least * XN(share)(),
        2 * start->bounds.most + a->bounds.most * a->bounds.most * XN(share)(), 2 * start->bounds.loose + 2 * X8_LIMBS}));
}

// t = a^2.
LANE_INLINE void XN(sqr_wide)(XN(wide) *t, const FIELD_X8 *a) {
    FIELD_X8 zero;
    XN(zero)(&zero);
    XN(sqr_wide_from)(t, &zero, a);
}

// r = a + b and r = a - b, negative values included.
LANE_INLINE void XN(wide_add)(XN(wide) *r, const XN(wide) *a, const XN(wide) *b) {
    LANE_UNROLL for (int j = 0; j < 2 * X8_LIMBS; j++) r->limb[j] = lanes_add(a->limb[j], b->limb[j]);
    LANE_TRACK(r->bounds = lane_bounds_sum(a->bounds, b->bounds));
}

LANE_INLINE void XN(wide_sub)(XN(wide) *r, const XN(wide) *a, const XN(wide) *b) {
    LANE_UNROLL for (int j = 0; j < 2 * X8_LIMBS; j++) r->limb[j] = lanes_sub(a->limb[j], b->limb[j]);
    LANE_TRACK(r->bounds = lane_bounds_difference(a->bounds, b->bounds));
}

// t += a * Q; a may be loose.
LANE_INLINE void XN(wide_add_high)(XN(wide) *t, const FIELD_X8 *a) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) t->limb[X8_LIMBS + j] = lanes_add(t->limb[X8_LIMBS + j], a->limb[j]);
    LANE_TRACK(t->bounds = lane_bounds_sum(t->bounds, a->bounds));
}

// r = t / Q mod p; loose, and larger than t / Q by less than p + fold. Negative t are allowed.
//
// Let n0 = -1/p mod 2^52 and fold = (n0 p + 1)/2^52. Then n0 p = -1 mod 2^52, so the multiple of n0 p that clears the
// lowest limb is that limb itself, and dividing by 2^52 leaves (t >> 52) + fold * limb: no quotient digit is computed. The
// last step is the usual one, with a digit and p, because fold would leave a result that is larger by 2^52 fold.
LANE_INLINE void XN(redc)(FIELD_X8 *r, const XN(wide) *a) {
    LANE_CHECK(a->bounds.loose + 2 * X8_LIMBS < 1024);
    lanes t[2 * X8_LIMBS];
    LANE_UNROLL for (int j = 0; j < 2 * X8_LIMBS; j++) t[j] = a->limb[j];
    LANE_UNROLL for (int i = 0; i < X8_LIMBS - 1; i++) {
        t[i + 1] = lanes_add(t[i + 1], lanes_carry(t[i]));
        LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) t[i + j + 1] = lanes_madd_low(t[i + j + 1], t[i], lanes_all(XN(fold)[j]));
        LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) t[i + j + 2] = lanes_madd_high(t[i + j + 2], t[i], lanes_all(XN(fold)[j]));
    }
    const lanes digit = lanes_madd_low(lanes_zero(), t[X8_LIMBS - 1], lanes_all(X8_N0));
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) t[X8_LIMBS - 1 + j] = lanes_madd_low(t[X8_LIMBS - 1 + j], digit, lanes_all(XN(modulus)[j]));
    t[X8_LIMBS] = lanes_add(t[X8_LIMBS], lanes_carry(t[X8_LIMBS - 1]));
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) t[X8_LIMBS + j] = lanes_madd_high(t[X8_LIMBS + j], digit, lanes_all(XN(modulus)[j]));
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) r->limb[j] = t[X8_LIMBS + j];
    LANE_TRACK(r->bounds = ((lane_bounds){
        a->bounds.least, a->bounds.most + 1 + (double)(XN(fold)[X8_LIMBS - 1] + 1) / (double)XN(modulus)[X8_LIMBS - 1], a->bounds.loose + 2 * X8_LIMBS + 1}));
}

// r = a * b / Q, loose or tight, below p + fold + a b / Q.
LANE_INLINE void XN(mul_loose)(FIELD_X8 *r, const FIELD_X8 *a, const FIELD_X8 *b) {
    XN(wide) t;
    XN(mul_wide)(&t, a, b);
    XN(redc)(r, &t);
}

// r = start + a * b / Q, loose; start may be loose.
LANE_INLINE void XN(mul_from)(FIELD_X8 *r, const FIELD_X8 *start, const FIELD_X8 *a, const FIELD_X8 *b) {
    XN(wide) t;
    XN(wide_start)(&t, start);
    XN(add_product)(&t, a, b);
    XN(redc)(r, &t);
}

LANE_INLINE void XN(mul)(FIELD_X8 *r, const FIELD_X8 *a, const FIELD_X8 *b) {
    XN(mul_loose)(r, a, b);
    XN(normalise)(r, r);
}

// r = a^2 / Q, loose or tight.
LANE_INLINE void XN(sqr_loose)(FIELD_X8 *r, const FIELD_X8 *a) {
    XN(wide) t;
    XN(sqr_wide)(&t, a);
    XN(redc)(r, &t);
}

// r = 2 start + a^2 / Q, loose; start may be loose.
LANE_INLINE void XN(sqr_from)(FIELD_X8 *r, const FIELD_X8 *start, const FIELD_X8 *a) {
    XN(wide) t;
    XN(sqr_wide_from)(&t, start, a);
    XN(redc)(r, &t);
}

LANE_INLINE void XN(sqr)(FIELD_X8 *r, const FIELD_X8 *a) {
    XN(sqr_loose)(r, a);
    XN(normalise)(r, r);
}
