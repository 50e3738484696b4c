// SPDX-License-Identifier: Apache-2.0
//
// Bulk work on arrays of field elements, eight at a time; what is left over goes through vector_body.h one by one. Included
// after lanes_memory_body.h with the same parameters. Bits are those of vector_body.h.

#define FOR_EIGHTS(i, count) for (; (i) + 8 <= (count); (i) += 8)

ASSAY_NOINLINE void FN(vector_add)(FIELD *r, const FIELD *a, const FIELD *b, size_t count) {
    size_t i = 0;
    FOR_EIGHTS(i, count) {
        FIELD_X8 x, y;
        XN(load)(&x, a + i);
        XN(load)(&y, b + i);
        XN(add)(&x, &x, &y);
        XN(add_modulus)(&x, &x, 1);
        XN(store)(r + i, &x);
    }
    VN(add)(r + i, a + i, b + i, count - i);
}

ASSAY_NOINLINE void FN(vector_sub)(FIELD *r, const FIELD *a, const FIELD *b, size_t count) {
    size_t i = 0;
    FOR_EIGHTS(i, count) {
        FIELD_X8 x, y;
        XN(load)(&x, a + i);
        XN(load)(&y, b + i);
        XN(sub)(&x, &x, &y);
        XN(add_modulus)(&x, &x, 2);
        XN(store)(r + i, &x);
    }
    VN(sub)(r + i, a + i, b + i, count - i);
}

ASSAY_NOINLINE void FN(vector_mul)(FIELD *r, const FIELD *a, const FIELD *b, size_t count) {
    size_t i = 0;
    FOR_EIGHTS(i, count) {
        FIELD_X8 x, y;
        XN(load_scaled)(&x, a + i);
        XN(load)(&y, b + i);
        XN(mul_loose)(&x, &x, &y);
        XN(add_modulus)(&x, &x, 1);
        XN(store)(r + i, &x);
    }
    VN(mul)(r + i, a + i, b + i, count - i);
}

// r = a * b - c.
ASSAY_NOINLINE void FN(vector_mul_sub)(FIELD *r, const FIELD *a, const FIELD *b, const FIELD *c, size_t count) {
    size_t i = 0;
    FOR_EIGHTS(i, count) {
        FIELD_X8 x, y;
        XN(load_scaled)(&x, a + i);
        XN(load)(&y, b + i);
        XN(mul_loose)(&x, &x, &y);
        XN(load)(&y, c + i);
        XN(sub)(&x, &x, &y);
        XN(add_modulus)(&x, &x, 2);
        XN(store)(r + i, &x);
    }
    VN(mul_sub)(r + i, a + i, b + i, c + i, count - i);
}

ASSAY_NOINLINE void FN(vector_scale)(FIELD *r, const FIELD *a, const FIELD *factor, size_t count) {
    const FIELD f = *factor;
    FIELD_X8 by;
    XN(broadcast_scaled)(&by, &f);
    size_t i = 0;
    FOR_EIGHTS(i, count) {
        FIELD_X8 x;
        XN(load)(&x, a + i);
        XN(mul_loose)(&x, &x, &by);
        XN(add_modulus)(&x, &x, 1);
        XN(store)(r + i, &x);
    }
    VN(scale)(r + i, a + i, &f, count - i);
}

// Products that are added up before they are reduced: together they are below 4p, and their limbs below 2^60.
enum { XN(sum_products) = X8_ROOM >= 64 && X8_LIMBS == 5 ? 16 : 8 };

// sum = (sum + t / Q) mod p for a sum of at most so many products in memory's form.
LANE_INLINE void XN(accumulate)(FIELD_X8 *sum, const XN(wide) *t) {
    FIELD_X8 term;
    XN(redc)(&term, t);
    XN(add)(&term, &term, sum);
    XN(add_modulus)(&term, &term, 1);
    XN(canonical)(sum, &term);
}

// *r = sum of a[i] * b[i], with few reductions.
ASSAY_NOINLINE void FN(vector_dot)(FIELD *r, const FIELD *a, const FIELD *b, size_t count) {
    FIELD_X8 sum, x, y;
    XN(broadcast)(&sum, &(FIELD){{0}});
    size_t i = 0;
    while (i + 8 <= count) {
        XN(wide) t;
        XN(wide_zero)(&t);
        const size_t left = (count - i) / 8, end = i + 8 * (left < XN(sum_products) ? left : XN(sum_products));
        FOR_EIGHTS(i, end) {
            XN(load_scaled)(&x, a + i);
            XN(load)(&y, b + i);
            XN(add_product)(&t, &x, &y);
        }
        XN(accumulate)(&sum, &t);
    }
    FIELD single[8], rest;
    XN(store_canonical)(single, &sum);
    VN(dot)(&rest, a + i, b + i, count - i);
    for (int k = 0; k < 8; k++) FN(add)(&rest, &rest, &single[k]);
    *r = rest;
}

// Chains of products that do not wait for one another, eight elements each.
enum { XN(chains) = 4, XN(chained) = 8 * XN(chains) };

// r[i] = factor^i * first: the first powers one by one, then each 32 from the 32 before.
ASSAY_NOINLINE void FN(vector_powers)(FIELD *r, const FIELD *first, const FIELD *factor, size_t count) {
    if (count < 2 * XN(chained)) {
        VN(powers)(r, first, factor, count);
        return;
    }
    FIELD step = *factor, start = *first;
    VN(powers)(r, &start, &step, XN(chained));
    for (int power = 1; power < XN(chained); power *= 2) FN(sqr)(&step, &step);
    FIELD_X8 by, x;
    XN(broadcast_scaled)(&by, &step);
    size_t i = XN(chained);
    FOR_EIGHTS(i, count) {
        XN(load)(&x, r + i - XN(chained));
        XN(mul_loose)(&x, &x, &by);
        XN(add_modulus)(&x, &x, 1);
        XN(store)(r + i, &x);
    }
    for (; i < count; i++) FN(mul)(&r[i], &r[i - XN(chained)], &step);
}

// r = a[0] ... a[7], and 1/ratio where a is zero; returns the lanes of the zeros.
LANE_INLINE lane_mask XN(load_invertible)(FIELD_X8 *r, const FIELD *a) {
    FIELD_X8 x, one;
    XN(load)(&x, a);
    XN(broadcast)(&one, &FN(one));
    const lane_mask zeros = XN(are_zero)(&x);
    XN(select)(r, zeros, &one, &x);
    return zeros;
}

// r[i] = the product of the elements before a[i] in its chain; product[c] = that of all of chain c.
LANE_INLINE void XN(chain_products)(FIELD *r, FIELD_X8 *product, const FIELD *a, size_t count) {
    FIELD_X8 x;
    for (int c = 0; c < XN(chains); c++) XN(broadcast)(&product[c], &FN(one));
    for (size_t i = 0; i < count; i += XN(chained)) {
        LANE_UNROLL for (int c = 0; c < XN(chains); c++) {
            XN(store_canonical)(r + i + 8 * c, &product[c]);
            XN(load_invertible)(&x, a + i + 8 * c);
            XN(mul_loose)(&x, &x, &product[c]);
            XN(add_modulus)(&x, &x, 1);
            XN(canonical)(&product[c], &x);
        }
    }
}

// Undoes the chains from their ends: inverse[c] is that of the product of all of chain c.
LANE_INLINE void XN(chain_inverses)(FIELD *r, FIELD_X8 *inverse, const FIELD *a, size_t count) {
    FIELD_X8 x, y, zero;
    XN(broadcast)(&zero, &(FIELD){{0}});
    for (size_t i = count; i > 0;) {
        i -= XN(chained);
        LANE_UNROLL for (int c = 0; c < XN(chains); c++) {
            const lane_mask zeros = XN(load_invertible)(&x, a + i + 8 * c);
            XN(load)(&y, r + i + 8 * c);
            XN(mul_loose)(&y, &y, &inverse[c]);
            XN(mul)(&inverse[c], &inverse[c], &x);
            XN(add_modulus)(&y, &y, 1);
            XN(canonical)(&y, &y);
            XN(select)(&y, zeros, &zero, &y);
            XN(store_canonical)(r + i + 8 * c, &y);
        }
    }
}

// r[i] = 1 / a[i], and 0 where a[i] = 0. With k for the ratio, a chain's product P in lanes is that of elements a/k, in memory
// k P; the inverse of that, 1/(k P) in memory, is 1/(k^2 P) in lanes; and what belongs in memory, 1/a, is 1/(k^2 a/k) in lanes.
// So the factors of k need no care.
ASSAY_NOINLINE void FN(vector_inv)(FIELD *r, const FIELD *a, size_t count) {
    const size_t chained = count / XN(chained) * XN(chained);
    VN(inv)(r + chained, a + chained, count - chained);
    if (chained == 0) return;
    FIELD_X8 product[XN(chains)];
    FIELD end[XN(chained)], inverse[XN(chained)];
    XN(chain_products)(r, product, a, chained);
    for (int c = 0; c < XN(chains); c++) XN(store_canonical)(end + 8 * c, &product[c]);
    VN(inv)(inverse, end, XN(chained));
    for (int c = 0; c < XN(chains); c++) XN(load)(&product[c], inverse + 8 * c);
    XN(chain_inverses)(r, product, a, chained);
}

ASSAY_NOINLINE size_t FN(vector_find_noncanonical)(const FIELD *a, size_t count) { return VN(find_noncanonical)(a, count); }

// Whether all eight plain integers are below p.
LANE_INLINE bool XN(all_below_modulus)(const FIELD_X8 *a) {
    lanes carry = lanes_zero();
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) carry = lanes_carry(lanes_add(lanes_sub(a->limb[j], lanes_all(XN(modulus)[j])), carry));
    lane_mask below = _mm512_movepi64_mask(carry);
    ASSAY_PUBLISH(below);
    return below == 0xff;
}

// r = Montgomery forms of plain integers; index of the first that is not below p, or count. From an eight with such an
// integer on it goes one by one.
ASSAY_NOINLINE size_t FN(vector_from_plain)(FIELD *r, const uint64_t *plain, size_t count) {
    static const FIELD r2 = {FIELD_R2};
    FIELD_X8 by, x;
    XN(broadcast_scaled)(&by, &r2);
    size_t i = 0;
    FOR_EIGHTS(i, count) {
        XN(load)(&x, (const FIELD *)(const void *)(plain + FIELD_LIMBS * i));
        if (!XN(all_below_modulus)(&x)) break;
        XN(mul_loose)(&x, &x, &by);
        XN(add_modulus)(&x, &x, 1);
        XN(store)(r + i, &x);
    }
    return i + VN(from_plain)(r + i, plain + FIELD_LIMBS * i, count - i);
}

// A reduction of ratio * a without a product before it.
ASSAY_NOINLINE void FN(vector_to_plain)(uint64_t *plain, const FIELD *a, size_t count) {
    size_t i = 0;
    FOR_EIGHTS(i, count) {
        FIELD_X8 x;
        XN(wide) t;
        XN(load_scaled)(&x, a + i);
        XN(wide_zero)(&t);
        LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) t.limb[j] = x.limb[j];
        LANE_TRACK(t.bounds = ((lane_bounds){0, 0x1p-100, 1}));
        XN(redc)(&x, &t);
        XN(add_modulus)(&x, &x, 1);
        XN(store)((FIELD *)(void *)(plain + FIELD_LIMBS * i), &x);
    }
    VN(to_plain)(plain + FIELD_LIMBS * i, a + i, count - i);
}
#undef FOR_EIGHTS
