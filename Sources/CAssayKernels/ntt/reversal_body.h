// SPDX-License-Identifier: Apache-2.0
//
// Values in bit-reversed order, included once per field and backend.

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
