// SPDX-License-Identifier: Apache-2.0
//
// Bulk work on arrays of field elements, one after another. Included right after field_body.h with the same parameters and
//   VN(name)                    name of the bulk work `name`

ASSAY_NOINLINE void VN(add)(FIELD *r, const FIELD *a, const FIELD *b, size_t count) {
    for (size_t i = 0; i < count; i++) FN(add)(&r[i], &a[i], &b[i]);
}

ASSAY_NOINLINE void VN(sub)(FIELD *r, const FIELD *a, const FIELD *b, size_t count) {
    for (size_t i = 0; i < count; i++) FN(sub)(&r[i], &a[i], &b[i]);
}

ASSAY_NOINLINE void VN(mul)(FIELD *r, const FIELD *a, const FIELD *b, size_t count) {
    for (size_t i = 0; i < count; i++) FN(mul)(&r[i], &a[i], &b[i]);
}

// r = a * b - c.
ASSAY_NOINLINE void VN(mul_sub)(FIELD *r, const FIELD *a, const FIELD *b, const FIELD *c, size_t count) {
    for (size_t i = 0; i < count; i++) {
        FIELD t;
        FN(mul)(&t, &a[i], &b[i]);
        FN(sub)(&r[i], &t, &c[i]);
    }
}

ASSAY_NOINLINE void VN(scale)(FIELD *r, const FIELD *a, const FIELD *factor, size_t count) {
    FIELD f = *factor;
    for (size_t i = 0; i < count; i++) FN(mul)(&r[i], &a[i], &f);
}

// *r = sum of a[i] * b[i].
ASSAY_NOINLINE void VN(dot)(FIELD *r, const FIELD *a, const FIELD *b, size_t count) {
    FIELD sum = {{0}}, t;
    for (size_t i = 0; i < count; i++) {
        FN(mul)(&t, &a[i], &b[i]);
        FN(add)(&sum, &sum, &t);
    }
    *r = sum;
}

// r[i] = factor^i * first.
ASSAY_NOINLINE void VN(powers)(FIELD *r, const FIELD *first, const FIELD *factor, size_t count) {
    FIELD f = *factor, power = *first;
    for (size_t i = 0; i < count; i++) {
        r[i] = power;
        FN(mul)(&power, &power, &f);
    }
}

// r[i] = 1 / a[i], and 0 where a[i] = 0, with one inversion (Montgomery, "Speeding the Pollard and elliptic curve methods
// of factorization", 1987, section 10.3.1). r holds the running products and must not overlap a.
ASSAY_NOINLINE void VN(inv)(FIELD *r, const FIELD *a, size_t count) {
    FIELD product = FN(one);
    for (size_t i = 0; i < count; i++) {
        r[i] = product;
        if (!FN(is_zero)(&a[i])) FN(mul)(&product, &product, &a[i]);
    }
    FN(inv)(&product, &product);
    for (size_t i = count; i-- > 0;) {
        if (FN(is_zero)(&a[i])) {
            r[i] = (FIELD){{0}};
            continue;
        }
        FN(mul)(&r[i], &r[i], &product);
        FN(mul)(&product, &product, &a[i]);
    }
}

// Index of the first element that is not below p, or count.
ASSAY_NOINLINE size_t VN(find_noncanonical)(const FIELD *a, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!FN(is_canonical)(&a[i])) return i;
    return count;
}

// r = Montgomery forms of plain integers; index of the first that is not below p, or count. Elements from there on are
// not written.
ASSAY_NOINLINE size_t VN(from_plain)(FIELD *r, const uint64_t *plain, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!FN(from_plain)(&r[i], plain + FIELD_LIMBS * i)) return i;
    return count;
}

ASSAY_NOINLINE void VN(to_plain)(uint64_t *plain, const FIELD *a, size_t count) {
    for (size_t i = 0; i < count; i++) FN(to_plain)(plain + FIELD_LIMBS * i, &a[i]);
}
