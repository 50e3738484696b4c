// SPDX-License-Identifier: Apache-2.0
//
// The power (p^12 - 1)/r times 2x(6x^2 + 3x + 1), which maps a Miller value to the group of r-th roots of unity.

// r = a^x for a in the cyclotomic subgroup and the curve's parameter x. As conjugation inverts, negative digits are free: x
// has 14 digits that are not zero in windowed non-adjacent form, so 17 products serve, with those for the odd powers.
//
// Compressed squarings (Karabina, "Squaring in cyclotomic subgroups", Math. Comp. 2013) take a third less, but what is
// multiplied must be decompressed, and in a form that squares a alone x has 24 digits: no gain.
ASSAY_NOINLINE void fp12_cyclotomic_pow_x(fp12 *r, const fp12 *a) {
    static const int8_t digits[BN254_X_WNAF_LENGTH] = BN254_X_WNAF;
    fp12 odd[BN254_X_WNAF_ODD], t;
    odd[0] = *a;
    fp12_cyclotomic_sqr(&t, a);
    for (int i = 1; i < BN254_X_WNAF_ODD; i++) fp12_mul(&odd[i], &odd[i - 1], &t);
    t = odd[digits[0] / 2];
    for (int i = 1; i < BN254_X_WNAF_LENGTH; i++) {
        fp12_cyclotomic_sqr(&t, &t);
        if (digits[i] > 0) fp12_mul(&t, &t, &odd[digits[i] / 2]);
        if (digits[i] < 0) fp12_mul_conj(&t, &t, &odd[-digits[i] / 2]);
    }
    *r = t;
}

// The easy part, a^((p^6 - 1)(p^2 + 1)): from here on conjugation inverts.
ASSAY_NOINLINE void easy_part(fp12 *r, const fp12 *a) {
    fp12 t, inverse;
    fp12_conj(&t, a);
    fp12_inv(&inverse, a);
    fp12_mul(&t, &t, &inverse);
    fp12_frobenius2(&inverse, &t);
    fp12_mul(r, &inverse, &t);
}

// The hard part: (p^4 - p^2 + 1)/r times 2x(6x^2 + 3x + 1) is l0 + l1 p + l2 p^2 + l3 p^3 with
//     l1 = 4x + 6x^2 + 12x^3,  l2 = l1 + 2x,  l0 = l2 + 6x^2 + 1,  l3 = l1 - 1.
// Fuentes-Castaneda, Knapp, Rodriguez-Henriquez, "Faster Hashing to G2", SAC 2011, section 5. The extra factor is
// coprime to r, so the map stays bilinear and non-degenerate; other tools' `vk_alphabeta_12` carries the same factor.
ASSAY_NOINLINE void hard_part(fp12 *r, const fp12 *f) {
    fp12 x2, x4, xx6, l0, l1, l2, l3, t;
    fp12_cyclotomic_pow_x(&x2, f);
    fp12_cyclotomic_sqr(&x2, &x2);
    fp12_cyclotomic_sqr(&x4, &x2);
    fp12_mul(&t, &x4, &x2);
    fp12_cyclotomic_pow_x(&xx6, &t);
    fp12_cyclotomic_sqr(&t, &xx6);
    fp12_cyclotomic_pow_x(&t, &t);
    fp12_mul(&l1, &t, &xx6);
    fp12_mul(&l1, &l1, &x4);
    fp12_mul(&l2, &l1, &x2);
    fp12_mul(&l0, &l2, &xx6);
    fp12_mul(&l0, &l0, f);
    fp12_conj(&l3, f);
    fp12_mul(&l3, &l3, &l1);
    fp12_frobenius(&t, &l1);
    fp12_mul(&l0, &l0, &t);
    fp12_frobenius2(&t, &l2);
    fp12_mul(&l0, &l0, &t);
    fp12_frobenius3(&t, &l3);
    fp12_mul(r, &l0, &t);
}

ASSAY_NOINLINE void final_exponentiation(fp12 *r, const fp12 *a) {
    fp12 f;
    easy_part(&f, a);
    hard_part(r, &f);
}

// ---- the group of r-th roots of unity -----------------------------------------------------------------------------------

ASSAY_INLINE void gt_inv(fp12 *r, const fp12 *a) { fp12_conj(r, a); }

ASSAY_NOINLINE void gt_pow(fp12 *r, const fp12 *a, const fr *k) {
    uint64_t plain[FR_LIMBS];
    fr_to_plain(plain, k);
    fp12_cyclotomic_pow(r, a, plain);
}
