// SPDX-License-Identifier: Apache-2.0
//
// Body of a prime field in Montgomery form, included once per modulus and backend. Expects
//   FIELD                       struct type with the one member `uint64_t limb[FIELD_LIMBS]`
//   FN(name)                    name of a function of this field
//   FIELD_LIMBS, FIELD_BITS     size of the modulus; a spare bit at least, so that 2p fits the limbs
//   FIELD_MODULUS, FIELD_ONE, FIELD_R2, FIELD_R3, FIELD_N0, FIELD_FOLD, FIELD_SQUARE, FIELD_HEADROOM
// Every result is below p unless a function says otherwise, so equal values have equal bits.

_Static_assert(sizeof(mp_limb_t) == sizeof(uint64_t) && GMP_NAIL_BITS == 0, "inversion needs full 64-bit GMP limbs");
_Static_assert(FIELD_BITS <= 64 * FIELD_LIMBS - 1 && FIELD_LIMBS <= 6, "field size that the bodies allow for");

static const uint64_t FN(modulus)[FIELD_LIMBS] = FIELD_MODULUS;
static const uint64_t FN(fold)[FIELD_LIMBS] __attribute__((unused)) = FIELD_FOLD;
// The reduction by folding, where it has headroom.
#define FIELD_FOLD_OR_NONE (FIELD_HEADROOM > 0 ? FN(fold) : NULL)
static const FIELD FN(one) = {FIELD_ONE};

// A product before its reduction: any value up to headroom * p^2.
typedef struct { uint64_t limb[2 * FIELD_LIMBS]; } FN(wide);

ASSAY_INLINE void FN(add)(FIELD *r, const FIELD *a, const FIELD *b) { limbs_add_mod(r->limb, a->limb, b->limb, FN(modulus), FIELD_LIMBS); }

ASSAY_INLINE void FN(sub)(FIELD *r, const FIELD *a, const FIELD *b) { limbs_sub_mod(r->limb, a->limb, b->limb, FN(modulus), FIELD_LIMBS); }

ASSAY_INLINE void FN(neg)(FIELD *r, const FIELD *a) {
    FIELD zero = {{0}};
    FN(sub)(r, &zero, a);
}

ASSAY_INLINE void FN(dbl)(FIELD *r, const FIELD *a) { FN(add)(r, a, a); }

ASSAY_INLINE bool FN(is_zero)(const FIELD *a) { return limbs_are_zero(a->limb, FIELD_LIMBS); }

ASSAY_INLINE bool FN(equal)(const FIELD *a, const FIELD *b) {
    uint64_t difference = 0;
    for (int i = 0; i < FIELD_LIMBS; i++) difference |= a->limb[i] ^ b->limb[i];
    return difference == 0;
}

ASSAY_INLINE bool FN(is_canonical)(const FIELD *a) {
    uint64_t t[FIELD_LIMBS];
    return limbs_sub(t, a->limb, FN(modulus), FIELD_LIMBS) == 1;
}

// ---- unreduced values: one operand of a multiplication may be a sum of as many elements as the headroom says --------------

// r = a + b without reduction.
ASSAY_INLINE void FN(add_lazy)(FIELD *r, const FIELD *a, const FIELD *b) { limbs_add(r->limb, a->limb, b->limb, FIELD_LIMBS); }

ASSAY_INLINE void FN(mul_wide)(FN(wide) *r, const FIELD *a, const FIELD *b) { limbs_multiply(r->limb, a->limb, b->limb, FIELD_LIMBS); }

// r = a - b for a >= b.
ASSAY_INLINE void FN(wide_sub)(FN(wide) *r, const FN(wide) *a, const FN(wide) *b) { limbs_sub(r->limb, a->limb, b->limb, 2 * FIELD_LIMBS); }

// r = a + p^2.
ASSAY_INLINE void FN(wide_add_square)(FN(wide) *r, const FN(wide) *a) {
    static const uint64_t square[2 * FIELD_LIMBS] = FIELD_SQUARE;
    limbs_add(r->limb, a->limb, square, 2 * FIELD_LIMBS);
}

ASSAY_INLINE void FN(redc)(FIELD *r, const FN(wide) *t) { limbs_redc(r->limb, t->limb, FN(modulus), FIELD_FOLD_OR_NONE, FIELD_N0, FIELD_LIMBS); }

// ---- multiplication -----------------------------------------------------------------------------------------------------

ASSAY_INLINE void FN(mul)(FIELD *r, const FIELD *a, const FIELD *b) { limbs_montgomery(r->limb, a->limb, b->limb, FN(modulus), FIELD_FOLD_OR_NONE, FIELD_N0, FIELD_LIMBS); }

ASSAY_INLINE void FN(sqr)(FIELD *r, const FIELD *a) { limbs_montgomery_square(r->limb, a->limb, FN(modulus), FIELD_FOLD_OR_NONE, FIELD_N0, FIELD_LIMBS); }

// r = a to the power of an exponent of FIELD_LIMBS limbs. Variable time in the exponent.
ASSAY_NOINLINE void FN(pow)(FIELD *r, const FIELD *a, const uint64_t *exponent) {
    FIELD base = *a, result = FN(one);
    for (int i = 64 * FIELD_LIMBS - 1; i >= 0; i--) {
        FN(sqr)(&result, &result);
        if (exponent[i / 64] >> (i % 64) & 1) FN(mul)(&result, &result, &base);
    }
    *r = result;
}

// r = 1/a by the extended Euclidean algorithm of GMP; false and r = 0 when a = 0. Variable time.
ASSAY_NOINLINE bool FN(inv)(FIELD *r, const FIELD *a) {
    if (FN(is_zero)(a)) {
        *r = (FIELD){{0}};
        return false;
    }
    // mpn_gcdext destroys its inputs and may write one limb past them.
    mp_limb_t u[FIELD_LIMBS + 1], v[FIELD_LIMBS + 1], gcd[FIELD_LIMBS + 1], cofactor[FIELD_LIMBS + 1];
    mp_size_t size;
    mpn_copyi(u, a->limb, FIELD_LIMBS);
    mpn_copyi(v, FN(modulus), FIELD_LIMBS);
    mpn_gcdext(gcd, cofactor, &size, u, FIELD_LIMBS, v, FIELD_LIMBS);
    FIELD x = {{0}};
    mpn_copyi(x.limb, cofactor, size < 0 ? -size : size);
    if (size < 0) mpn_sub_n(x.limb, FN(modulus), x.limb, FIELD_LIMBS);
    // For a = vR this is 1/(vR); two factors of R bring it to R/v, and the multiplication takes a third.
    static const FIELD r3 = {FIELD_R3};
    FN(mul)(r, &x, &r3);
    return true;
}

// ---- conversion ---------------------------------------------------------------------------------------------------------

// r = Montgomery form of a plain integer; false and r = 0 when it is not below p.
ASSAY_INLINE bool FN(from_plain)(FIELD *r, const uint64_t *plain) {
    static const FIELD r2 = {FIELD_R2};
    FIELD t;
    for (int i = 0; i < FIELD_LIMBS; i++) t.limb[i] = plain[i];
    bool canonical = FN(is_canonical)(&t);
    ASSAY_PUBLISH(canonical);
    if (!canonical) {
        *r = (FIELD){{0}};
        return false;
    }
    FN(mul)(r, &t, &r2);
    return true;
}

ASSAY_INLINE void FN(to_plain)(uint64_t *plain, const FIELD *a) {
    uint64_t t[2 * FIELD_LIMBS] = {0};
    for (int i = 0; i < FIELD_LIMBS; i++) t[i] = a->limb[i];
    limbs_redc(plain, t, FN(modulus), FIELD_FOLD_OR_NONE, FIELD_N0, FIELD_LIMBS);
}

// r = an integer of twice the size, mod p: low + high * 2^(64 limbs). The halves may be far above p, so this takes the
// portable reduction, which only asks that one factor is below p.
ASSAY_INLINE void FN(from_double)(FIELD *r, const uint64_t *plain) {
    static const FIELD r2 = {FIELD_R2}, r3 = {FIELD_R3};
    FIELD low, high;
    portable_montgomery(low.limb, r2.limb, plain, FN(modulus), FIELD_N0, FIELD_LIMBS);
    portable_montgomery(high.limb, r3.limb, plain + FIELD_LIMBS, FN(modulus), FIELD_N0, FIELD_LIMBS);
    FN(add)(r, &low, &high);
}
