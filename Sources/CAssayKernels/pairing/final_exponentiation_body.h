// SPDX-License-Identifier: Apache-2.0
//
// The power (p^12 - 1)/r times a factor of the family, which maps a Miller value to the group of r-th roots of unity.

// The easy part, a^((p^6 - 1)(p^2 + 1)): from here on conjugation inverts.
ASSAY_NOINLINE void easy_part(fp12 *r, const fp12 *a) {
    fp12 t, inverse;
    fp12_conj(&t, a);
    fp12_inv(&inverse, a);
    fp12_mul(&t, &t, &inverse);
    fp12_frobenius2(&inverse, &t);
    fp12_mul(r, &inverse, &t);
}

#ifdef ASSAY_TOWER_LANES
#define CYCLOTOMIC fp12_across
#define YN(name) fp12_across_##name
#else
#define CYCLOTOMIC fp12
#define YN(name) fp12_##name
#endif
#include "power_body.h"
#ifdef CURVE_FAMILY_BN
#include "hard_part_bn_body.h"
#else
#include "hard_part_bls12_body.h"
#endif
#undef CYCLOTOMIC
#undef YN

#ifdef ASSAY_TOWER_LANES
ASSAY_NOINLINE void final_exponentiation(fp12 *r, const fp12 *a) {
    fp12 f;
    fp12_across value;
    easy_part(&f, a);
    fp12_across_load(&value, &f);
    fp12_across_hard_part(&value, &value);
    fp12_across_store(r, &value);
}
#else
ASSAY_NOINLINE void final_exponentiation(fp12 *r, const fp12 *a) {
    fp12 f;
    easy_part(&f, a);
    fp12_hard_part(r, &f);
}
#endif

// ---- the group of r-th roots of unity -----------------------------------------------------------------------------------

ASSAY_INLINE void gt_inv(fp12 *r, const fp12 *a) { fp12_conj(r, a); }

ASSAY_NOINLINE void gt_pow(fp12 *r, const fp12 *a, const fr *k) {
    uint64_t plain[FR_LIMBS];
    fr_to_plain(plain, k);
    fp12_cyclotomic_pow(r, a, plain);
}
