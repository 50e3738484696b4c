// SPDX-License-Identifier: Apache-2.0
//
// The table of BN254's kernels: one function pointer per kernel, one constant table per backend. The list below is the
// only place that names them; the struct, the tables and the public functions are made from it. What each does stands in
// assay_kernels.h, whose prototypes the compiler compares with these.
#ifndef ASSAY_BN254_TABLE_H
#define ASSAY_BN254_TABLE_H
#include "../include/assay_kernels.h"

// Bytes of memory that callers provide. The public functions ask for the most that any backend wants: another one may be
// selected before the memory is used.
typedef size_t assay_byte_count;

// K(type, name, (parameters), (arguments))
#define BN254_FIELD_KERNELS(K, F, name)                                                                                \
    K(void, name##_add, (F *r, const F *a, const F *b), (r, a, b))                                                     \
    K(void, name##_sub, (F *r, const F *a, const F *b), (r, a, b))                                                     \
    K(void, name##_neg, (F *r, const F *a), (r, a))                                                                    \
    K(void, name##_mul, (F *r, const F *a, const F *b), (r, a, b))                                                     \
    K(void, name##_sqr, (F *r, const F *a), (r, a))                                                                    \
    K(bool, name##_inv, (F *r, const F *a), (r, a))

#define BN254_PRIME_FIELD_KERNELS(K, F, name)                                                                          \
    BN254_FIELD_KERNELS(K, F, name)                                                                                    \
    K(bool, name##_is_canonical, (const F *a), (a))                                                                    \
    K(bool, name##_from_plain, (F *r, const uint64_t *plain), (r, plain))                                              \
    K(void, name##_to_plain, (uint64_t *plain, const F *a), (plain, a))                                                \
    K(void, name##_from_double, (F *r, const uint64_t *plain), (r, plain))                                             \
    K(void, name##_vector_add, (F *r, const F *a, const F *b, size_t count), (r, a, b, count))                         \
    K(void, name##_vector_sub, (F *r, const F *a, const F *b, size_t count), (r, a, b, count))                         \
    K(void, name##_vector_mul, (F *r, const F *a, const F *b, size_t count), (r, a, b, count))                         \
    K(void, name##_vector_mul_sub, (F *r, const F *a, const F *b, const F *c, size_t count), (r, a, b, c, count))      \
    K(void, name##_vector_scale, (F *r, const F *a, const F *factor, size_t count), (r, a, factor, count))             \
    K(void, name##_vector_dot, (F *r, const F *a, const F *b, size_t count), (r, a, b, count))                         \
    K(void, name##_vector_powers, (F *r, const F *first, const F *factor, size_t count), (r, first, factor, count))    \
    K(void, name##_vector_inv, (F *r, const F *a, size_t count), (r, a, count))                                        \
    K(size_t, name##_vector_find_noncanonical, (const F *a, size_t count), (a, count))                                 \
    K(size_t, name##_vector_from_plain, (F *r, const uint64_t *plain, size_t count), (r, plain, count))                \
    K(void, name##_vector_to_plain, (uint64_t *plain, const F *a, size_t count), (plain, a, count))

#define BN254_GROUP_KERNELS(K, C, G, A, name)                                                                          \
    K(void, name##_from_affine, (G *r, const A *p), (r, p))                                                            \
    K(void, name##_to_affine, (A *r, const G *p), (r, p))                                                              \
    K(void, name##_batch_to_affine, (A *r, const G *p, size_t count, C *scratch), (r, p, count, scratch))              \
    K(void, name##_neg, (G *r, const G *p), (r, p))                                                                    \
    K(void, name##_affine_neg, (A *r, const A *p), (r, p))                                                             \
    K(void, name##_double, (G *r, const G *p), (r, p))                                                                 \
    K(void, name##_add, (G *r, const G *p, const G *q), (r, p, q))                                                     \
    K(void, name##_add_affine, (G *r, const G *p, const A *q), (r, p, q))                                              \
    K(bool, name##_equal, (const G *p, const G *q), (p, q))                                                            \
    K(void, name##_mul, (G *r, const G *p, const assay_bn254_fr *k), (r, p, k))                                        \
    K(bool, name##_is_on_curve, (const A *p), (p))                                                                     \
    K(bool, name##_is_in_subgroup, (const A *p), (p))                                                                  \
    K(assay_point_status, name##_check, (const A *p, size_t count, bool subgroup, size_t *index), (p, count, subgroup, index))

#define BN254_TRANSFORM_KERNELS(K, F, name)                                                                            \
    K(void, name##_ntt_prepare, (uint64_t *prepared, const F *roots, size_t count), (prepared, roots, count))          \
    K(void, name##_ntt_forward, (F *block, const F *roots, const uint64_t *prepared, uint32_t log_size, size_t node, void *scratch), (block, roots, prepared, log_size, node, scratch)) \
    K(void, name##_ntt_inverse, (F *block, const F *roots, const uint64_t *prepared, uint32_t log_size, size_t node, void *scratch), (block, roots, prepared, log_size, node, scratch)) \
    K(void, name##_ntt_split, (F *block, const F *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t node, size_t first, size_t last, void *scratch), (block, roots, prepared, log_size, levels, node, first, last, scratch)) \
    K(void, name##_ntt_merge, (F *block, const F *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t node, size_t first, size_t last, void *scratch), (block, roots, prepared, log_size, levels, node, first, last, scratch)) \
    K(void, name##_ntt_turn, (F *block, const F *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t first, size_t last, void *scratch), (block, roots, prepared, log_size, levels, first, last, scratch)) \
    K(void, name##_ntt_reverse, (F *values, uint32_t log_size, size_t first, size_t last), (values, log_size, first, last)) \
    K(size_t, name##_ntt_reverse_tile_count, (uint32_t log_size), (log_size))                                          \
    K(bool, name##_matrix_rows, (F *r, const size_t *starts, const uint32_t *columns, const F *values, size_t value_count, const F *vector, size_t vector_count, size_t first, size_t last), (r, starts, columns, values, value_count, vector, vector_count, first, last))

#define BN254_MULTIPLICATION_KERNELS(K, G, A, name)                                                                    \
    K(assay_byte_count, name##_msm_prepared_bytes, (size_t count), (count))                                                      \
    K(void, name##_msm_prepare, (assay_msm_plan *plan, void *prepared, const A *bases, const assay_bn254_fr *scalars, size_t count, uint32_t threads, assay_msm_rows rows), (plan, prepared, bases, scalars, count, threads, rows)) \
    K(assay_byte_count, name##_msm_scratch_bytes, (const assay_msm_plan *plan), (plan))                                          \
    K(size_t, name##_msm_result_count, (const assay_msm_plan *plan), (plan))                                           \
    K(assay_byte_count, name##_msm_sorted_bytes, (const assay_msm_plan *plan), (plan))                                           \
    K(void, name##_msm_sort, (const assay_msm_plan *plan, uint32_t group, void *sorted, const void *prepared, void *scratch), (plan, group, sorted, prepared, scratch)) \
    K(void, name##_msm_run, (const assay_msm_plan *plan, uint32_t task, A *results, const void *sorted, const void *prepared, const A *bases, void *scratch), (plan, task, results, sorted, prepared, bases, scratch)) \
    K(void, name##_msm_combine, (G *r, const assay_msm_plan *plan, const A *results), (r, plan, results))              \
    K(void, name##_msm_table, (A *table, size_t count, assay_msm_rows rows, size_t first, size_t last, void *scratch), (table, count, rows, first, last, scratch)) \
    K(assay_byte_count, name##_fixed_base_scratch_bytes, (void), ())                                                             \
    K(void, name##_fixed_base_table, (A *table, const G *base, uint32_t window_bits, uint32_t first, uint32_t last, void *scratch), (table, base, window_bits, first, last, scratch)) \
    K(void, name##_fixed_base_multiply, (A *r, const assay_bn254_fr *scalars, size_t count, const A *table, uint32_t window_bits, void *scratch), (r, scalars, count, table, window_bits, scratch)) \
    K(void, name##_fixed_base_sum, (G *r, const assay_bn254_fr *scalars, size_t count, const A *tables, uint32_t window_bits), (r, scalars, count, tables, window_bits))

#define BN254_MEMBERSHIP_KERNELS(K)                                                                                    \
    K(assay_byte_count, g2_membership_scratch_bytes, (void), ())                                                                 \
    K(size_t, g2_find_outside, (const assay_bn254_g2_affine *p, size_t count, void *scratch), (p, count, scratch))

#define BN254_PAIRING_KERNELS(K)                                                                                       \
    K(bool, g2_prepare, (assay_bn254_line *lines, const assay_bn254_g2_affine *q, size_t count, assay_bn254_prepare_scratch *scratch), (lines, q, count, scratch)) \
    K(void, miller_loop, (assay_bn254_fp12 *r, const assay_bn254_g1_affine *p, const assay_bn254_line *lines, size_t count, assay_bn254_miller_scratch *scratch), (r, p, lines, count, scratch)) \
    K(assay_byte_count, miller_product_scratch_bytes, (void), ())                                                                \
    K(bool, miller_product, (assay_bn254_fp12 *r, const assay_bn254_g1_affine *p, const assay_bn254_g2_affine *q, size_t count, void *scratch), (r, p, q, count, scratch)) \
    K(void, final_exponentiation, (assay_bn254_fp12 *r, const assay_bn254_fp12 *a), (r, a))                            \
    K(void, fp12_mul, (assay_bn254_fp12 *r, const assay_bn254_fp12 *a, const assay_bn254_fp12 *b), (r, a, b))          \
    K(bool, fp12_inv, (assay_bn254_fp12 *r, const assay_bn254_fp12 *a), (r, a))                                        \
    K(bool, fp12_equal, (const assay_bn254_fp12 *a, const assay_bn254_fp12 *b), (a, b))                                \
    K(bool, fp12_is_one, (const assay_bn254_fp12 *a), (a))                                                             \
    K(void, gt_inv, (assay_bn254_fp12 *r, const assay_bn254_fp12 *a), (r, a))                                          \
    K(void, gt_pow, (assay_bn254_fp12 *r, const assay_bn254_fp12 *a, const assay_bn254_fr *k), (r, a, k))

#define BN254_KERNELS(K)                                                                                               \
    BN254_PRIME_FIELD_KERNELS(K, assay_bn254_fp, fp)                                                                   \
    BN254_PRIME_FIELD_KERNELS(K, assay_bn254_fr, fr)                                                                   \
    K(bool, fp_sqrt, (assay_bn254_fp *r, const assay_bn254_fp *a), (r, a))                                             \
    BN254_FIELD_KERNELS(K, assay_bn254_fp2, fp2)                                                                       \
    K(bool, fp2_sqrt, (assay_bn254_fp2 *r, const assay_bn254_fp2 *a), (r, a))                                          \
    BN254_GROUP_KERNELS(K, assay_bn254_fp, assay_bn254_g1, assay_bn254_g1_affine, g1)                                  \
    BN254_GROUP_KERNELS(K, assay_bn254_fp2, assay_bn254_g2, assay_bn254_g2_affine, g2)                                 \
    BN254_TRANSFORM_KERNELS(K, assay_bn254_fr, fr)                                                                     \
    BN254_MULTIPLICATION_KERNELS(K, assay_bn254_g1, assay_bn254_g1_affine, g1)                                         \
    BN254_MULTIPLICATION_KERNELS(K, assay_bn254_g2, assay_bn254_g2_affine, g2)                                         \
    BN254_MEMBERSHIP_KERNELS(K)                                                                                        \
    K(void, g1_multiply_each, (assay_bn254_g1_affine *r, const assay_bn254_g1_affine *p, const uint64_t *numbers, size_t count, void *scratch), (r, p, numbers, count, scratch)) \
    BN254_PAIRING_KERNELS(K)

#define BN254_FIELD_OF_TABLE(type, name, parameters, arguments) type(*name) parameters;
typedef struct { BN254_KERNELS(BN254_FIELD_OF_TABLE) } assay_bn254_table;
#undef BN254_FIELD_OF_TABLE

extern const assay_bn254_table assay_bn254_portable;
#if defined(__x86_64__)
extern const assay_bn254_table assay_bn254_adx;
extern const assay_bn254_table assay_bn254_ifma;
#endif

// The table of a backend; NULL when this processor cannot run it.
const assay_bn254_table *assay_bn254_available_table(assay_backend backend);
// The table of the selected backend.
const assay_bn254_table *assay_bn254_selected_table(void);
#endif
