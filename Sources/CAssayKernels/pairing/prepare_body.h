// SPDX-License-Identifier: Apache-2.0
//
// The lines of whole points, by the steps of steps_body.h and what the family adds to them.

// All steps for q: numerators of the lines, and the Z of the point after each. Leaves the last sum in `point`.
ASSAY_NOINLINE void walk_lines(line *lines, fp2 *z, g2 *point, const g2_affine *q) {
    g2_affine negated;
    g2_affine_neg(&negated, q);
    g2_from_affine(point, q);
    for (int i = 0; i < CURVE(LOOP_LENGTH); i++) {
        tangent_step(lines++, point);
        *z++ = point->z;
        if (loop_digits[i] == 0) continue;
        chord_step(lines++, point, loop_digits[i] > 0 ? q : &negated);
        *z++ = point->z;
    }
    walk_end(lines, z, point, q);
}

// Divides numerators by their denominators. Where a Z is zero, all lines become zero.
ASSAY_NOINLINE void divide_lines(line *lines, prepare_scratch *scratch) {
    fp product = fp_one, inverse;
    fp2 z_inverse, square, factor;
    for (int i = 0; i < CURVE(LINE_COUNT); i++) {
        scratch->prefix[i] = product;
        fp2_norm(&scratch->norm[i], &scratch->z[i]);
        fp_mul(&product, &product, &scratch->norm[i]);
    }
    fp_inv(&product, &product);
    for (int i = CURVE(LINE_COUNT) - 1; i >= 0; i--) {
        fp_mul(&inverse, &product, &scratch->prefix[i]);
        fp_mul(&product, &product, &scratch->norm[i]);
        fp2_inv_by_norm(&z_inverse, &scratch->z[i], &inverse);
        line_factor(&factor, &z_inverse);
        fp2_mul(&lines[i].negated_slope, &lines[i].negated_slope, &factor);
        fp2_mul(&lines[i].offset, &lines[i].offset, &factor);
        if (i + 1 == CURVE(LINE_COUNT)) continue;
        fp2_sqr(&square, &z_inverse);
        fp2_mul(&lines[i + 1].offset, &lines[i + 1].offset, &square);
    }
}

ASSAY_NOINLINE bool g2_prepare(line *lines, const g2_affine *q, size_t count, prepare_scratch *scratch) {
    bool members = true;
    for (size_t i = 0; i < count; i++, lines += CURVE(LINE_COUNT)) {
        if (g2_affine_is_infinity(&q[i])) {
            memset(lines, 0, CURVE(LINE_COUNT) * sizeof(line));
            continue;
        }
        g2 sum;
        walk_lines(lines, scratch->z, &sum, &q[i]);
        members &= walk_shows_membership(&sum, &q[i]);
        divide_lines(lines, scratch);
    }
    return members;
}
