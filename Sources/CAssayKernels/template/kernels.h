// SPDX-License-Identifier: Apache-2.0
//
// The list of a curve's kernels, the only place that names them: from it come, for every curve, a struct of one function
// pointer per kernel (table_body.h), one constant table per backend (unit.h) and the public functions (dispatch_body.h). What
// each does stands in assay_kernels.h, whose prototypes the compiler compares with these. TYPE(name) is the curve's name for a
// type or function.
#ifndef ASSAY_KERNEL_LIST_H
#define ASSAY_KERNEL_LIST_H
#include "../include/assay_kernels.h"

// Bytes of memory that callers provide. The public functions ask for the most that any backend wants: another one may be
// selected before the memory is used.
typedef size_t assay_byte_count;

// K(type, name, (parameters), (arguments))
#define CURVE_FIELD_KERNELS(K, F, name)                                                                                \
    K(void, name##_add, (F *r, const F *a, const F *b), (r, a, b))                                                     \
    K(void, name##_sub, (F *r, const F *a, const F *b), (r, a, b))                                                     \
    K(void, name##_neg, (F *r, const F *a), (r, a))                                                                    \
    K(void, name##_mul, (F *r, const F *a, const F *b), (r, a, b))                                                     \
    K(void, name##_sqr, (F *r, const F *a), (r, a))                                                                    \
    K(bool, name##_inv, (F *r, const F *a), (r, a))

#define CURVE_PRIME_FIELD_KERNELS(K, F, name)                                                                          \
    CURVE_FIELD_KERNELS(K, F, name)                                                                                    \
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

#define CURVE_GROUP_KERNELS(K, C, G, A, name)                                                                          \
    K(void, name##_from_affine, (G *r, const A *p), (r, p))                                                            \
    K(void, name##_to_affine, (A *r, const G *p), (r, p))                                                              \
    K(void, name##_batch_to_affine, (A *r, const G *p, size_t count, C *scratch), (r, p, count, scratch))              \
    K(void, name##_neg, (G *r, const G *p), (r, p))                                                                    \
    K(void, name##_affine_neg, (A *r, const A *p), (r, p))                                                             \
    K(void, name##_double, (G *r, const G *p), (r, p))                                                                 \
    K(void, name##_add, (G *r, const G *p, const G *q), (r, p, q))                                                     \
    K(void, name##_add_affine, (G *r, const G *p, const A *q), (r, p, q))                                              \
    K(bool, name##_equal, (const G *p, const G *q), (p, q))                                                            \
    K(void, name##_mul, (G *r, const G *p, const TYPE(fr) *k), (r, p, k))                                              \
    K(bool, name##_is_on_curve, (const A *p), (p))                                                                     \
    K(bool, name##_is_in_subgroup, (const A *p), (p))                                                                  \
    K(assay_point_status, name##_check, (const A *p, size_t count, bool subgroup, size_t *index), (p, count, subgroup, index))

#define CURVE_TRANSFORM_KERNELS(K, F, name)                                                                            \
    K(void, name##_ntt_prepare, (uint64_t *prepared, const F *roots, size_t count), (prepared, roots, count))          \
    K(void, name##_ntt_forward, (F *block, const F *roots, const uint64_t *prepared, uint32_t log_size, size_t node, void *scratch), (block, roots, prepared, log_size, node, scratch)) \
    K(void, name##_ntt_inverse, (F *block, const F *roots, const uint64_t *prepared, uint32_t log_size, size_t node, void *scratch), (block, roots, prepared, log_size, node, scratch)) \
    K(void, name##_ntt_split, (F *block, const F *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t node, size_t first, size_t last, void *scratch), (block, roots, prepared, log_size, levels, node, first, last, scratch)) \
    K(void, name##_ntt_merge, (F *block, const F *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t node, size_t first, size_t last, void *scratch), (block, roots, prepared, log_size, levels, node, first, last, scratch)) \
    K(void, name##_ntt_turn, (F *block, const F *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t first, size_t last, void *scratch), (block, roots, prepared, log_size, levels, first, last, scratch)) \
    K(void, name##_ntt_reverse, (F *values, uint32_t log_size, size_t first, size_t last), (values, log_size, first, last)) \
    K(size_t, name##_ntt_reverse_tile_count, (uint32_t log_size), (log_size))                                          \
    K(bool, name##_matrix_rows, (F *r, const size_t *starts, const uint32_t *columns, const F *values, size_t value_count, const F *vector, size_t vector_count, size_t first, size_t last), (r, starts, columns, values, value_count, vector, vector_count, first, last))

#define CURVE_MULTIPLICATION_KERNELS(K, G, A, name)                                                                    \
    K(assay_byte_count, name##_msm_prepared_bytes, (size_t count), (count))                                            \
    K(void, name##_msm_prepare, (assay_msm_plan *plan, void *prepared, const A *bases, const TYPE(fr) *scalars, size_t count, uint32_t threads, assay_msm_rows rows), (plan, prepared, bases, scalars, count, threads, rows)) \
    K(assay_byte_count, name##_msm_scratch_bytes, (const assay_msm_plan *plan), (plan))                                \
    K(size_t, name##_msm_result_count, (const assay_msm_plan *plan), (plan))                                           \
    K(assay_byte_count, name##_msm_sorted_bytes, (const assay_msm_plan *plan), (plan))                                 \
    K(void, name##_msm_sort, (const assay_msm_plan *plan, uint32_t group, void *sorted, const void *prepared, void *scratch), (plan, group, sorted, prepared, scratch)) \
    K(void, name##_msm_run, (const assay_msm_plan *plan, uint32_t task, A *results, const void *sorted, const void *prepared, const A *bases, void *scratch), (plan, task, results, sorted, prepared, bases, scratch)) \
    K(void, name##_msm_combine, (G *r, const assay_msm_plan *plan, const A *results), (r, plan, results))              \
    K(void, name##_msm_table, (A *table, size_t count, assay_msm_rows rows, size_t first, size_t last, void *scratch), (table, count, rows, first, last, scratch)) \
    K(assay_byte_count, name##_fixed_base_scratch_bytes, (void), ())                                                   \
    K(void, name##_fixed_base_table, (A *table, const G *base, uint32_t window_bits, uint32_t first, uint32_t last, void *scratch), (table, base, window_bits, first, last, scratch)) \
    K(void, name##_fixed_base_multiply, (A *r, const TYPE(fr) *scalars, size_t count, const A *table, uint32_t window_bits, void *scratch), (r, scalars, count, table, window_bits, scratch)) \
    K(void, name##_fixed_base_sum, (G *r, const TYPE(fr) *scalars, size_t count, const A *tables, uint32_t window_bits), (r, scalars, count, tables, window_bits))

#define CURVE_MEMBERSHIP_KERNELS(K, A, name)                                                                           \
    K(assay_byte_count, name##_membership_scratch_bytes, (void), ())                                                   \
    K(size_t, name##_find_outside, (const A *p, size_t count, void *scratch), (p, count, scratch))

#define CURVE_PAIRING_KERNELS(K)                                                                                       \
    K(bool, g2_prepare, (TYPE(line) *lines, const TYPE(g2_affine) *q, size_t count, TYPE(prepare_scratch) *scratch), (lines, q, count, scratch)) \
    K(void, miller_loop, (TYPE(fp12) *r, const TYPE(g1_affine) *p, const TYPE(line) *lines, size_t count, TYPE(miller_scratch) *scratch), (r, p, lines, count, scratch)) \
    K(assay_byte_count, miller_product_scratch_bytes, (void), ())                                                      \
    K(bool, miller_product, (TYPE(fp12) *r, const TYPE(g1_affine) *p, const TYPE(g2_affine) *q, size_t count, void *scratch), (r, p, q, count, scratch)) \
    K(void, final_exponentiation, (TYPE(fp12) *r, const TYPE(fp12) *a), (r, a))                                        \
    K(void, fp12_mul, (TYPE(fp12) *r, const TYPE(fp12) *a, const TYPE(fp12) *b), (r, a, b))                            \
    K(bool, fp12_inv, (TYPE(fp12) *r, const TYPE(fp12) *a), (r, a))                                                    \
    K(bool, fp12_equal, (const TYPE(fp12) *a, const TYPE(fp12) *b), (a, b))                                            \
    K(bool, fp12_is_one, (const TYPE(fp12) *a), (a))                                                                   \
    K(void, gt_inv, (TYPE(fp12) *r, const TYPE(fp12) *a), (r, a))                                                      \
    K(void, gt_pow, (TYPE(fp12) *r, const TYPE(fp12) *a, const TYPE(fr) *k), (r, a, k))

#define CURVE_KERNELS(K)                                                                                               \
    CURVE_PRIME_FIELD_KERNELS(K, TYPE(fp), fp)                                                                         \
    CURVE_PRIME_FIELD_KERNELS(K, TYPE(fr), fr)                                                                         \
    K(bool, fp_sqrt, (TYPE(fp) *r, const TYPE(fp) *a), (r, a))                                                         \
    CURVE_FIELD_KERNELS(K, TYPE(fp2), fp2)                                                                             \
    K(bool, fp2_sqrt, (TYPE(fp2) *r, const TYPE(fp2) *a), (r, a))                                                      \
    CURVE_GROUP_KERNELS(K, TYPE(fp), TYPE(g1), TYPE(g1_affine), g1)                                                    \
    CURVE_GROUP_KERNELS(K, TYPE(fp2), TYPE(g2), TYPE(g2_affine), g2)                                                   \
    CURVE_TRANSFORM_KERNELS(K, TYPE(fr), fr)                                                                           \
    CURVE_MULTIPLICATION_KERNELS(K, TYPE(g1), TYPE(g1_affine), g1)                                                     \
    CURVE_MULTIPLICATION_KERNELS(K, TYPE(g2), TYPE(g2_affine), g2)                                                     \
    CURVE_MEMBERSHIP_KERNELS(K, TYPE(g1_affine), g1)                                                                   \
    CURVE_MEMBERSHIP_KERNELS(K, TYPE(g2_affine), g2)                                                                   \
    K(void, g1_multiply_each, (TYPE(g1_affine) *r, const TYPE(g1_affine) *p, const uint64_t *numbers, size_t count, void *scratch), (r, p, numbers, count, scratch)) \
    CURVE_PAIRING_KERNELS(K)
#endif
