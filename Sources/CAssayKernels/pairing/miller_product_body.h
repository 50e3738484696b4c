// SPDX-License-Identifier: Apache-2.0
//
// The Miller loops of many different pairs, a few at a time with the squarings in common: miller_lanes_body.h for backends
// without lanes. Included after miller_body.h.

enum { MILLER_GROUP = 8 };

typedef struct {
    line lines[MILLER_GROUP * CURVE(LINE_COUNT)];
    prepare_scratch prepare;
    miller_scratch scales[MILLER_GROUP];
} miller_group;

_Static_assert(sizeof(miller_group) <= PUBLIC_CONSTANT(MILLER_PRODUCT_BYTES), "what callers provide");

static size_t miller_product_scratch_bytes(void) { return PUBLIC_CONSTANT(MILLER_PRODUCT_BYTES); }

static bool miller_product(fp12 *r, const g1_affine *p, const g2_affine *q, size_t count, void *scratch) {
    miller_group *group = scratch;
    bool members = true;
    *r = fp12_one;
    for (size_t done = 0; done < count; done += MILLER_GROUP) {
        const size_t left = count - done, taken = left < MILLER_GROUP ? left : MILLER_GROUP;
        fp12 value;
        members &= g2_prepare(group->lines, q + done, taken, &group->prepare);
        miller_loop(&value, p + done, group->lines, taken, group->scales);
        fp12_mul(r, r, &value);
    }
    return members;
}
