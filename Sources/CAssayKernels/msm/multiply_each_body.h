// SPDX-License-Identifier: Apache-2.0
//
// Many points, each times a number of its own, included once per group and backend after the body that adds in batches. All
// points take the same steps, so that the additions of a step share an inversion: a table of 1 ... 8 times each point, then
// four doublings and one addition for every four bits, as signed digits -8 ... 7.

enum { GN(each_size) = 256, GN(each_digits) = 32 };

// Points that take their steps together; row m of the table holds m + 1 times each.
typedef struct {
    GN(batch) batch;
    GROUP_AFFINE table[8 * GN(each_size)];
    uint8_t digits[GN(each_size)][GN(each_digits)];
} GN(each_work);

_Static_assert(sizeof(GN(each_work)) <= PUBLIC_CONSTANT(MULTIPLY_EACH_BYTES), "what callers provide");

// Digits of a number of 128 bits, each 8 too large; returns the carry out of the highest.
ASSAY_INLINE bool GN(each_digits_of)(uint8_t *digits, const uint64_t *number) {
    static const uint64_t eights[2] = {0x8888888888888888ULL, 0x8888888888888888ULL};
    uint64_t shifted[2];
    const bool carry = limbs_add(shifted, number, eights, 2) != 0;
    for (int j = 0; j < GN(each_digits); j++) digits[j] = shifted[j / 16] >> (4 * (j % 16)) & 15;
    return carry;
}

ASSAY_INLINE void GN(each_table)(GN(each_work) *work, uint32_t count) {
    GN(batch_name)(&work->batch, work->table, work->table, work->table, false);
    for (uint32_t row = 1; row < 8; row++) {
        for (uint32_t i = 0; i < count; i++) GN(batch_push)(&work->batch, (row - 1) * count + i, i, row * count + i);
        GN(batch_flush)(&work->batch);
    }
}

// sums = 16 sums + the digits j.
ASSAY_INLINE void GN(each_step)(GN(each_work) *work, GROUP_AFFINE *sums, uint32_t count, int j) {
    GN(batch_name)(&work->batch, sums, sums, sums, false);
    for (int doubling = 0; doubling < 4; doubling++) {
        for (uint32_t i = 0; i < count; i++) GN(batch_push)(&work->batch, i, i, i);
        GN(batch_flush)(&work->batch);
    }
    GN(batch_name)(&work->batch, sums, work->table, sums, true);
    for (uint32_t i = 0; i < count; i++) {
        const int digit = work->digits[i][j] - 8;
        if (digit > 0) GN(batch_push)(&work->batch, i, (uint32_t)(digit - 1) * count + i, i);
        if (digit < 0) GN(batch_push)(&work->batch, i, ((uint32_t)(-digit - 1) * count + i) | SIGN_BIT, i);
    }
    GN(batch_flush)(&work->batch);
}

// r[i] = numbers[i] * p[i] for numbers of two words. Variable time in the numbers and the points.
static void GN(multiply_each)(GROUP_AFFINE *r, const GROUP_AFFINE *p, const uint64_t *numbers, size_t count, void *scratch) {
    GN(each_work) *work = scratch;
    GN(batch_at)(&work->batch);
    for (size_t done = 0; done < count; done += GN(each_size)) {
        const uint32_t taken = (uint32_t)(count - done < GN(each_size) ? count - done : GN(each_size));
        memcpy(work->table, p + done, taken * sizeof(GROUP_AFFINE));
        for (uint32_t i = 0; i < taken; i++) {
            const bool carry = GN(each_digits_of)(work->digits[i], numbers + 2 * (done + i));
            r[done + i] = carry ? work->table[i] : (GROUP_AFFINE){0};
        }
        GN(each_table)(work, taken);
        for (int j = GN(each_digits) - 1; j >= 0; j--) GN(each_step)(work, r + done, taken, j);
    }
}
