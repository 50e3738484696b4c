// SPDX-License-Identifier: Apache-2.0
//
// norm.h for eight lanes: denominators with their norms in Fp. Included once per curve, after Fp2 in lanes.

typedef struct { fp_x8 value; } fp_x8_denominator;
typedef struct { fp2_x8 value; fp_x8 norm; } fp2_x8_denominator;

// Completes a denominator whose value, tight and at most 4p, is set.
LANE_INLINE void fp_x8_set_norm(fp_x8_denominator *d) { (void)d; }
LANE_INLINE const fp_x8 *fp_x8_norm(const fp_x8_denominator *d) { return &d->value; }

// r = 1 / d, tight, given the inverse of its norm.
LANE_INLINE void fp_x8_inv_by_norm(fp_x8 *r, const fp_x8_denominator *d, const fp_x8 *norm_inverse) {
    (void)d;
    *r = *norm_inverse;
}

// (c0 + c1 u)(c0 - c1 u) = c0^2 + c1^2.
LANE_INLINE void fp2_x8_set_norm(fp2_x8_denominator *d) {
    fp_x8_wide t, square;
    fp_x8_sqr_wide(&t, &d->value.c0);
    fp_x8_sqr_wide(&square, &d->value.c1);
    fp_x8_wide_add(&t, &t, &square);
    fp_x8_redc(&d->norm, &t);
    fp_x8_normalise(&d->norm, &d->norm);
}

LANE_INLINE const fp_x8 *fp2_x8_norm(const fp2_x8_denominator *d) { return &d->norm; }

LANE_INLINE void fp2_x8_inv_by_norm(fp2_x8 *r, const fp2_x8_denominator *d, const fp_x8 *norm_inverse) {
    fp_x8 opposite;
    fp_x8_modulus_minus(&opposite, 4, &d->value.c1);
    fp_x8_normalise(&opposite, &opposite);
    fp_x8_mul(&r->c0, &d->value.c0, norm_inverse);
    fp_x8_mul(&r->c1, &opposite, norm_inverse);
}

// The inverse of a product of norms in all lanes: *r = 1 / (k * the product of all lanes), tight, in every lane but for the
// lane's own factor, which stays; a has no zero lane. k is the root of the ratio, 4 or 2^16.
//
// Three times each lane is multiplied with another one, 4, 2 and 1 lanes away, until all hold the whole product; on the
// way back the same factors are taken out again. Memory holds k^2 times what lanes hold, so the scalar inverse of a product
// P comes back as 1/(k^4 P), of which k^3 make 1/(k P).
ASSAY_NOINLINE void fp_x8_inv_root(fp_x8 *r, const fp_x8 *a) {
    static const uint64_t cube[CURVE(FP_X8_LIMBS)] = CURVE(FP_X8_RESCALE);
    fp_x8 product = *a, other[3];
    for (int i = 0; i < 3; i++) {
        const int distance = 4 >> i;
        const lanes from = _mm512_and_si512(_mm512_add_epi64(_mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7), lanes_all((uint64_t)distance)), lanes_all(7));
        other[i] = product;
        for (int j = 0; j < CURVE(FP_X8_LIMBS); j++) other[i].limb[j] = _mm512_permutexvar_epi64(from, product.limb[j]);
        fp_x8_mul(&product, &product, &other[i]);
    }
    fp whole[8];
    fp_x8_add_modulus(&product, &product, 1);
    fp_x8_store(whole, &product);
    fp_inv(&whole[0], &whole[0]);
    fp_x8_broadcast(&product, &whole[0]);
    for (int j = 0; j < CURVE(FP_X8_LIMBS); j++) r->limb[j] = lanes_all(cube[j]);
    LANE_TRACK(r->bounds = ((lane_bounds){0, 1, 1}));
    fp_x8_mul(r, r, &product);
    for (int i = 2; i >= 0; i--) fp_x8_mul(r, r, &other[i]);
}
