// SPDX-License-Identifier: Apache-2.0
//
// Checks of points that come from outside, included right after group_body.h and the subgroup test of the group.

ASSAY_NOINLINE assay_point_status GN(check_one)(const GROUP_AFFINE *p, bool subgroup) {
    if (!(CN(is_canonical)(&p->x) && CN(is_canonical)(&p->y))) return ASSAY_POINT_NOT_CANONICAL;
    if (!GN(is_on_curve)(p)) return ASSAY_POINT_NOT_ON_CURVE;
    if (subgroup && !GN(is_in_subgroup)(p)) return ASSAY_POINT_NOT_IN_SUBGROUP;
    return ASSAY_POINT_VALID;
}

ASSAY_NOINLINE assay_point_status GN(check_each)(const GROUP_AFFINE *p, size_t count, bool subgroup, size_t *index) {
    for (*index = 0; *index < count; ++*index) {
        assay_point_status status = GN(check_one)(&p[*index], subgroup);
        if (status != ASSAY_POINT_VALID) return status;
    }
    return ASSAY_POINT_VALID;
}

#ifndef ASSAY_UNIT_IFMA
static assay_point_status GN(check)(const GROUP_AFFINE *p, size_t count, bool subgroup, size_t *index) {
    return GN(check_each)(p, count, subgroup, index);
}
#endif
