// SPDX-License-Identifier: Apache-2.0
//
// The transform of ntt_body.h eight values at a time; what is too small for that goes through ntt_body.h. Included after
// roots_lanes_body.h with the same parameters. Bits are those of ntt_body.h.
//
// A pass takes values out of memory into limbs, works on them there without reducing more than it must, and puts least
// residues back. On eight neighbouring columns, and on the levels of a block down to blocks of eight, all lanes have one
// root: a prepared one. A block is then transposed, eight times eight values at a time, so that the last three levels too
// run between registers, with a root of its own in each lane.
//
// Bounds, where there is room for 64p. Down, both results of a level may be 6p above the first operand: ten levels on columns end
// below 62p, and nothing is reduced on the way; the seven before the last three of a block end below 44p, so that a product
// there is below 10p. Up, sums double: of any two levels at most 12p go in and 48p come out.
//
// With less room, for 35p at least: down, the first quarter is reduced before any two levels, which hence end below 26p, and so is
// what products are added to in each of the last three levels, where a product is below 14p. Up, the sums of the first of two
// levels are reduced.
enum { XN(has_room) = X8_ROOM >= 64 };

// ---- levels down --------------------------------------------------------------------------------------------------------

// (a, b) becomes (a + s*b, a - s*b + 6p).
ASSAY_INLINE void XN(ntt_down)(FIELD_X8 *a, FIELD_X8 *b, const uint64_t *root) {
    FIELD_X8 t;
    XN(normalise)(&t, b);
    XN(mul_root)(&t, &t, root);
    XN(sub)(b, a, &t);
    XN(add_modulus)(b, b, 6);
    XN(add)(a, a, &t);
}

// (a, b) becomes (a + b, a - b + most * p).
ASSAY_INLINE void XN(ntt_cross)(FIELD_X8 *a, FIELD_X8 *b, uint64_t most) {
    FIELD_X8 t = *b;
    XN(sub)(b, a, &t);
    XN(add_modulus)(b, b, most);
    XN(add)(a, a, &t);
}

// Two levels down from `node` on four times `quarter` eights.
ASSAY_NOINLINE void XN(ntt_two_down)(FIELD_X8 *x, size_t quarter, const uint64_t *prepared, size_t node) {
    const uint64_t *outer = prepared + FN(root_words) * node, *left = prepared + FN(root_words) * 2 * node, *right = left + FN(root_words);
    for (size_t i = 0; i < quarter; i++) {
        FIELD_X8 a = x[i], b = x[quarter + i], c = x[2 * quarter + i], d = x[3 * quarter + i];
        if (!XN(has_room)) XN(reduce_to_8)(&a, &a);
        XN(ntt_down)(&a, &c, outer);
        XN(ntt_down)(&b, &d, outer);
        XN(ntt_down)(&a, &b, left);
        XN(ntt_down)(&c, &d, right);
        x[i] = a, x[quarter + i] = b, x[2 * quarter + i] = c, x[3 * quarter + i] = d;
    }
}

// The same from node 0, for least residues.
ASSAY_NOINLINE void XN(ntt_first_two_down)(FIELD_X8 *x, size_t quarter, const uint64_t *prepared) {
    for (size_t i = 0; i < quarter; i++) {
        FIELD_X8 a = x[i], b = x[quarter + i], c = x[2 * quarter + i], d = x[3 * quarter + i];
        XN(ntt_cross)(&a, &c, 1);
        XN(ntt_cross)(&b, &d, 1);
        XN(ntt_cross)(&a, &b, 2);
        XN(ntt_down)(&c, &d, prepared + FN(root_words));
        x[i] = a, x[quarter + i] = b, x[2 * quarter + i] = c, x[3 * quarter + i] = d;
    }
}

// `levels` levels down from `node` on 2^levels eights, depth first, so that small blocks stay in the first cache.
static void XN(ntt_levels_down)(FIELD_X8 *x, const uint64_t *prepared, uint32_t levels, size_t node) {
    if (levels == 1) XN(ntt_down)(&x[0], &x[1], prepared + FN(root_words) * node);
    if (levels < 2) return;
    const size_t quarter = (size_t)1 << (levels - 2);
    XN(ntt_two_down)(x, quarter, prepared, node);
    for (size_t b = 0; b < 4; b++) XN(ntt_levels_down)(x + b * quarter, prepared, levels - 2, 4 * node + b);
}

// The same for least residues.
static void XN(ntt_all_levels_down)(FIELD_X8 *x, const uint64_t *prepared, uint32_t levels, size_t node) {
    if (node != 0 || levels < 2) {
        XN(ntt_levels_down)(x, prepared, levels, node);
        return;
    }
    const size_t quarter = (size_t)1 << (levels - 2);
    XN(ntt_first_two_down)(x, quarter, prepared);
    for (size_t b = 0; b < 4; b++) XN(ntt_levels_down)(x + b * quarter, prepared, levels - 2, b);
}

// ---- levels up ----------------------------------------------------------------------------------------------------------

// (a, b) becomes (a + b, (b - a + most * p) * s).
ASSAY_INLINE void XN(ntt_up)(FIELD_X8 *a, FIELD_X8 *b, const uint64_t *root, uint64_t most) {
    FIELD_X8 t;
    XN(sub)(&t, b, a);
    XN(add_modulus)(&t, &t, most);
    XN(normalise)(&t, &t);
    XN(add)(a, a, b);
    XN(mul_root)(b, &t, root);
}

// Two levels up to `node`, from at most 12p to at most 12p.
ASSAY_NOINLINE void XN(ntt_two_up)(FIELD_X8 *x, size_t quarter, const uint64_t *prepared, size_t node) {
    const uint64_t *outer = prepared + FN(root_words) * FN(ntt_opposite)(node);
    const uint64_t *left = prepared + FN(root_words) * FN(ntt_opposite)(2 * node);
    const uint64_t *right = prepared + FN(root_words) * FN(ntt_opposite)(2 * node + 1);
    for (size_t i = 0; i < quarter; i++) {
        FIELD_X8 a = x[i], b = x[quarter + i], c = x[2 * quarter + i], d = x[3 * quarter + i];
        XN(ntt_up)(&a, &b, left, 12);
        XN(ntt_up)(&c, &d, right, 12);
        if (!XN(has_room)) XN(reduce_to_8)(&a, &a), XN(reduce_to_8)(&c, &c);
        XN(ntt_up)(&a, &c, outer, XN(has_room) ? 24 : 9);
        XN(ntt_up)(&b, &d, outer, 6);
        XN(reduce_to_8)(&a, &a);
        x[i] = a, x[quarter + i] = b, x[2 * quarter + i] = c, x[3 * quarter + i] = d;
    }
}

// The same to node 0.
ASSAY_NOINLINE void XN(ntt_last_two_up)(FIELD_X8 *x, size_t quarter, const uint64_t *prepared) {
    for (size_t i = 0; i < quarter; i++) {
        FIELD_X8 a = x[i], b = x[quarter + i], c = x[2 * quarter + i], d = x[3 * quarter + i];
        XN(ntt_cross)(&a, &b, 12);
        XN(ntt_up)(&c, &d, prepared + FN(root_words), 12);
        if (!XN(has_room)) XN(reduce_to_8)(&a, &a), XN(reduce_to_8)(&c, &c);
        XN(ntt_cross)(&a, &c, XN(has_room) ? 24 : 9);
        XN(ntt_cross)(&b, &d, 6);
        XN(reduce_to_8)(&x[i], &a);
        XN(reduce_to_8)(&x[quarter + i], &b);
        XN(reduce_to_8)(&x[2 * quarter + i], &c);
        XN(reduce_to_8)(&x[3 * quarter + i], &d);
    }
}

// One level up of two eights of at most 12p.
ASSAY_NOINLINE void XN(ntt_one_up)(FIELD_X8 *x, const uint64_t *prepared, size_t node) {
    if (node == 0) {
        XN(ntt_cross)(&x[0], &x[1], 12);
        XN(reduce_to_8)(&x[1], &x[1]);
    } else {
        XN(ntt_up)(&x[0], &x[1], prepared + FN(root_words) * FN(ntt_opposite)(node), 12);
    }
    XN(reduce_to_8)(&x[0], &x[0]);
}

// `levels` levels up to `node` on 2^levels eights, from at most 12p to at most 12p.
static void XN(ntt_levels_up)(FIELD_X8 *x, const uint64_t *prepared, uint32_t levels, size_t node) {
    if (levels == 1) XN(ntt_one_up)(x, prepared, node);
    if (levels < 2) return;
    const size_t quarter = (size_t)1 << (levels - 2);
    for (size_t b = 0; b < 4; b++) XN(ntt_levels_up)(x + b * quarter, prepared, levels - 2, 4 * node + b);
    if (node == 0) XN(ntt_last_two_up)(x, quarter, prepared);
    else XN(ntt_two_up)(x, quarter, prepared, node);
}

// ---- columns ------------------------------------------------------------------------------------------------------------

// Asks for the cache lines of elements that are needed soon: base[first] and so on, which need not exist.
ASSAY_INLINE void XN(prefetch)(const FIELD *base, size_t first, size_t count) {
    const uintptr_t place = (uintptr_t)base + first * sizeof(FIELD);
    for (size_t byte = 0; byte < count * sizeof(FIELD); byte += 64) __builtin_prefetch((const void *)(place + byte));
}

ASSAY_NOINLINE void XN(ntt_take)(FIELD_X8 *x, const FIELD *block, size_t width, uint32_t levels) {
    for (size_t row = 0; row < (size_t)1 << levels; row++) XN(load)(&x[row], block + width * row);
}

// Least residues of 2^levels rows to memory, while the next eight columns are on their way.
ASSAY_NOINLINE void XN(ntt_put)(FIELD *block, const FIELD_X8 *x, size_t width, uint32_t levels) {
    for (size_t row = 0; row < (size_t)1 << levels; row++) {
        FIELD_X8 t;
        XN(canonical_of_63)(&t, &x[row]);
        XN(store_canonical)(block + width * row, &t);
        XN(prefetch)(block + width * row, 8, 8);
    }
}

ASSAY_NOINLINE void FN(ntt_split)(FIELD *block, const FIELD *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t node, size_t first, size_t last, void *scratch) {
    (void)roots;
    FIELD_X8 *x = scratch;
    const size_t width = (size_t)1 << (log_size - levels);
    for (size_t i = first; i < last; i++) {
        XN(ntt_take)(x, block + 8 * i, width, levels);
        XN(ntt_all_levels_down)(x, prepared, levels, node);
        XN(ntt_put)(block + 8 * i, x, width, levels);
    }
}

ASSAY_NOINLINE void FN(ntt_merge)(FIELD *block, const FIELD *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t node, size_t first, size_t last, void *scratch) {
    (void)roots;
    FIELD_X8 *x = scratch;
    const size_t width = (size_t)1 << (log_size - levels);
    for (size_t i = first; i < last; i++) {
        XN(ntt_take)(x, block + 8 * i, width, levels);
        XN(ntt_levels_up)(x, prepared, levels, node);
        XN(ntt_put)(block + 8 * i, x, width, levels);
    }
}

ASSAY_NOINLINE void FN(ntt_turn)(FIELD *block, const FIELD *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t first, size_t last, void *scratch) {
    (void)roots;
    FIELD_X8 *x = scratch;
    const size_t width = (size_t)1 << (log_size - levels);
    for (size_t i = first; i < last; i++) {
        XN(ntt_take)(x, block + 8 * i, width, levels);
        XN(ntt_levels_up)(x, prepared, levels, 0);
        for (size_t row = 0; row < (size_t)1 << levels; row++) XN(canonical_of_63)(&x[row], &x[row]);
        XN(ntt_all_levels_down)(x, prepared, levels, 1);
        XN(ntt_put)(block + 8 * i, x, width, levels);
    }
}
