// SPDX-License-Identifier: Apache-2.0
//
// Eight lanes of 64 bits: the AVX-512 operations that the bodies for eight elements are written in, and the ways between
// elements as they lie in memory and the limbs of eight of them side by side. Only for translation units that are compiled
// for AVX-512 F, DQ, VL, BW, IFMA and VBMI2; <immintrin.h> must be included before their target is set.
//
// The fused multiply-adds take the low 52 bits of two factors and add the low or the high 52 bits of the product. They and
// the permutations of single words across a register share their ports in the processors at hand; unpacking, shuffling of
// 128-bit quarters and blending do not, so the transpositions below are made of those.
#ifndef ASSAY_LANES_H
#define ASSAY_LANES_H
#include <immintrin.h>

#include "limbs.h"

typedef __m512i lanes;
typedef __mmask8 lane_mask;

// Inlined everywhere, so many times that the checks of the undefined-behaviour sanitizer would take minutes to compile; the
// address sanitizer stays. All indices here are constants of unrolled loops.
#if defined(__clang__)
#define LANE_INLINE ASSAY_INLINE __attribute__((no_sanitize("undefined")))
#else
#define LANE_INLINE ASSAY_INLINE __attribute__((no_sanitize_undefined))
#endif

#define LANE_LIMB_BITS 52
#define LANE_LIMB_MASK (((uint64_t)1 << LANE_LIMB_BITS) - 1)
#define LANE_UNROLL _Pragma("GCC unroll 16")
// A loop that compilers must not unroll: its body is long.
#if defined(__clang__)
#define LANE_ROLLED _Pragma("clang loop unroll(disable)")
#else
#define LANE_ROLLED _Pragma("GCC unroll 1")
#endif

LANE_INLINE lanes lanes_all(uint64_t value) { return _mm512_set1_epi64((long long)value); }
LANE_INLINE lanes lanes_zero(void) { return _mm512_setzero_si512(); }
LANE_INLINE lanes lanes_add(lanes a, lanes b) { return _mm512_add_epi64(a, b); }
LANE_INLINE lanes lanes_sub(lanes a, lanes b) { return _mm512_sub_epi64(a, b); }
LANE_INLINE lanes lanes_or(lanes a, lanes b) { return _mm512_or_si512(a, b); }
// The lowest 52 bits, and the rest of a signed value.
LANE_INLINE lanes lanes_low(lanes a) { return _mm512_and_si512(a, lanes_all(LANE_LIMB_MASK)); }
LANE_INLINE lanes lanes_carry(lanes a) { return _mm512_srai_epi64(a, LANE_LIMB_BITS); }
// sum + the low (high) 52 bits of a * b.
LANE_INLINE lanes lanes_madd_low(lanes sum, lanes a, lanes b) { return _mm512_madd52lo_epu64(sum, a, b); }
LANE_INLINE lanes lanes_madd_high(lanes sum, lanes a, lanes b) { return _mm512_madd52hi_epu64(sum, a, b); }
// mask ? a : b.
LANE_INLINE lanes lanes_select(lane_mask mask, lanes a, lanes b) { return _mm512_mask_blend_epi64(mask, b, a); }
LANE_INLINE lane_mask lanes_are_zero(lanes a) { return _mm512_testn_epi64_mask(a, a); }

// ---- four words of eight elements ---------------------------------------------------------------------------------------

LANE_INLINE lanes lanes_two_rows(const uint64_t *low, const uint64_t *high) {
    const __m256i *l = (const __m256i *)(const void *)low, *h = (const __m256i *)(const void *)high;
    return _mm512_inserti64x4(_mm512_castsi256_si512(_mm256_loadu_si256(l)), _mm256_loadu_si256(h), 1);
}

// word[i] = words i of the rows, four words each, wherever they lie.
LANE_INLINE void lanes_gather4(lanes word[4], const uint64_t *const row[8]) {
    const lanes a = lanes_two_rows(row[0], row[2]), b = lanes_two_rows(row[1], row[3]);
    const lanes c = lanes_two_rows(row[4], row[6]), d = lanes_two_rows(row[5], row[7]);
    const lanes ab_even = _mm512_unpacklo_epi64(a, b), ab_odd = _mm512_unpackhi_epi64(a, b);
    const lanes cd_even = _mm512_unpacklo_epi64(c, d), cd_odd = _mm512_unpackhi_epi64(c, d);
    word[0] = _mm512_shuffle_i64x2(ab_even, cd_even, 0x88);
    word[1] = _mm512_shuffle_i64x2(ab_odd, cd_odd, 0x88);
    word[2] = _mm512_shuffle_i64x2(ab_even, cd_even, 0xdd);
    word[3] = _mm512_shuffle_i64x2(ab_odd, cd_odd, 0xdd);
}

LANE_INLINE void lanes_store_two_rows(uint64_t *low, uint64_t *high, lanes rows) {
    _mm256_storeu_si256((__m256i *)(void *)low, _mm512_castsi512_si256(rows));
    _mm256_storeu_si256((__m256i *)(void *)high, _mm512_extracti64x4_epi64(rows, 1));
}

// The opposite of lanes_gather4. Rows may be the same memory; the last one then stays.
LANE_INLINE void lanes_scatter4(uint64_t *const row[8], const lanes word[4]) {
    const lanes even_low = _mm512_unpacklo_epi64(word[0], word[1]), odd_low = _mm512_unpackhi_epi64(word[0], word[1]);
    const lanes even_high = _mm512_unpacklo_epi64(word[2], word[3]), odd_high = _mm512_unpackhi_epi64(word[2], word[3]);
    lanes_store_two_rows(row[0], row[4], _mm512_mask_shuffle_i64x2(even_low, 0xcc, even_high, even_high, 0x80));
    lanes_store_two_rows(row[1], row[5], _mm512_mask_shuffle_i64x2(odd_low, 0xcc, odd_high, odd_high, 0x80));
    lanes_store_two_rows(row[2], row[6], _mm512_mask_shuffle_i64x2(even_high, 0x33, even_low, even_low, 0x31));
    lanes_store_two_rows(row[3], row[7], _mm512_mask_shuffle_i64x2(odd_high, 0x33, odd_low, odd_low, 0x31));
}

// The words of eight registers transposed: afterwards word k of v[j] is what word j of v[k] was.
ASSAY_INLINE void lanes_transpose8(lanes v[8]) {
    lanes pair[8], four[8];
    LANE_UNROLL for (int i = 0; i < 8; i += 2) {
        pair[i] = _mm512_unpacklo_epi64(v[i], v[i + 1]);
        pair[i + 1] = _mm512_unpackhi_epi64(v[i], v[i + 1]);
    }
    LANE_UNROLL for (int i = 0; i < 8; i++) {
        const int low = (i & 4) | (i & 1);
        four[i] = i & 2 ? _mm512_shuffle_i64x2(pair[low], pair[low + 2], 0xdd) : _mm512_shuffle_i64x2(pair[low], pair[low + 2], 0x88);
    }
    LANE_UNROLL for (int i = 0; i < 4; i++) {
        v[i] = _mm512_shuffle_i64x2(four[i], four[i + 4], 0x88);
        v[i + 4] = _mm512_shuffle_i64x2(four[i], four[i + 4], 0xdd);
    }
}

// Five limbs of 52 bits from four words.
LANE_INLINE void lanes_unpack4(lanes limb[5], const lanes word[4]) {
    limb[0] = lanes_low(word[0]);
    limb[1] = lanes_low(_mm512_shrdi_epi64(word[0], word[1], 52));
    limb[2] = lanes_low(_mm512_shrdi_epi64(word[1], word[2], 40));
    limb[3] = lanes_low(_mm512_shrdi_epi64(word[2], word[3], 28));
    limb[4] = _mm512_srli_epi64(word[3], 16);
}

// Five limbs of 2^4 times the four words.
LANE_INLINE void lanes_unpack4_scaled(lanes limb[5], const lanes word[4]) {
    limb[0] = lanes_low(_mm512_slli_epi64(word[0], 4));
    limb[1] = lanes_low(_mm512_shrdi_epi64(word[0], word[1], 48));
    limb[2] = lanes_low(_mm512_shrdi_epi64(word[1], word[2], 36));
    limb[3] = lanes_low(_mm512_shrdi_epi64(word[2], word[3], 24));
    limb[4] = _mm512_srli_epi64(word[3], 12);
}

// Four words from five limbs of a value below 2^256.
LANE_INLINE void lanes_pack4(lanes word[4], const lanes limb[5]) {
    word[0] = lanes_or(limb[0], _mm512_slli_epi64(limb[1], 52));
    word[1] = lanes_or(_mm512_srli_epi64(limb[1], 12), _mm512_slli_epi64(limb[2], 40));
    word[2] = lanes_or(_mm512_srli_epi64(limb[2], 24), _mm512_slli_epi64(limb[3], 28));
    word[3] = lanes_or(_mm512_srli_epi64(limb[3], 36), _mm512_slli_epi64(limb[4], 16));
}

// ---- six words of eight elements ----------------------------------------------------------------------------------------

// The two words at each of four places.
LANE_INLINE lanes lanes_four_pairs(const uint64_t *a, const uint64_t *b, const uint64_t *c, const uint64_t *d) {
    const __m128i *w = (const __m128i *)(const void *)a, *x = (const __m128i *)(const void *)b;
    const __m128i *y = (const __m128i *)(const void *)c, *z = (const __m128i *)(const void *)d;
    const __m256i low = _mm256_inserti64x2(_mm256_castsi128_si256(_mm_loadu_si128(w)), _mm_loadu_si128(x), 1);
    const __m256i high = _mm256_inserti64x2(_mm256_castsi128_si256(_mm_loadu_si128(y)), _mm_loadu_si128(z), 1);
    return _mm512_inserti64x4(_mm512_castsi256_si512(low), high, 1);
}

// lanes_gather4 for rows of six words.
LANE_INLINE void lanes_gather6(lanes word[6], const uint64_t *const row[8]) {
    lanes_gather4(word, row);
    const lanes even = lanes_four_pairs(row[0] + 4, row[2] + 4, row[4] + 4, row[6] + 4);
    const lanes odd = lanes_four_pairs(row[1] + 4, row[3] + 4, row[5] + 4, row[7] + 4);
    word[4] = _mm512_unpacklo_epi64(even, odd);
    word[5] = _mm512_unpackhi_epi64(even, odd);
}

LANE_INLINE void lanes_store_four_pairs(uint64_t *a, uint64_t *b, uint64_t *c, uint64_t *d, lanes pairs) {
    _mm_storeu_si128((__m128i *)(void *)a, _mm512_extracti64x2_epi64(pairs, 0));
    _mm_storeu_si128((__m128i *)(void *)b, _mm512_extracti64x2_epi64(pairs, 1));
    _mm_storeu_si128((__m128i *)(void *)c, _mm512_extracti64x2_epi64(pairs, 2));
    _mm_storeu_si128((__m128i *)(void *)d, _mm512_extracti64x2_epi64(pairs, 3));
}

// The opposite of lanes_gather6, row by row in the order of lanes_scatter4.
LANE_INLINE void lanes_scatter6(uint64_t *const row[8], const lanes word[6]) {
    lanes_scatter4(row, word);
    const lanes even = _mm512_unpacklo_epi64(word[4], word[5]), odd = _mm512_unpackhi_epi64(word[4], word[5]);
    lanes_store_four_pairs(row[0] + 4, row[2] + 4, row[4] + 4, row[6] + 4, even);
    lanes_store_four_pairs(row[1] + 4, row[3] + 4, row[5] + 4, row[7] + 4, odd);
}

// Eight limbs of 52 bits from six words.
LANE_INLINE void lanes_unpack6(lanes limb[8], const lanes word[6]) {
    limb[0] = lanes_low(word[0]);
    limb[1] = lanes_low(_mm512_shrdi_epi64(word[0], word[1], 52));
    limb[2] = lanes_low(_mm512_shrdi_epi64(word[1], word[2], 40));
    limb[3] = lanes_low(_mm512_shrdi_epi64(word[2], word[3], 28));
    limb[4] = lanes_low(_mm512_shrdi_epi64(word[3], word[4], 16));
    limb[5] = lanes_low(_mm512_srli_epi64(word[4], 4));
    limb[6] = lanes_low(_mm512_shrdi_epi64(word[4], word[5], 56));
    limb[7] = _mm512_srli_epi64(word[5], 44);
}

// Eight limbs of 2^32 times the six words.
LANE_INLINE void lanes_unpack6_scaled(lanes limb[8], const lanes word[6]) {
    limb[0] = lanes_low(_mm512_slli_epi64(word[0], 32));
    limb[1] = lanes_low(_mm512_shrdi_epi64(word[0], word[1], 20));
    limb[2] = lanes_low(_mm512_srli_epi64(word[1], 8));
    limb[3] = lanes_low(_mm512_shrdi_epi64(word[1], word[2], 60));
    limb[4] = lanes_low(_mm512_shrdi_epi64(word[2], word[3], 48));
    limb[5] = lanes_low(_mm512_shrdi_epi64(word[3], word[4], 36));
    limb[6] = lanes_low(_mm512_shrdi_epi64(word[4], word[5], 24));
    limb[7] = _mm512_srli_epi64(word[5], 12);
}

// Six words from eight limbs of a value below 2^384.
LANE_INLINE void lanes_pack6(lanes word[6], const lanes limb[8]) {
    word[0] = lanes_or(limb[0], _mm512_slli_epi64(limb[1], 52));
    word[1] = lanes_or(_mm512_srli_epi64(limb[1], 12), _mm512_slli_epi64(limb[2], 40));
    word[2] = lanes_or(_mm512_srli_epi64(limb[2], 24), _mm512_slli_epi64(limb[3], 28));
    word[3] = lanes_or(_mm512_srli_epi64(limb[3], 36), _mm512_slli_epi64(limb[4], 16));
    word[4] = lanes_or(lanes_or(_mm512_srli_epi64(limb[4], 48), _mm512_slli_epi64(limb[5], 4)), _mm512_slli_epi64(limb[6], 56));
    word[5] = lanes_or(_mm512_srli_epi64(limb[6], 8), _mm512_slli_epi64(limb[7], 44));
}

// ---- the same for a count of words that is known when this is compiled ------------------------------------------------------

LANE_INLINE void lanes_gather(lanes *word, const uint64_t *const row[8], int words) {
    if (words == 4) lanes_gather4(word, row);
    else lanes_gather6(word, row);
}

LANE_INLINE void lanes_scatter(uint64_t *const row[8], const lanes *word, int words) {
    if (words == 4) lanes_scatter4(row, word);
    else lanes_scatter6(row, word);
}

LANE_INLINE void lanes_unpack(lanes *limb, const lanes *word, int words) {
    if (words == 4) lanes_unpack4(limb, word);
    else lanes_unpack6(limb, word);
}

LANE_INLINE void lanes_unpack_scaled(lanes *limb, const lanes *word, int words) {
    if (words == 4) lanes_unpack4_scaled(limb, word);
    else lanes_unpack6_scaled(limb, word);
}

LANE_INLINE void lanes_pack(lanes *word, const lanes *limb, int words) {
    if (words == 4) lanes_pack4(word, limb);
    else lanes_pack6(word, limb);
}
#endif
