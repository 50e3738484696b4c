// SPDX-License-Identifier: Apache-2.0
//
// Body of the number-theoretic transform over a prime field, one value at a time, included once per field and backend.
// Expects FIELD, FN(name) of field_body.h and SN(name), the names for what another body may do faster.
//
// The transform walks down the tree that splits x^n - c into x^(n/2) - s and x^(n/2) + s with s^2 = c, until a
// polynomial is known by its remainders at single points, that is by its values. A block of 2^k values is a polynomial
// modulo x^(2^k) - c, and its *node* is its number in the tree: the children of node v are 2v and 2v + 1, and the table
// holds at v the square root s of the node's c. Node 0 is x^n - 1 (its first child is node 0 again, with half the size)
// and node 1 is x^n + 1, whose roots are the odd powers of a 2n-th root of unity. The table is therefore
// roots[v] = w^rev(v), w a root of unity of twice the table's order and rev the reversal of the bits of v: one table for
// every size up to its own, read from the front.
//
// Values come out in bit-reversed order. The inverse walks the same tree up, with 1/s = -roots[v'], where v' is v with
// all bits below its leading one flipped.
//
// A large block is taken in passes of up to ASSAY_NTT_MAX_LEVELS levels, so that what a pass works on stays in a cache: the
// upper levels of a block mix its columns, the values a multiple of the final blocks' size apart, and eight neighbouring
// columns at a time are taken out, worked on and put back. What is left are small blocks. Two levels are taken at a time.

// (a, b) becomes (a + s*b, a - s*b).
ASSAY_INLINE void FN(ntt_down)(FIELD *a, FIELD *b, const FIELD *s) {
    FIELD t;
    FN(mul)(&t, b, s);
    FN(sub)(b, a, &t);
    FN(add)(a, a, &t);
}

// (a, b) becomes (a + b, a - b): the case s = 1.
ASSAY_INLINE void FN(ntt_cross)(FIELD *a, FIELD *b) {
    FIELD t = *b;
    FN(sub)(b, a, &t);
    FN(add)(a, a, &t);
}

// (a, b) becomes (a + b, (b - a) * s): with s = roots[v'] the inverse of FN(ntt_down) at v, twice the values.
ASSAY_INLINE void FN(ntt_up)(FIELD *a, FIELD *b, const FIELD *s) {
    FIELD t;
    FN(sub)(&t, b, a);
    FN(add)(a, a, b);
    FN(mul)(b, &t, s);
}

// The node whose root is minus the inverse of the root at `node`; node 0, whose root is 1, has none.
ASSAY_INLINE size_t FN(ntt_opposite)(size_t node) {
    return node == 0 ? 0 : node ^ (((size_t)1 << (63 - __builtin_clzll(node))) - 1);
}

// Two levels down from `node` on all columns of a block of 2^log_size values, log_size >= 2.
ASSAY_INLINE void FN(ntt_two_down)(FIELD *block, const FIELD *roots, uint32_t log_size, size_t node) {
    const size_t quarter = (size_t)1 << (log_size - 2);
    const FIELD outer = roots[node], left = roots[2 * node], right = roots[2 * node + 1];
    for (size_t i = 0; i < quarter; i++) {
        FIELD *a = block + i, *b = a + quarter, *c = b + quarter, *d = c + quarter;
        if (node == 0) {
            FN(ntt_cross)(a, c);
            FN(ntt_cross)(b, d);
            FN(ntt_cross)(a, b);
        } else {
            FN(ntt_down)(a, c, &outer);
            FN(ntt_down)(b, d, &outer);
            FN(ntt_down)(a, b, &left);
        }
        FN(ntt_down)(c, d, &right);
    }
}

// Two levels up to `node`; four times the values that FN(ntt_two_down) started from.
ASSAY_INLINE void FN(ntt_two_up)(FIELD *block, const FIELD *roots, uint32_t log_size, size_t node) {
    const size_t quarter = (size_t)1 << (log_size - 2);
    const FIELD right = roots[FN(ntt_opposite)(2 * node + 1)];
    const FIELD left = roots[FN(ntt_opposite)(2 * node)], outer = roots[FN(ntt_opposite)(node)];
    for (size_t i = 0; i < quarter; i++) {
        FIELD *a = block + i, *b = a + quarter, *c = b + quarter, *d = c + quarter;
        FN(ntt_up)(c, d, &right);
        if (node == 0) {
            FN(ntt_cross)(a, b);
            FN(ntt_cross)(a, c);
            FN(ntt_cross)(b, d);
        } else {
            FN(ntt_up)(a, b, &left);
            FN(ntt_up)(a, c, &outer);
            FN(ntt_up)(b, d, &outer);
        }
    }
}

// One level.
ASSAY_INLINE void FN(ntt_one_down)(FIELD *block, const FIELD *roots, uint32_t log_size, size_t node) {
    const size_t half = (size_t)1 << (log_size - 1);
    for (size_t i = 0; i < half; i++) {
        if (node == 0) FN(ntt_cross)(block + i, block + half + i);
        else FN(ntt_down)(block + i, block + half + i, &roots[node]);
    }
}

ASSAY_INLINE void FN(ntt_one_up)(FIELD *block, const FIELD *roots, uint32_t log_size, size_t node) {
    const size_t half = (size_t)1 << (log_size - 1);
    for (size_t i = 0; i < half; i++) {
        if (node == 0) FN(ntt_cross)(block + i, block + half + i);
        else FN(ntt_up)(block + i, block + half + i, &roots[FN(ntt_opposite)(node)]);
    }
}

// The upper `levels` levels of a block.
ASSAY_NOINLINE void FN(ntt_levels_down)(FIELD *block, const FIELD *roots, uint32_t log_size, uint32_t levels, size_t node) {
    size_t blocks = 1;
    for (; levels >= 2; levels -= 2, log_size -= 2, blocks <<= 2, node <<= 2)
        for (size_t b = 0; b < blocks; b++) FN(ntt_two_down)(block + (b << log_size), roots, log_size, node + b);
    if (levels == 1)
        for (size_t b = 0; b < blocks; b++) FN(ntt_one_down)(block + (b << log_size), roots, log_size, node + b);
}

ASSAY_NOINLINE void FN(ntt_levels_up)(FIELD *block, const FIELD *roots, uint32_t log_size, uint32_t levels, size_t node) {
    uint32_t done = levels & 1;
    size_t blocks = (size_t)1 << (levels - done);
    uint32_t log = log_size - levels + done;
    if (done == 1)
        for (size_t b = 0; b < blocks; b++) FN(ntt_one_up)(block + (b << log), roots, log, node * blocks + b);
    while (done < levels) {
        done += 2, log += 2, blocks >>= 2;
        for (size_t b = 0; b < blocks; b++) FN(ntt_two_up)(block + (b << log), roots, log, node * blocks + b);
    }
}

// ---- passes -------------------------------------------------------------------------------------------------------------

ASSAY_NOINLINE void SN(ntt_forward)(FIELD *block, const FIELD *roots, const uint64_t *prepared, uint32_t log_size, size_t node, void *scratch) {
    (void)prepared, (void)scratch;
    FN(ntt_levels_down)(block, roots, log_size, log_size, node);
}

ASSAY_NOINLINE void SN(ntt_inverse)(FIELD *block, const FIELD *roots, const uint64_t *prepared, uint32_t log_size, size_t node, void *scratch) {
    (void)prepared, (void)scratch;
    FN(ntt_levels_up)(block, roots, log_size, log_size, node);
}

// Eight neighbouring columns of 2^levels rows, to and from scratch memory.
ASSAY_INLINE void FN(ntt_take)(FIELD *columns, const FIELD *block, size_t width, uint32_t levels) {
    for (size_t row = 0; row < (size_t)1 << levels; row++) memcpy(columns + 8 * row, block + width * row, 8 * sizeof(FIELD));
}

ASSAY_INLINE void FN(ntt_put)(FIELD *block, const FIELD *columns, size_t width, uint32_t levels) {
    for (size_t row = 0; row < (size_t)1 << levels; row++) memcpy(block + width * row, columns + 8 * row, 8 * sizeof(FIELD));
}

ASSAY_NOINLINE void SN(ntt_split)(FIELD *block, const FIELD *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t node, size_t first, size_t last, void *scratch) {
    (void)prepared;
    FIELD *columns = scratch;
    const size_t width = (size_t)1 << (log_size - levels);
    for (size_t i = first; i < last; i++) {
        FN(ntt_take)(columns, block + 8 * i, width, levels);
        FN(ntt_levels_down)(columns, roots, levels + 3, levels, node);
        FN(ntt_put)(block + 8 * i, columns, width, levels);
    }
}

ASSAY_NOINLINE void SN(ntt_merge)(FIELD *block, const FIELD *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t node, size_t first, size_t last, void *scratch) {
    (void)prepared;
    FIELD *columns = scratch;
    const size_t width = (size_t)1 << (log_size - levels);
    for (size_t i = first; i < last; i++) {
        FN(ntt_take)(columns, block + 8 * i, width, levels);
        FN(ntt_levels_up)(columns, roots, levels + 3, levels, node);
        FN(ntt_put)(block + 8 * i, columns, width, levels);
    }
}

// From the subgroup to the odd coset: up to node 0 and down from node 1.
ASSAY_NOINLINE void SN(ntt_turn)(FIELD *block, const FIELD *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t first, size_t last, void *scratch) {
    (void)prepared;
    FIELD *columns = scratch;
    const size_t width = (size_t)1 << (log_size - levels);
    for (size_t i = first; i < last; i++) {
        FN(ntt_take)(columns, block + 8 * i, width, levels);
        FN(ntt_levels_up)(columns, roots, levels + 3, levels, 0);
        FN(ntt_levels_down)(columns, roots, levels + 3, levels, 1);
        FN(ntt_put)(block + 8 * i, columns, width, levels);
    }
}
