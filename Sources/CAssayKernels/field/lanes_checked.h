// SPDX-License-Identifier: Apache-2.0
//
// The bounds of the values in lanes. With ASSAY_CHECKED, every such value carries what is known of it, every operation
// asserts what it asks for and derives the bounds of its result, and the values themselves are compared with them. Without,
// nothing of this is left. After the VERIFY mode of libsecp256k1.
#ifndef ASSAY_LANES_CHECKED_H
#define ASSAY_LANES_CHECKED_H
#ifdef ASSAY_CHECKED
#include <stdio.h>
#include <stdlib.h>

#include "lanes.h"

// All lanes hold a value v with least <= v <= most, and limbs of size at most loose * 2^52 (the highest excepted). The unit
// of the value is p for elements and p * 2^(52 limbs) for products.
typedef struct { double least, most, loose; } lane_bounds;

#define LANE_BOUNDS lane_bounds bounds;
#define LANE_CHECK(condition) lane_check((condition), #condition, __FILE__, __LINE__)
#define LANE_TRACK(statement) statement

static inline __attribute__((unused)) void lane_check(bool holds, const char *condition, const char *file, int line) {
    if (holds) return;
    fprintf(stderr, "%s:%d: bound of a lane: %s\n", file, line, condition);
    abort();
}

ASSAY_INLINE lane_bounds lane_bounds_sum(lane_bounds a, lane_bounds b) {
    return (lane_bounds){a.least + b.least, a.most + b.most, a.loose + b.loose};
}

ASSAY_INLINE lane_bounds lane_bounds_difference(lane_bounds a, lane_bounds b) {
    return (lane_bounds){a.least - b.most, a.most - b.least, a.loose + b.loose};
}

ASSAY_INLINE lane_bounds lane_bounds_times(lane_bounds a, double times) {
    return (lane_bounds){a.least * times, a.most * times, a.loose * times};
}

ASSAY_INLINE lane_bounds lane_bounds_either(lane_bounds a, lane_bounds b) {
    return (lane_bounds){a.least < b.least ? a.least : b.least, a.most > b.most ? a.most : b.most, a.loose > b.loose ? a.loose : b.loose};
}

// Whether the limbs keep the bounds, in a unit of limbs of its own; rounding is allowed for.
static inline __attribute__((unused)) bool lane_bounds_hold(const lanes *limb, int count, lane_bounds bounds, double unit) {
    int64_t word[20][8];
    for (int j = 0; j < count; j++) _mm512_storeu_si512(word[j], limb[j]);
    for (int k = 0; k < 8; k++) {
        double value = 0;
        for (int j = count - 1; j >= 0; j--) {
            value = value * 0x1p52 + (double)word[j][k];
            if (j < count - 1 && (double)(word[j][k] < 0 ? -word[j][k] : word[j][k]) > bounds.loose * 0x1p52) return false;
            if (bounds.loose == 1 && word[j][k] < 0) return false;
        }
        if (value < bounds.least * unit - 0x1p-40 * unit || value > bounds.most * unit + 0x1p-40 * unit) return false;
    }
    return true;
}
#else
#define LANE_BOUNDS
#define LANE_CHECK(condition) ((void)0)
#define LANE_TRACK(statement) ((void)0)
#endif
#endif
