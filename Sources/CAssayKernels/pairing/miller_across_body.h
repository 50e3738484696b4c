// SPDX-License-Identifier: Apache-2.0
//
// The Miller loop over prepared lines with its one element of Fp12 across the lanes (tower/fp12_across_body.h); the values
// are those of miller_body.h.

// r: the value of lane `first` + u times that of the next one, in all lanes.
LANE_INLINE void across_spread(fp2_x8_factor *r, const fp_x8 *a, uint64_t first) {
    fp_x8_permute(&r->value.c0, a, lanes_all(first));
    fp_x8_permute(&r->value.c1, a, lanes_all(first + 1));
    fp_x8_add(&r->sum, &r->value.c0, &r->value.c1);
    fp_x8_normalise(&r->sum, &r->sum);
}

// The coefficients of two lines at their points, four lanes each: both factors are 16 times what memory holds, and so is
// their product.
LANE_INLINE void across_evaluate(fp_x8 *r, const line *l0, const miller_scratch *s0, const line *l1, const miller_scratch *s1) {
    const fp *coefficients[8] = {
        &l0->negated_slope.c0, &l0->negated_slope.c1, &l0->offset.c0, &l0->offset.c1,
        &l1->negated_slope.c0, &l1->negated_slope.c1, &l1->offset.c0, &l1->offset.c1};
    const fp *scales[8] = {&s0->x_over_y, &s0->x_over_y, &s0->one_over_y, &s0->one_over_y, &s1->x_over_y, &s1->x_over_y, &s1->one_over_y, &s1->one_over_y};
    fp_x8 scale;
    fp_x8_gather_scaled(r, coefficients);
    fp_x8_gather_scaled(&scale, scales);
    fp_x8_mul_loose(r, r, &scale);
    fp_x8_add_modulus(r, r, 1);
    fp_x8_canonical(r, r);
}

// f times one line of every pair.
ASSAY_NOINLINE void multiply_lines(fp12_across *f, const line *lines, const miller_scratch *scales, size_t count) {
    for (size_t i = 0; i < count; i += 2) {
        const size_t next = i + 1 < count ? i + 1 : i;
        fp_x8 values;
        fp2_x8_factor l1, l3;
        across_evaluate(&values, &lines[i * CURVE(LINE_COUNT)], &scales[i], &lines[next * CURVE(LINE_COUNT)], &scales[next]);
        for (size_t k = i; k <= next; k++) {
            across_spread(&l1, &values, 4 * (k - i));
            across_spread(&l3, &values, 4 * (k - i) + 2);
            fp12_across_mul_line(f, f, &l1, &l3);
        }
    }
}

ASSAY_NOINLINE void miller_loop(fp12 *r, const g1_affine *p, const line *lines, size_t count, miller_scratch *scales) {
    fp12_across f;
    fp12_across_load(&f, &fp12_one);
    scale_factors(scales, p, count);
    for (int i = 0; i < CURVE(LOOP_LENGTH); i++) {
        if (i > 0) fp12_across_mul(&f, &f, &f);
        multiply_lines(&f, lines++, scales, count);
        if (loop_digits[i] != 0) multiply_lines(&f, lines++, scales, count);
    }
    multiply_lines(&f, lines++, scales, count);
    multiply_lines(&f, lines, scales, count);
    fp12_across_store(r, &f);
}
