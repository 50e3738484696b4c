// SPDX-License-Identifier: Apache-2.0
//
// The hard part of the final exponentiation for BLS12 curves, included after power_body.h with its parameters.

// r = a^(x - 1).
ASSAY_NOINLINE void YN(pow_x_minus_1)(CYCLOTOMIC *r, const CYCLOTOMIC *a) {
    CYCLOTOMIC t;
    YN(pow_x)(&t, a);
    YN(mul_conj)(r, &t, a);
}

// The hard part: three times (p^4 - p^2 + 1)/r is (x - 1)^2 (x + p) (x^2 + p^2 - 1) + 3 (Hayashida, Hayasaka, Teruya, "Efficient
// Final Exponentiation via Cyclotomic Structure for Pairings over Families of Elliptic Curves", ePrint 2020/875). The factor 3
// is coprime to r, so the map stays bilinear and non-degenerate; most implementations have the same one.
ASSAY_NOINLINE void YN(hard_part)(CYCLOTOMIC *r, const CYCLOTOMIC *f) {
    CYCLOTOMIC a, b, t;
    YN(pow_x_minus_1)(&a, f);
    YN(pow_x_minus_1)(&a, &a);
    YN(pow_x)(&b, &a);
    YN(frobenius)(&t, &a);
    YN(mul)(&a, &b, &t);
    YN(pow_x)(&b, &a);
    YN(pow_x)(&b, &b);
    YN(frobenius2)(&t, &a);
    YN(mul)(&b, &b, &t);
    YN(mul_conj)(&b, &b, &a);
    YN(cyclotomic_sqr)(&t, f);
    YN(mul)(&t, &t, f);
    YN(mul)(r, &b, &t);
}
