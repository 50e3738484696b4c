// SPDX-License-Identifier: Apache-2.0
//
// The Miller loop over prepared lines: the squarings of the accumulator are shared by all pairs.

typedef TYPE(miller_scratch) miller_scratch;

// scales[i] = (x/y, 1/y) of p[i] with one inversion; (0, 0) at infinity. No point of G1 has y = 0.
ASSAY_NOINLINE void scale_factors(miller_scratch *scales, const g1_affine *p, size_t count) {
    fp product = fp_one, inverse;
    for (size_t i = 0; i < count; i++) {
        scales[i].x_over_y = product;
        if (!fp_is_zero(&p[i].y)) fp_mul(&product, &product, &p[i].y);
    }
    fp_inv(&product, &product);
    for (size_t i = count; i-- > 0;) {
        if (fp_is_zero(&p[i].y)) {
            scales[i] = (miller_scratch){0};
            continue;
        }
        fp_mul(&inverse, &product, &scales[i].x_over_y);
        fp_mul(&product, &product, &p[i].y);
        scales[i].one_over_y = inverse;
        fp_mul(&scales[i].x_over_y, &p[i].x, &inverse);
    }
}

#ifdef ASSAY_TOWER_LANES
#include "miller_across_body.h"
#else
// f times one line of every pair.
ASSAY_NOINLINE void multiply_lines(fp12 *f, const line *lines, const miller_scratch *scales, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const line *l = &lines[i * CURVE(LINE_COUNT)];
        fp2 l1, l3;
        fp2_mul_fp(&l1, &l->negated_slope, &scales[i].x_over_y);
        fp2_mul_fp(&l3, &l->offset, &scales[i].one_over_y);
        fp12_mul_line(f, f, &l1, &l3);
    }
}

ASSAY_NOINLINE void miller_loop(fp12 *r, const g1_affine *p, const line *lines, size_t count, miller_scratch *scales) {
    fp12 f = fp12_one;
    scale_factors(scales, p, count);
    for (int i = 0; i < CURVE(LOOP_LENGTH); i++) {
        if (i > 0) fp12_sqr(&f, &f);
        multiply_lines(&f, lines++, scales, count);
        if (loop_digits[i] != 0) multiply_lines(&f, lines++, scales, count);
    }
    for (int i = 0; i < loop_end_lines; i++) multiply_lines(&f, lines++, scales, count);
    if (parameter_is_negative) fp12_conj(&f, &f);
    *r = f;
}
#endif
