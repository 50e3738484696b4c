// SPDX-License-Identifier: Apache-2.0
//
// Powers by the parameter in the cyclotomic subgroup. Expects
//   CYCLOTOMIC                  type of elements of the cyclotomic subgroup
//   YN(name)                    name of a function of it

// r = a^x for a in the cyclotomic subgroup and the curve's parameter x. As conjugation inverts, negative digits are free: the x of
// BN254 has 14 digits that are not zero in windowed non-adjacent form, so 16 products serve, with those for the odd powers;
// that of BLS12-381 has six bits.
//
// Compressed squarings (Karabina, "Squaring in cyclotomic subgroups", Math. Comp. 2013) take a third less, but what is
// multiplied must be decompressed, and in a form that squares a alone the x of BN254 has 24 digits: no gain.
ASSAY_NOINLINE void YN(pow_x)(CYCLOTOMIC *r, const CYCLOTOMIC *a) {
    static const int8_t digits[CURVE(X_WNAF_LENGTH)] = CURVE(X_WNAF);
    CYCLOTOMIC odd[CURVE(X_WNAF_ODD)], t;
    odd[0] = *a;
    YN(cyclotomic_sqr)(&t, a);
    for (int i = 1; i < CURVE(X_WNAF_ODD); i++) YN(mul)(&odd[i], &odd[i - 1], &t);
    t = odd[digits[0] / 2];
    for (int i = 1; i < CURVE(X_WNAF_LENGTH); i++) {
        YN(cyclotomic_sqr)(&t, &t);
        if (digits[i] > 0) YN(mul)(&t, &t, &odd[digits[i] / 2]);
        if (digits[i] < 0) YN(mul_conj)(&t, &t, &odd[-digits[i] / 2]);
    }
    if (parameter_is_negative) YN(conj)(&t, &t);
    *r = t;
}
