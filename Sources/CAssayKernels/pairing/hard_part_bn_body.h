// SPDX-License-Identifier: Apache-2.0
//
// The hard part of the final exponentiation for BN curves, included after power_body.h with its parameters.

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
