// SPDX-License-Identifier: Apache-2.0
//
// Body of the number-theoretic transform over a prime field, included once per field and backend. Expects FIELD and
// FN(name) of field_body.h.
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
// Two levels are taken at a time, on columns of four values a quarter of the block apart: half the memory traffic of
// single levels. Blocks that fit the first cache are finished level by level, larger ones by recursion.

// Blocks of up to 2^10 values (32 KiB of four limbs) stay in the first cache.
#define NTT_CACHED_LOG 10

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
    return node ^ (((size_t)1 << (63 - __builtin_clzll(node))) - 1);
}

// Two levels down from `node` on the columns [first, last) of a block of 2^log_size values, log_size >= 2.
ASSAY_INLINE void FN(ntt_split_columns)(FIELD *block, const FIELD *roots, uint32_t log_size, size_t node, size_t first, size_t last) {
    const size_t quarter = (size_t)1 << (log_size - 2);
    const FIELD outer = roots[node], left = roots[2 * node], right = roots[2 * node + 1];
    for (size_t i = first; i < last; i++) {
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

// Two levels up to `node`; four times the values that FN(ntt_split_columns) started from.
ASSAY_INLINE void FN(ntt_merge_columns)(FIELD *block, const FIELD *roots, uint32_t log_size, size_t node, size_t first, size_t last) {
    const size_t quarter = (size_t)1 << (log_size - 2);
    const FIELD right = roots[FN(ntt_opposite)(2 * node + 1)];
    const FIELD left = roots[node == 0 ? 0 : FN(ntt_opposite)(2 * node)], outer = roots[node == 0 ? 0 : FN(ntt_opposite)(node)];
    for (size_t i = first; i < last; i++) {
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

// One level on blocks of two values.
ASSAY_INLINE void FN(ntt_split_pair)(FIELD *block, const FIELD *roots, size_t node) {
    if (node == 0) FN(ntt_cross)(block, block + 1);
    else FN(ntt_down)(block, block + 1, &roots[node]);
}

ASSAY_INLINE void FN(ntt_merge_pair)(FIELD *block, const FIELD *roots, size_t node) {
    if (node == 0) FN(ntt_cross)(block, block + 1);
    else FN(ntt_up)(block, block + 1, &roots[FN(ntt_opposite)(node)]);
}

// All levels of a block that fits the cache.
ASSAY_NOINLINE void FN(ntt_forward_cached)(FIELD *block, const FIELD *roots, uint32_t log_size, size_t node) {
    uint32_t log = log_size;
    size_t blocks = 1;
    for (; log >= 2; log -= 2, blocks <<= 2, node <<= 2)
        for (size_t b = 0; b < blocks; b++)
            FN(ntt_split_columns)(block + (b << log), roots, log, node + b, 0, (size_t)1 << (log - 2));
    if (log == 1)
        for (size_t b = 0; b < blocks; b++) FN(ntt_split_pair)(block + 2 * b, roots, node + b);
}

ASSAY_NOINLINE void FN(ntt_inverse_cached)(FIELD *block, const FIELD *roots, uint32_t log_size, size_t node) {
    uint32_t log = log_size & 1;
    size_t blocks = (size_t)1 << (log_size - log);
    if (log == 1)
        for (size_t b = 0; b < blocks; b++) FN(ntt_merge_pair)(block + 2 * b, roots, node * blocks + b);
    while (log < log_size) {
        log += 2;
        blocks >>= 2;
        for (size_t b = 0; b < blocks; b++)
            FN(ntt_merge_columns)(block + (b << log), roots, log, node * blocks + b, 0, (size_t)1 << (log - 2));
    }
}

static void FN(ntt_split)(FIELD *block, const FIELD *roots, uint32_t log_size, size_t node, size_t first, size_t last) {
    FN(ntt_split_columns)(block, roots, log_size, node, first, last);
}

static void FN(ntt_merge)(FIELD *block, const FIELD *roots, uint32_t log_size, size_t node, size_t first, size_t last) {
    FN(ntt_merge_columns)(block, roots, log_size, node, first, last);
}

static void FN(ntt_forward)(FIELD *block, const FIELD *roots, uint32_t log_size, size_t node) {
    if (log_size <= NTT_CACHED_LOG) {
        FN(ntt_forward_cached)(block, roots, log_size, node);
        return;
    }
    const size_t quarter = (size_t)1 << (log_size - 2);
    FN(ntt_split)(block, roots, log_size, node, 0, quarter);
    for (size_t b = 0; b < 4; b++) FN(ntt_forward)(block + b * quarter, roots, log_size - 2, 4 * node + b);
}

static void FN(ntt_inverse)(FIELD *block, const FIELD *roots, uint32_t log_size, size_t node) {
    if (log_size <= NTT_CACHED_LOG) {
        FN(ntt_inverse_cached)(block, roots, log_size, node);
        return;
    }
    const size_t quarter = (size_t)1 << (log_size - 2);
    for (size_t b = 0; b < 4; b++) FN(ntt_inverse)(block + b * quarter, roots, log_size - 2, 4 * node + b);
    FN(ntt_merge)(block, roots, log_size, node, 0, quarter);
}

// ---- bit reversal -------------------------------------------------------------------------------------------------------

ASSAY_INLINE size_t FN(ntt_reversed)(size_t index, uint32_t bits) {
    size_t reversed = 0;
    for (uint32_t i = 0; i < bits; i++) reversed |= (index >> i & 1) << (bits - 1 - i);
    return reversed;
}

// Exchanges each value with the one at the reversed index, for the indices whose middle part lies in [first, last).
//
// An index is high | middle | low with NTT_TILE_LOG bits at either end. Reversal maps the tile of one middle to the tile
// of the reversed middle, so a tile and its partner are exchanged while their cache lines are at hand.
#define NTT_TILE_LOG 3
static void FN(ntt_reverse)(FIELD *values, uint32_t log_size, size_t first, size_t last) {
    const uint32_t tile = log_size < 2 * NTT_TILE_LOG ? 0 : NTT_TILE_LOG, bits = log_size - 2 * tile;
    for (size_t middle = first; middle < last; middle++) {
        const size_t partner = FN(ntt_reversed)(middle, bits);
        if (middle > partner) continue;
        for (size_t high = 0; high < (size_t)1 << tile; high++) {
            for (size_t low = 0; low < (size_t)1 << tile; low++) {
                const size_t i = (high << (log_size - tile)) | (middle << tile) | low;
                const size_t j = (FN(ntt_reversed)(low, tile) << (log_size - tile)) | (partner << tile) | FN(ntt_reversed)(high, tile);
                if (middle == partner && i >= j) continue;
                const FIELD t = values[i];
                values[i] = values[j];
                values[j] = t;
            }
        }
    }
}

static size_t FN(ntt_reverse_tile_count)(uint32_t log_size) {
    return (size_t)1 << (log_size < 2 * NTT_TILE_LOG ? log_size : log_size - 2 * NTT_TILE_LOG);
}
