// SPDX-License-Identifier: Apache-2.0
//
// Checks of many points that come from outside, in eight lanes; included after check_body.h with its parameters and
// COORDINATE_X8, CXN(name), and GN(cofactor_is_one), whether every point of the curve is in the subgroup.
//
// Lanes hold x' = x/k and y' = y/k for the ratio k (see field/lanes_body.h), so y^2 = x^3 + b reads y'^2 = k x'^3 + b/k^2.

// Whether eight points are canonical, and each at infinity or on the curve.
LANE_INLINE bool GN(eight_on_curve)(const GROUP_AFFINE *p, const COORDINATE_X8 *scaled_b) {
    const COORDINATE *place[8];
    COORDINATE_X8 x, y, cube, t;
    LANE_UNROLL for (int k = 0; k < 8; k++) place[k] = &p[k].x;
    CXN(gather)(&x, place);
    LANE_UNROLL for (int k = 0; k < 8; k++) place[k] = &p[k].y;
    CXN(gather)(&y, place);
    if (!CXN(all_below_modulus)(&x) || !CXN(all_below_modulus)(&y)) return false;
    const lane_mask infinite = CXN(are_zero)(&x) & CXN(are_zero)(&y);
    CXN(sqr)(&t, &x);
    CXN(scale)(&x, &x, fp_x8_ratio_log);
    CXN(mul)(&cube, &x, &t);
    CXN(sqr)(&t, &y);
    CXN(sub)(&t, &t, &cube);
    CXN(sub)(&t, &t, scaled_b);
    CXN(add_modulus)(&t, &t, 6);
    CXN(canonical)(&t, &t);
    return (infinite | CXN(are_zero)(&t)) == 0xff;
}

// Whether eight points stand the check of GN(check_one).
LANE_INLINE bool GN(check_eight)(const GROUP_AFFINE *p, bool subgroup, const COORDINATE_X8 *scaled_b) {
    if (!GN(eight_on_curve)(p, scaled_b)) return false;
    for (int k = 0; k < 8 && subgroup && !GN(cofactor_is_one); k++)
        if (!GN(is_in_subgroup)(&p[k])) return false;
    return true;
}

// Eights that pass are passed over; in the first other one, and behind the last whole one, points are taken one by one.
ASSAY_NOINLINE assay_point_status GN(check)(const GROUP_AFFINE *p, size_t count, bool subgroup, size_t *index) {
    COORDINATE_X8 b, one;
    CXN(broadcast)(&b, &GN(b));
    CXN(broadcast)(&one, &CN(one));
    CXN(mul)(&b, &b, &one);  // b/k and 1/k
    size_t passed = 0;
    while (passed + 8 <= count && GN(check_eight)(p + passed, subgroup, &b)) passed += 8;
    const assay_point_status status = GN(check_each)(p + passed, count - passed, subgroup, index);
    *index += passed;
    return status;
}
