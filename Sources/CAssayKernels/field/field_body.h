// SPDX-License-Identifier: Apache-2.0
// Body of a four-limb prime field in Montgomery form, included once per modulus. Expects F (type), F_FN(name),
// F_MODULUS, F_ONE, F_R2, F_R3 and F_N0.

static const mp_limb_t F_FN(modulus)[4] = F_MODULUS;
static const mp_limb_t F_FN(r2)[4] = F_R2;
static const mp_limb_t F_FN(r3)[4] = F_R3;

// r = t mod p for t < 2p given as four limbs and a carry limb.
static inline void F_FN(reduce_once)(mp_limb_t r[4], const mp_limb_t t[4], mp_limb_t carry) {
    mp_limb_t d[4];
    mp_limb_t borrow = mpn_sub_n(d, t, F_FN(modulus), 4);
    mp_limb_t keep = (mp_limb_t)0 - (borrow & (carry ^ 1));
    for (int i = 0; i < 4; i++) r[i] = (t[i] & keep) | (d[i] & ~keep);
}

// Montgomery reduction of an eight-limb product t < p * 2^256; clobbers t.
static inline void F_FN(redc)(mp_limb_t r[4], mp_limb_t t[8]) {
    mp_limb_t carry = 0;
    for (int i = 0; i < 4; i++) t[i] = mpn_addmul_1(t + i, F_FN(modulus), 4, t[i] * F_N0);
    carry = mpn_add_n(t + 4, t + 4, t, 4);
    F_FN(reduce_once)(r, t + 4, carry);
}

void F_FN(add)(F *r, const F *a, const F *b) {
    mp_limb_t t[4];
    mp_limb_t carry = mpn_add_n(t, a->limb, b->limb, 4);
    F_FN(reduce_once)(r->limb, t, carry);
}

void F_FN(sub)(F *r, const F *a, const F *b) {
    mp_limb_t t[4], m[4];
    mp_limb_t mask = (mp_limb_t)0 - mpn_sub_n(t, a->limb, b->limb, 4);
    for (int i = 0; i < 4; i++) m[i] = F_FN(modulus)[i] & mask;
    mpn_add_n(r->limb, t, m, 4);
}

void F_FN(neg)(F *r, const F *a) {
    F zero = {{0}};
    F_FN(sub)(r, &zero, a);
}

void F_FN(mul)(F *r, const F *a, const F *b) {
    mp_limb_t t[8];
    mpn_mul_n(t, a->limb, b->limb, 4);
    F_FN(redc)(r->limb, t);
}

void F_FN(sqr)(F *r, const F *a) {
    mp_limb_t t[8];
    mpn_sqr(t, a->limb, 4);
    F_FN(redc)(r->limb, t);
}

bool F_FN(is_canonical)(const F *a) { return mpn_cmp(a->limb, F_FN(modulus), 4) < 0; }

bool F_FN(inv)(F *r, const F *a) {
    if (mpn_zero_p(a->limb, 4)) {
        *r = (F){{0}};
        return false;
    }
    mp_limb_t exponent[4], two[4] = {2, 0, 0, 0};
    mpn_sub_n(exponent, F_FN(modulus), two, 4);
    F base = *a, acc = {F_ONE};
    for (int i = 255; i >= 0; i--) {
        F_FN(sqr)(&acc, &acc);
        if ((exponent[i / 64] >> (i % 64)) & 1) F_FN(mul)(&acc, &acc, &base);
    }
    *r = acc;
    return true;
}

bool F_FN(from_plain)(F *r, const uint64_t plain[4]) {
    F t = {{plain[0], plain[1], plain[2], plain[3]}};
    if (!F_FN(is_canonical)(&t)) {
        *r = (F){{0}};
        return false;
    }
    F r2 = {F_R2};
    F_FN(mul)(r, &t, &r2);
    return true;
}

void F_FN(to_plain)(uint64_t plain[4], const F *a) {
    mp_limb_t t[8] = {a->limb[0], a->limb[1], a->limb[2], a->limb[3], 0, 0, 0, 0};
    F_FN(redc)(plain, t);
}

void F_FN(from_wide)(F *r, const uint64_t wide[8]) {
    // lo + hi * 2^256: lo * R and hi * R^2 in Montgomery form; operands up to 2^256 are safe because p > 2^253.
    F lo, hi;
    mp_limb_t t[8];
    mpn_mul_n(t, wide, F_FN(r2), 4);
    F_FN(redc)(lo.limb, t);
    mpn_mul_n(t, wide + 4, F_FN(r3), 4);
    F_FN(redc)(hi.limb, t);
    F_FN(add)(r, &lo, &hi);
}
