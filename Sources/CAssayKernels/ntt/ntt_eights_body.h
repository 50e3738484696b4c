// SPDX-License-Identifier: Apache-2.0
//
// Blocks that end in single values: the levels of ntt_lanes_body.h, and the last three with a root in each lane. Included
// after ntt_lanes_body.h with the same parameters.

// Smaller blocks have no eight blocks of eight values.
enum { XN(ntt_least_log) = 6 };

// Limbs of eight times eight values: afterwards lane k of x[j] is what lane j of x[k] was.
ASSAY_NOINLINE void XN(ntt_transpose)(FIELD_X8 x[8]) {
    LANE_UNROLL for (int j = 0; j < X8_LIMBS; j++) {
        lanes v[8];
        LANE_UNROLL for (int k = 0; k < 8; k++) v[k] = x[k].limb[j];
        lanes_transpose8(v);
        LANE_UNROLL for (int k = 0; k < 8; k++) x[k].limb[j] = v[k];
    }
#ifdef ASSAY_CHECKED
    for (int k = 1; k < 8; k++) x[0].bounds = lane_bounds_either(x[0].bounds, x[k].bounds);
    for (int k = 1; k < 8; k++) x[k].bounds = x[0].bounds;
#endif
}

// ---- down ---------------------------------------------------------------------------------------------------------------

// One level down of `count` pairs, the second `half` behind the first; the roots are `stride` apart from lane to lane.
ASSAY_NOINLINE void XN(ntt_pairs_down)(FIELD_X8 *x, int half, const FIELD *roots, size_t stride) {
    const FIELD *places[8];
    FIELD_X8 root, t;
    LANE_UNROLL for (int k = 0; k < 8; k++) places[k] = roots + stride * (size_t)k;
    XN(gather_scaled)(&root, places);
    for (int j = 0; j < half; j++) {
        if (!XN(has_room)) XN(reduce_to_8)(&x[j], &x[j]);
        XN(normalise)(&t, &x[half + j]);
        XN(mul_loose)(&t, &t, &root);
        XN(sub)(&x[half + j], &x[j], &t);
        XN(add_modulus)(&x[half + j], &x[half + j], XN(has_room) ? 10 : 14);
        XN(add)(&x[j], &x[j], &t);
    }
}

// The last three levels of eight blocks, lane k that of node + k, while the roots of the next eight are on their way.
ASSAY_NOINLINE void XN(ntt_eights_down)(FIELD_X8 x[8], const FIELD *roots, size_t node) {
    for (size_t level = 1; level <= 4; level *= 2) XN(prefetch)(roots, level * (node + 8), level * 8);
    for (int j = 0; j < 4 && XN(has_room); j++) XN(reduce_to_8)(&x[j], &x[j]);
    XN(ntt_pairs_down)(x, 4, roots + node, 1);
    for (size_t h = 0; h < 2; h++) XN(ntt_pairs_down)(x + 4 * h, 2, roots + 2 * node + h, 2);
    for (size_t h = 0; h < 4; h++) XN(ntt_pairs_down)(x + 2 * h, 1, roots + 4 * node + h, 4);
}

ASSAY_NOINLINE void FN(ntt_forward)(FIELD *block, const FIELD *roots, const uint64_t *prepared, uint32_t log_size, size_t node, void *scratch) {
    if (log_size < XN(ntt_least_log)) {
        SN(ntt_forward)(block, roots, prepared, log_size, node, scratch);
        return;
    }
    FIELD_X8 *x = scratch;
    const size_t eights = (size_t)1 << (log_size - 3);
    XN(ntt_take)(x, block, 8, log_size - 3);
    XN(ntt_all_levels_down)(x, prepared, log_size - 3, node);
    for (size_t i = 0; i < eights; i += 8) {
        XN(ntt_transpose)(x + i);
        XN(ntt_eights_down)(x + i, roots, node * eights + i);
        for (size_t j = 0; j < 8; j++) {
            FIELD *places[8];
            LANE_UNROLL for (int k = 0; k < 8; k++) places[k] = block + 8 * (i + (size_t)k) + j;
            XN(canonical_of_63)(&x[i + j], &x[i + j]);
            XN(scatter_canonical)(places, &x[i + j]);
            XN(prefetch)(block, 8 * (eights + i + j), 8);
        }
    }
}

// ---- up -----------------------------------------------------------------------------------------------------------------

// One level up of pairs of at most `most` p to blocks whose nodes are `stride` apart from lane to lane.
ASSAY_NOINLINE void XN(ntt_pairs_up)(FIELD_X8 *x, int half, const FIELD *roots, size_t node, size_t stride, uint64_t most) {
    FIELD minus_one;
    FN(neg)(&minus_one, &FN(one));
    const FIELD *places[8];
    FIELD_X8 root, t;
    LANE_UNROLL for (int k = 0; k < 8; k++) {
        const size_t place = FN(ntt_opposite)(node + stride * (size_t)k);
        places[k] = place == 0 ? &minus_one : roots + place;
    }
    XN(gather_scaled)(&root, places);
    for (int j = 0; j < half; j++) {
        XN(sub)(&t, &x[half + j], &x[j]);
        XN(add_modulus)(&t, &t, most);
        XN(normalise)(&t, &t);
        XN(add)(&x[j], &x[j], &x[half + j]);
        XN(mul_loose)(&x[half + j], &t, &root);
    }
}

// The first three levels of eight blocks, from least residues to tight values of at most 8p, or 12p where there is less room, while the next roots are on their way.
ASSAY_NOINLINE void XN(ntt_eights_up)(FIELD_X8 x[8], const FIELD *roots, size_t node) {
    for (size_t level = 1; level <= 4; level *= 2) XN(prefetch)(roots, FN(ntt_opposite)(level * (node + 8) + 8 * level - 1), level * 8);
    for (size_t h = 0; h < 4; h++) XN(ntt_pairs_up)(x + 2 * h, 1, roots, 4 * node + h, 4, 1);
    for (size_t h = 0; h < 2; h++) XN(ntt_pairs_up)(x + 4 * h, 2, roots, 2 * node + h, 2, XN(has_room) ? 2 : 3);
    XN(ntt_pairs_up)(x, 4, roots, node, 1, XN(has_room) ? 4 : 6);
    for (int j = 0; j < 8; j++) XN(normalise)(&x[j], &x[j]);
}

ASSAY_NOINLINE void FN(ntt_inverse)(FIELD *block, const FIELD *roots, const uint64_t *prepared, uint32_t log_size, size_t node, void *scratch) {
    if (log_size < XN(ntt_least_log)) {
        SN(ntt_inverse)(block, roots, prepared, log_size, node, scratch);
        return;
    }
    FIELD_X8 *x = scratch;
    const size_t eights = (size_t)1 << (log_size - 3);
    for (size_t i = 0; i < eights; i += 8) {
        for (size_t j = 0; j < 8; j++) {
            const FIELD *places[8];
            LANE_UNROLL for (int k = 0; k < 8; k++) places[k] = block + 8 * (i + (size_t)k) + j;
            XN(gather)(&x[i + j], places);
        }
        XN(ntt_eights_up)(x + i, roots, node * eights + i);
        XN(ntt_transpose)(x + i);
    }
    XN(ntt_levels_up)(x, prepared, log_size - 3, node);
    XN(ntt_put)(block, x, 8, log_size - 3);
}
