// SPDX-License-Identifier: Apache-2.0
//
// The lines of the optimal ate pairing for given points of G2 (Vercauteren, "Optimal Pairings", IEEE Trans. Inf. Theory
// 2010): tangents and chords met while computing (6x + 2) Q + pi(Q) - pi^2(Q).
//
// The untwisted point of (x, y) is (x w^2, y w^3), so a line of slope s on the twist through (x, y), taken at P = (a, b)
// of G1, is b - s a w + (s x - y) w^3. Divided by b, which the final exponentiation removes, it is
//     1 + (-s) (a/b) w + (s x - y) (1/b) w^3.
// A line stores -s and s x - y. At infinity all of these are zero and the line is the constant 1: such a pair drops out
// of the product without a branch.

typedef assay_bn254_line line;
typedef assay_bn254_prepare_scratch prepare_scratch;

static const int8_t loop_digits[BN254_LOOP_LENGTH] = BN254_LOOP;

// Replaces each denominator by its inverse; zero stays zero.
ASSAY_NOINLINE void invert_denominators(prepare_scratch *points, size_t count) {
    if (count == 1) {
        fp2_inv(&points->denominator, &points->denominator);
        return;
    }
    fp2 product = fp2_one, inverse;
    for (size_t i = 0; i < count; i++) {
        points[i].prefix = product;
        if (!fp2_is_zero(&points[i].denominator)) fp2_mul(&product, &product, &points[i].denominator);
    }
    fp2_inv(&product, &product);
    for (size_t i = count; i-- > 0;) {
        if (fp2_is_zero(&points[i].denominator)) continue;
        fp2_mul(&inverse, &product, &points[i].prefix);
        fp2_mul(&product, &product, &points[i].denominator);
        points[i].denominator = inverse;
    }
}

// Writes the line of the given slope through `through` and replaces `running` by the third point of that line with the
// curve, mirrored; `x_sum` is the sum of the x of the two points that the line was drawn for.
ASSAY_INLINE void draw_line(line *l, g2_affine *running, const fp2 *slope, const g2_affine *through, const fp2 *x_sum) {
    fp2 x, t;
    fp2_neg(&l->negated_slope, slope);
    fp2_mul(&t, slope, &through->x);
    fp2_sub(&l->offset, &t, &through->y);
    fp2_sqr(&x, slope);
    fp2_sub(&x, &x, x_sum);
    // The mirrored third point has y = slope (through.x - x) - through.y = offset - slope x.
    fp2_mul(&t, slope, &x);
    fp2_sub(&running->y, &l->offset, &t);
    running->x = x;
}

// One step of doubling for all points; lines of one point lie BN254_LINE_COUNT apart.
ASSAY_NOINLINE void double_step(line *lines, prepare_scratch *points, size_t count) {
    for (size_t i = 0; i < count; i++) fp2_dbl(&points[i].denominator, &points[i].running.y);
    invert_denominators(points, count);
    for (size_t i = 0; i < count; i++) {
        fp2 slope, square, x_sum;
        g2_affine through = points[i].running;
        fp2_sqr(&square, &through.x);
        fp2_dbl(&slope, &square);
        fp2_add(&slope, &slope, &square);
        fp2_mul(&slope, &slope, &points[i].denominator);
        fp2_dbl(&x_sum, &through.x);
        draw_line(&lines[i * BN254_LINE_COUNT], &points[i].running, &slope, &through, &x_sum);
    }
}

// One step that adds points[i].added.
ASSAY_NOINLINE void add_step(line *lines, prepare_scratch *points, size_t count) {
    for (size_t i = 0; i < count; i++) fp2_sub(&points[i].denominator, &points[i].running.x, &points[i].added.x);
    invert_denominators(points, count);
    for (size_t i = 0; i < count; i++) {
        fp2 slope, x_sum;
        fp2_sub(&slope, &points[i].running.y, &points[i].added.y);
        fp2_mul(&slope, &slope, &points[i].denominator);
        fp2_add(&x_sum, &points[i].running.x, &points[i].added.x);
        draw_line(&lines[i * BN254_LINE_COUNT], &points[i].running, &slope, &points[i].added, &x_sum);
    }
}

// Sets points[i].added to q[i] or -q[i].
ASSAY_INLINE void set_added(prepare_scratch *points, const g2_affine *q, size_t count, int sign) {
    for (size_t i = 0; i < count; i++) {
        if (sign > 0) points[i].added = q[i];
        else g2_affine_neg(&points[i].added, &q[i]);
    }
}

ASSAY_NOINLINE void g2_prepare(line *lines, const g2_affine *q, size_t count, prepare_scratch *points) {
    for (size_t i = 0; i < count; i++) points[i].running = q[i];
    for (int i = 0; i < BN254_LOOP_LENGTH; i++) {
        double_step(lines++, points, count);
        if (loop_digits[i] == 0) continue;
        set_added(points, q, count, loop_digits[i]);
        add_step(lines++, points, count);
    }
    for (size_t i = 0; i < count; i++) g2_affine_psi(&points[i].added, &q[i]);
    add_step(lines++, points, count);
    for (size_t i = 0; i < count; i++) {
        g2_affine image;
        g2_affine_psi(&image, &q[i]);
        g2_affine_psi(&image, &image);
        g2_affine_neg(&points[i].added, &image);
    }
    add_step(lines, points, count);
}
