// SPDX-License-Identifier: Apache-2.0
//
// The hard part of the final exponentiation. Expects
//   CYCLOTOMIC                  type of elements of the cyclotomic subgroup
//   YN(name)                    name of a function of it

// r = a^x for a in the cyclotomic subgroup and the curve's parameter x. As conjugation inverts, negative digits are free: x
// has 14 digits that are not zero in windowed non-adjacent form, so 16 products serve, with those for the odd powers.
//
// Compressed squarings (Karabina, "Squaring in cyclotomic subgroups", Math. Comp. 2013) take a third less, but what is
// multiplied must be decompressed, and in a form that squares a alone x has 24 digits: no gain.
ASSAY_NOINLINE void YN(pow_x)(CYCLOTOMIC *r, const CYCLOTOMIC *a) {
    static const int8_t digits[BN254_X_WNAF_LENGTH] = BN254_X_WNAF;
    CYCLOTOMIC odd[BN254_X_WNAF_ODD], t;
    odd[0] = *a;
    YN(cyclotomic_sqr)(&t, a);
    for (int i = 1; i < BN254_X_WNAF_ODD; i++) YN(mul)(&odd[i], &odd[i - 1], &t);
    t = odd[digits[0] / 2];
    for (int i = 1; i < BN254_X_WNAF_LENGTH; i++) {
        YN(cyclotomic_sqr)(&t, &t);
        if (digits[i] > 0) YN(mul)(&t, &t, &odd[digits[i] / 2]);
        if (digits[i] < 0) YN(mul_conj)(&t, &t, &odd[-digits[i] / 2]);
    }
    *r = t;
}

// The hard part: (p^4 - p^2 + 1)/r times 2x(6x^2 + 3x + 1) is l0 + l1 p + l2 p^2 + l3 p^3 with
//     l1 = 4x + 6x^2 + 12x^3,  l2 = l1 + 2x,  l0 = l2 + 6x^2 + 1,  l3 = l1 - 1.
// Fuentes-Castaneda, Knapp, Rodriguez-Henriquez, "Faster Hashing to G2", SAC 2011, section 5. The extra factor is
// coprime to r, so the map stays bilinear and non-degenerate; other tools' `vk_alphabeta_12` carries the same factor.
ASSAY_NOINLINE void YN(hard_part)(CYCLOTOMIC *r, const CYCLOTOMIC *f) {
    CYCLOTOMIC x2, x4, xx6, l0, l1, l2, l3, t;
    YN(pow_x)(&x2, f);
    YN(cyclotomic_sqr)(&x2, &x2);
    YN(cyclotomic_sqr)(&x4, &x2);
    YN(mul)(&t, &x4, &x2);
    YN(pow_x)(&xx6, &t);
    YN(cyclotomic_sqr)(&t, &xx6);
    YN(pow_x)(&t, &t);
    YN(mul)(&l1, &t, &xx6);
    YN(mul)(&l1, &l1, &x4);
    YN(mul)(&l2, &l1, &x2);
    YN(mul)(&l0, &l2, &xx6);
    YN(mul)(&l0, &l0, f);
    YN(conj)(&l3, f);
    YN(mul)(&l3, &l3, &l1);
    YN(frobenius)(&t, &l1);
    YN(mul)(&l0, &l0, &t);
    YN(frobenius2)(&t, &l2);
    YN(mul)(&l0, &l0, &t);
    YN(frobenius3)(&t, &l3);
    YN(mul)(r, &l0, &t);
}
