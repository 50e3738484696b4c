// SPDX-License-Identifier: Apache-2.0
//
// The only public header of the kernels.
//
// House rules: a kernel allocates nothing, starts no threads, draws no randomness and keeps no state beyond the choice
// of backend. The caller owns every buffer; scratch memory is a typed array whose length the function names. Unless a
// function says otherwise, single results may alias operands of the same type, array results may be the same array as an
// operand (but not overlap it in part), counts count elements, and no pointer is null unless its count is zero. All
// backends give the same bits.
//
// Each function says what its time, its branches and the addresses that it uses depend on, besides counts and sizes:
//   constant time         on nothing (`make taint` watches these);
//   nearly constant time  the same, but for one branch in lanes that random values take with a probability of 2^-33 (docs/
//                         kernels.md, "What depends on secrets");
//   variable time         on the values: not for secrets whose time an attacker can measure;
//   no secrets            it is given none.
#ifndef ASSAY_KERNELS_H
#define ASSAY_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

// ---------------------------------------------------------------------------------------------------------------------
// Backends

// In order of speed: a later one is preferred where the processor has it.
typedef enum {
    ASSAY_BACKEND_PORTABLE = 0,  // plain C
    ASSAY_BACKEND_ADX = 1,       // mulx, adcx, adox on x86-64
    ASSAY_BACKEND_IFMA = 2,      // the same, and AVX-512 IFMA for bulk work
} assay_backend;
enum { ASSAY_BACKEND_COUNT = 3 };

// Whether this processor can run it. No secrets.
bool assay_backend_is_available(assay_backend backend);
// Its name, as the environment variable ASSAY_BACKEND takes it. No secrets.
const char *assay_backend_name(assay_backend backend);
// The backend in use: the fastest available one, unless ASSAY_BACKEND named another available one when the first kernel
// ran, or a call of the function below changed it. No secrets.
assay_backend assay_backend_selected(void);
// Switches; false and no change when it is not available. Safe at any time, also while others compute: all backends give the
// same bits, and the bytes of memory that functions ask for serve every backend.
// No secrets.
bool assay_backend_select(assay_backend backend);

// ---------------------------------------------------------------------------------------------------------------------
// Memory and processors

// Overwrites memory that held a secret, in a way that the compiler keeps. Constant time.
void assay_wipe(void *memory, size_t bytes);
// Asks for large pages under memory that is about to be written for the first time and then read in no order: it then takes
// fewer translations of addresses. Changes no content, and does nothing where the system has no such pages. No secrets.
void assay_prefer_huge_pages(void *memory, size_t bytes);
// Memory of zeros in whole large pages; NULL when there is none. To be given back with the number of bytes that was asked for.
enum { ASSAY_LARGE_PAGE = 2 << 20 };
// No secrets.
void *_Nullable assay_large_pages_map(size_t bytes);
// No secrets.
void assay_large_pages_unmap(void *memory, size_t bytes);
// Bytes that are really there. No secrets.
size_t assay_large_pages_bytes(size_t bytes);
// Processors that this process may run on, at least 1. No secrets.
uint32_t assay_processor_count(void);

// ---------------------------------------------------------------------------------------------------------------------
// Curves: types
//
// Field elements are in Montgomery form (x * 2^(64 limbs) mod p), least significant limb first, always below the modulus. The
// layouts of fields and affine points are those of `.zkey` files. FP and FR are the limbs of the two fields, and LINES the lines
// of one prepared point.

#define ASSAY_DEFINE_TYPES(C, FP, FR, LINES)                                                                           \
    typedef struct { uint64_t limb[FP]; } C##_fp;                                                                      \
    typedef struct { uint64_t limb[FR]; } C##_fr;                                                                      \
    /* c0 + c1 u with u^2 = -1; c0 + c1 v + c2 v^2 with v^3 = xi; c0 + c1 w with w^2 = v. */                           \
    typedef struct { C##_fp c0, c1; } C##_fp2;                                                                         \
    typedef struct { C##_fp2 c0, c1, c2; } C##_fp6;                                                                    \
    typedef struct { C##_fp6 c0, c1; } C##_fp12;                                                                       \
    /* Affine points; infinity is all zero. */                                                                         \
    typedef struct { C##_fp x, y; } C##_g1_affine;                                                                     \
    typedef struct { C##_fp2 x, y; } C##_g2_affine;                                                                    \
    /* Jacobian points (x / z^2, y / z^3); infinity has z = 0. */                                                      \
    typedef struct { C##_fp x, y, z; } C##_g1;                                                                         \
    typedef struct { C##_fp2 x, y, z; } C##_g2;                                                                        \
    /* One line of a Miller loop through a point of G2, at P: 1 + negated_slope (x_P / y_P) w^i + offset (1 / y_P) w^3. */ \
    typedef struct { C##_fp2 negated_slope, offset; } C##_line;                                                        \
    /* Work space of g2_prepare, and of miller_loop for each point. */                                                 \
    typedef struct { C##_fp2 z[LINES]; C##_fp norm[LINES], prefix[LINES]; } C##_prepare_scratch;                       \
    typedef struct { C##_fp x_over_y, one_over_y; } C##_miller_scratch;

// BN254: y^2 = x^3 + 3, xi = 9 + u, i = 1 (the curve of EIP-196 and EIP-197).
enum { ASSAY_BN254_LINE_COUNT = 88 };
ASSAY_DEFINE_TYPES(assay_bn254, 4, 4, ASSAY_BN254_LINE_COUNT)

// BLS12-381: y^2 = x^3 + 4, xi = 1 + u, i = 5 (the curve of EIP-2537).
enum { ASSAY_BLS12381_LINE_COUNT = 68 };
ASSAY_DEFINE_TYPES(assay_bls12381, 6, 4, ASSAY_BLS12381_LINE_COUNT)

// ---------------------------------------------------------------------------------------------------------------------
// Fp, Fr and Fp2

#define ASSAY_DECLARE_FIELD(F)                                                                                         \
    /* r = a + b. Constant time. */                                                                                    \
    void F##_add(F *r, const F *a, const F *b);                                                                        \
    /* r = a - b. Constant time. */                                                                                    \
    void F##_sub(F *r, const F *a, const F *b);                                                                        \
    /* r = -a. Constant time. */                                                                                       \
    void F##_neg(F *r, const F *a);                                                                                    \
    /* r = a * b. Constant time. */                                                                                    \
    void F##_mul(F *r, const F *a, const F *b);                                                                        \
    /* r = a^2. Constant time. */                                                                                      \
    void F##_sqr(F *r, const F *a);                                                                                    \
    /* r = 1 / a; returns false and sets r = 0 when a = 0. Variable time. */                                           \
    bool F##_inv(F *r, const F *a);

#define ASSAY_DECLARE_PRIME_FIELD(F)                                                                                   \
    ASSAY_DECLARE_FIELD(F)                                                                                             \
    /* Whether the limbs of a are below the modulus. Constant time. */                                                 \
    bool F##_is_canonical(const F *a);                                                                                 \
    /* r = Montgomery form of a plain integer of its limbs; returns false and sets r = 0 when it is not below the      \
       modulus. Constant time but for the answer. */                                                                   \
    bool F##_from_plain(F *r, const uint64_t *plain);                                                                  \
    /* Plain integer of a, least significant limb first. Constant time. */                                             \
    void F##_to_plain(uint64_t *plain, const F *a);                                                                    \
    /* r = the integer of twice the limbs reduced. Constant time. */                                                   \
    void F##_from_double(F *r, const uint64_t *plain);                                                                 \
    /* r[i] = a[i] + b[i]. Nearly constant time. */                                                                    \
    void F##_vector_add(F *r, const F *a, const F *b, size_t count);                                                   \
    /* r[i] = a[i] - b[i]. Nearly constant time. */                                                                    \
    void F##_vector_sub(F *r, const F *a, const F *b, size_t count);                                                   \
    /* r[i] = a[i] * b[i]. Nearly constant time. */                                                                    \
    void F##_vector_mul(F *r, const F *a, const F *b, size_t count);                                                   \
    /* r[i] = a[i] * b[i] - c[i]. Nearly constant time. */                                                             \
    void F##_vector_mul_sub(F *r, const F *a, const F *b, const F *c, size_t count);                                   \
    /* r[i] = a[i] * factor. Nearly constant time. */                                                                  \
    void F##_vector_scale(F *r, const F *a, const F *factor, size_t count);                                            \
    /* r = sum of a[i] * b[i]; one element. Nearly constant time. */                                                   \
    void F##_vector_dot(F *r, const F *a, const F *b, size_t count);                                                   \
    /* r[i] = first * factor^i. Nearly constant time. */                                                               \
    void F##_vector_powers(F *r, const F *first, const F *factor, size_t count);                                       \
    /* r[i] = 1 / a[i], and 0 where a[i] = 0; r must not overlap a. Variable time. */                                  \
    void F##_vector_inv(F *r, const F *a, size_t count);                                                               \
    /* Index of the first element that is not below the modulus, or count. Variable time in the index. */              \
    size_t F##_vector_find_noncanonical(const F *a, size_t count);                                                     \
    /* r[i] = Montgomery form of the plain integer at plain + i times the limbs; returns the index of the first that is not below the \
       modulus, or count. What follows that index is not written. r may be the same memory as plain.                   \
       Nearly constant time but for the answer. */                                                                     \
    size_t F##_vector_from_plain(F *r, const uint64_t *plain, size_t count);                                           \
    /* The plain integers of a[i], one after the other. The memory may be the same. Nearly constant time. */           \
    void F##_vector_to_plain(uint64_t *plain, const F *a, size_t count);

#define ASSAY_DECLARE_FIELDS(C)                                                                                        \
    ASSAY_DECLARE_PRIME_FIELD(C##_fp)                                                                                  \
    ASSAY_DECLARE_PRIME_FIELD(C##_fr)                                                                                  \
    ASSAY_DECLARE_FIELD(C##_fp2)                                                                                       \
    /* r = the square root a^((p+1)/4) of a; returns false and sets r = 0 when a is no square. Variable time. */       \
    bool C##_fp_sqrt(C##_fp *r, const C##_fp *a);                                                                      \
    /* r = a square root of a; returns false and sets r = 0 when a is no square. Variable time. */                     \
    bool C##_fp2_sqrt(C##_fp2 *r, const C##_fp2 *a);

// ---------------------------------------------------------------------------------------------------------------------
// G1 (a curve over Fp, subgroup of order r) and G2 (its sextic twist over Fp2, subgroup of order r)
//
// Additions are complete: infinity, equal and opposite operands give the right sum.

typedef enum {
    ASSAY_POINT_VALID = 0,
    ASSAY_POINT_NOT_CANONICAL = 1,    // a coordinate is not below the modulus
    ASSAY_POINT_NOT_ON_CURVE = 2,     // neither infinity nor a solution of the curve equation
    ASSAY_POINT_NOT_IN_SUBGROUP = 3,  // on the curve, but r times the point is not infinity
} assay_point_status;

#define ASSAY_DECLARE_GROUP(C, G, A, FR)                                                                               \
    /* r = p. Variable time. */                                                                                        \
    void G##_from_affine(G *r, const A *p);                                                                            \
    /* r = p, with one inversion. Variable time. */                                                                    \
    void G##_to_affine(A *r, const G *p);                                                                              \
    /* Affine forms with one inversion; scratch holds count elements. Variable time. */                                \
    void G##_batch_to_affine(A *r, const G *p, size_t count, C *scratch);                                              \
    /* r = -p. Variable time. */                                                                                       \
    void G##_neg(G *r, const G *p);                                                                                    \
    /* r = -p. Variable time. */                                                                                       \
    void G##_affine_neg(A *r, const A *p);                                                                             \
    /* r = 2 p. Variable time. */                                                                                      \
    void G##_double(G *r, const G *p);                                                                                 \
    /* r = p + q. Variable time. */                                                                                    \
    void G##_add(G *r, const G *p, const G *q);                                                                        \
    /* r = p + q. Variable time. */                                                                                    \
    void G##_add_affine(G *r, const G *p, const A *q);                                                                 \
    /* Whether both are the same point, whatever their z. Variable time. */                                            \
    bool G##_equal(const G *p, const G *q);                                                                            \
    /* r = k * p. Variable time. */                                                                                    \
    void G##_mul(G *r, const G *p, const FR *k);                                                                       \
    /* Whether p satisfies the curve equation or is infinity. Variable time. */                                        \
    bool G##_is_on_curve(const A *p);                                                                                  \
    /* Whether p is on the curve and r * p = infinity. Variable time. */                                               \
    bool G##_is_in_subgroup(const A *p);                                                                               \
    /* Checks each point as far as its first fault: canonical, on the curve, and in the subgroup where asked for.      \
       Returns the status of the first faulty point and its index; index = count when there is none. Variable time. */ \
    assay_point_status G##_check(const A *p, size_t count, bool subgroup, size_t *index);

// ---------------------------------------------------------------------------------------------------------------------
// Transforms over Fr
//
// A block of 2^k values is a polynomial modulo x^(2^k) - c, coefficients in natural order. It has a node: node 0 is c = 1,
// node 1 is c = -1, and a block of node v falls into two halves of nodes 2v and 2v + 1, and so on down to single values.
// The table of roots holds at v a square root of the c of node v; for k levels below node 0 the first 2^(k-1) entries
// are needed, for k levels below node 1 the first 2^k. roots[0] = 1, and roots[2^s + j] = roots[j] * w for j < 2^s, where
// w has order 2^(s+2).
//
// Values stand in bit-reversed order: from node 0 the i-th is the value at w^rev(i) for w of order n = 2^k, from node 1
// that at u^(2 rev(i) + 1) for u of order 2n with u^2 = w. The inverses give n times the coefficients.

// With the roots goes a second table, of roots prepared for vectors: that of 2^k roots holds the first 2^k / 8 of them (none
// below that), ASSAY_ROOT_WORDS words each.
//
// A transform of up to ASSAY_NTT_MAX_BLOCK_LOG levels is one block. A larger one takes up to ASSAY_NTT_MAX_LEVELS levels on
// its columns first, and what is left are 2^levels blocks of nodes 2^levels v + i, side by side; its inverse does so last.
// Columns come in eights, and different eights may be worked on at the same time. Scratch memory is aligned to 64 bytes; for
// a block it holds (2^log_size + 7) / 8 times, for columns 2^levels times ASSAY_NTT_EIGHT_BYTES, and what it holds afterwards
// tells about the values.
enum { ASSAY_NTT_MAX_BLOCK_LOG = 10, ASSAY_NTT_MAX_LEVELS = 10, ASSAY_NTT_EIGHT_BYTES = 384, ASSAY_ROOT_WORDS = 25 };

#define ASSAY_DECLARE_TRANSFORMS(C)                                                                                    \
    /* The first `count` roots, prepared. No secrets. */                                                               \
    void C##_fr_ntt_prepare(uint64_t *prepared, const C##_fr *roots, size_t count);                                    \
    /* All levels of a block of 2^log_size values, in place. Nearly constant time in the values. */                    \
    void C##_fr_ntt_forward(C##_fr *block, const C##_fr *roots, const uint64_t *prepared, uint32_t log_size, size_t node, void *scratch); \
    /* And back. Nearly constant time in the values. */                                                                \
    void C##_fr_ntt_inverse(C##_fr *block, const C##_fr *roots, const uint64_t *prepared, uint32_t log_size, size_t node, void *scratch); \
    /* The uppermost levels of a block for its columns 8 first ... 8 last - 1, of 2^(log_size - levels) >= 8 columns. Nearly \
       constant time in the values. */                                                                                 \
    void C##_fr_ntt_split(C##_fr *block, const C##_fr *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t node, size_t first, size_t last, void *scratch); \
    /* And back. Nearly constant time in the values. */                                                                \
    void C##_fr_ntt_merge(C##_fr *block, const C##_fr *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t node, size_t first, size_t last, void *scratch); \
    /* A merge to node 0 and a split from node 1 in one. Nearly constant time in the values. */                        \
    void C##_fr_ntt_turn(C##_fr *block, const C##_fr *roots, const uint64_t *prepared, uint32_t log_size, uint32_t levels, size_t first, size_t last, void *scratch); \
    /* Exchanges values with those at the reversed index, in tiles [first, last) of tile_count; tiles may be worked on at the \
       same time. Constant time. */                                                                                    \
    void C##_fr_ntt_reverse(C##_fr *values, uint32_t log_size, size_t first, size_t last);                             \
    /* Their number. No secrets. */                                                                                    \
    size_t C##_fr_ntt_reverse_tile_count(uint32_t log_size);                                                           \
    /* r[i] = sum of values[k] * vector[columns[k]] over starts[i] <= k < starts[i + 1], for the rows [first, last). Returns \
       false, with rows missing, when a place lies outside of `values` or `vector`. Nearly constant time in the        \
       vector, variable time in the rest. */                                                                           \
    bool C##_fr_matrix_rows(C##_fr *r, const size_t *starts, const uint32_t *columns, const C##_fr *values, size_t value_count, const C##_fr *vector, size_t vector_count, size_t first, size_t last);

// ---------------------------------------------------------------------------------------------------------------------
// Sums of many products, and many multiples of one point
//
// A multi-scalar multiplication is prepared, run task by task (each may run on a thread of its own, with scratch memory
// of its own), and combined. Any bases and scalars: infinity, equal and opposite points, zeros. What a prepared buffer,
// results and scratch hold tells about the scalars: wipe it where they are secret.

enum { ASSAY_MSM_MAX_WINDOW_COUNT = 86, ASSAY_MSM_MAX_COUNT = 0x7fffffff };

// How the work is cut up; see msm/plan.h.
typedef struct {
    size_t capacity;         // scalars that were given
    uint32_t window_bits;    // bits of a digit
    uint32_t window_count;   // digits of a scalar
    uint32_t set_count;      // sets of buckets: windows so many apart share one
    uint32_t slice_count;    // tasks that share the buckets of a set, a power of two
    uint32_t group_count;    // neighbouring sets whose digits are sorted together
    uint32_t task_count;     // groups times slices
    uint32_t reaching[ASSAY_MSM_MAX_WINDOW_COUNT];        // scalars that can have a digit in the window
    uint8_t group_first[ASSAY_MSM_MAX_WINDOW_COUNT + 1];  // first set of the group
} assay_msm_plan;

// Multiples of bases that save additions: row j of a table holds 2^(j * window_bits * set_count) times each base, one row
// after the other; row 0 are the bases. Digits that far apart then belong into the same buckets. set_count 0, and any
// window_bits, stands for the bases alone.
typedef struct { uint32_t window_bits, set_count; } assay_msm_rows;

// The rows, `most_rows` >= 1 of them at most, with which a sum of `count` full scalars of `scalar_bits` bits costs least; set_count
// 0 where more than one row saves nothing. No secrets.
assay_msm_rows assay_msm_best_rows(uint32_t scalar_bits, size_t count, uint32_t most_rows);
// Rows of such a table. No secrets.
uint32_t assay_msm_row_count(uint32_t scalar_bits, assay_msm_rows rows);

// Additions that a task takes, about: to begin with the longest. No secrets.
uint64_t assay_msm_task_cost(const assay_msm_plan *plan, uint32_t task);

// Fixed-base tables for scalars of `scalar_bits` bits. Tables of larger windows outgrow the caches.
enum { ASSAY_FIXED_BASE_MAX_WINDOW_BITS = 16 };
// Windows of a scalar. No secrets.
uint32_t assay_fixed_base_window_count(uint32_t scalar_bits, uint32_t window_bits);
// Points of the table. No secrets.
size_t assay_fixed_base_table_count(uint32_t scalar_bits, uint32_t window_bits);
// The window size that costs least for `count` scalars. No secrets.
uint32_t assay_fixed_base_window_bits(uint32_t scalar_bits, size_t count);

#define ASSAY_DECLARE_MULTIPLICATION(G, A, FR)                                                                         \
    /* Bytes of the prepared buffer, which is aligned to 8 bytes. No secrets. */                                       \
    size_t G##_msm_prepared_bytes(size_t count);                                                                       \
    /* Makes the plan for up to `threads` >= 1 threads, and the prepared buffer. `bases` has the given rows, of `count` \
       bases each, ASSAY_MSM_MAX_COUNT in all at most; window_bits is 3 to 16, or 0 for the best where there is but one \
       row. Variable time. */                                                                                          \
    void G##_msm_prepare(assay_msm_plan *plan, void *prepared, const A *bases, const FR *scalars, size_t count, uint32_t threads, assay_msm_rows rows); \
    /* Bytes of scratch memory for any one task, aligned to 64 bytes. No secrets. */                                   \
    size_t G##_msm_scratch_bytes(const assay_msm_plan *plan);                                                          \
    /* Points that all tasks together leave. No secrets. */                                                            \
    size_t G##_msm_result_count(const assay_msm_plan *plan);                                                           \
    /* Bytes of the sorted buffer, aligned to 4 bytes; 0 when there is nothing to sort before the tasks. No secrets. */ \
    size_t G##_msm_sorted_bytes(const assay_msm_plan *plan);                                                           \
    /* Sorts the digits of a group. All are sorted before the first task runs, at the same time if need be, unless there is \
       nothing to sort. Variable time. */                                                                              \
    void G##_msm_sort(const assay_msm_plan *plan, uint32_t group, void *sorted, const void *prepared, void *scratch);  \
    /* One task of the plan, with its points put among the results. Variable time. */                                  \
    void G##_msm_run(const assay_msm_plan *plan, uint32_t task, A *results, const void *_Nullable sorted, const void *prepared, const A *bases, void *scratch); \
    /* r = the sum, when all tasks have run. Variable time. */                                                         \
    void G##_msm_combine(G *r, const assay_msm_plan *plan, const A *results);                                          \
    /* Places [first, last) of all rows but the first, which is there; `table` has rows of `count` points. Scratch memory is \
       that of the two below. Variable time. */                                                                        \
    void G##_msm_table(A *table, size_t count, assay_msm_rows rows, size_t first, size_t last, void *scratch);         \
    /* Bytes of scratch memory of the two below, aligned to 64 bytes. No secrets. */                                   \
    size_t G##_fixed_base_scratch_bytes(void);                                                                         \
    /* Windows [first, last) of the table of a base; `table` is the whole one. Variable time. */                       \
    void G##_fixed_base_table(A *table, const G *base, uint32_t window_bits, uint32_t first, uint32_t last, void *scratch); \
    /* r[i] = scalars[i] * base. Variable time. */                                                                     \
    void G##_fixed_base_multiply(A *r, const FR *scalars, size_t count, const A *table, uint32_t window_bits, void *scratch); \
    /* r = the sum of scalars[i] times the base of the i-th of `count` tables, which lie one after the other. Variable time. */ \
    void G##_fixed_base_sum(G *r, const FR *scalars, size_t count, const A *tables, uint32_t window_bits);             \
    /* Bytes of scratch memory for the function below, aligned to 64 bytes. No secrets. */                             \
    size_t G##_membership_scratch_bytes(void);                                                                         \
    /* The first of many points on the curve that is not in the subgroup of order r; `count` when all are. Variable time. */ \
    size_t G##_find_outside(const A *p, size_t count, void *scratch);

// Bytes of scratch memory of the function below, aligned to 64 bytes.
enum { ASSAY_BN254_MULTIPLY_EACH_BYTES = 1024 * 1024, ASSAY_BLS12381_MULTIPLY_EACH_BYTES = 1024 * 1024 };
#define ASSAY_DECLARE_MULTIPLY_EACH(C)                                                                                 \
    /* r[i] = numbers[i] * p[i] for numbers of 128 bits, two words each, least significant first. Variable time. */    \
    void C##_g1_multiply_each(C##_g1_affine *r, const C##_g1_affine *p, const uint64_t *numbers, size_t count, void *scratch);

// ---------------------------------------------------------------------------------------------------------------------
// Optimal ate pairing
//
// pairing(P, Q) = final_exponentiation(miller_loop(P, lines of Q)); a product of pairings is one Miller loop over all
// pairs and one final exponentiation. A pair with infinity on either side contributes one. Points outside the subgroups
// give a meaningless value.
//
// The exponent of the final exponentiation is (p^12 - 1)/r times a number c coprime to r, which makes it cheap and which other
// implementations have too: 2x(6x^2 + 3x + 1) with x = 4965661367192848881 on BN254, and 3 on BLS12-381.

enum { ASSAY_BN254_MILLER_PRODUCT_BYTES = 192 * 1024, ASSAY_BLS12381_MILLER_PRODUCT_BYTES = 192 * 1024 };

#define ASSAY_DECLARE_PAIRING(C)                                                                                       \
    /* Lines of q[0...count-1], LINE_COUNT of the curve for each point, one point after the other. Returns whether all points, which \
       must be on the curve, are in the subgroup: the walk along the lines shows it for little. Lines of others are meaningless. Variable time. */ \
    bool C##_g2_prepare(C##_line *lines, const C##_g2_affine *q, size_t count, C##_prepare_scratch *scratch);          \
    /* r = product of the Miller values of p[i] and the i-th point's lines; scratch holds count. Variable time. */     \
    void C##_miller_loop(C##_fp12 *r, const C##_g1_affine *p, const C##_line *lines, size_t count, C##_miller_scratch *scratch); \
    /* Bytes of scratch memory of the function below, aligned to 64 bytes: the number above. No secrets. */            \
    size_t C##_miller_product_scratch_bytes(void);                                                                     \
    /* r = the product of the Miller values of all p[i] and q[i], for many pairs; returns whether all q[i], which must be on the \
       curve, are in the subgroup. r is meaningless otherwise. Backends may give values that differ by a factor which the final \
       exponentiation removes; what comes out of that is the same. Variable time. */                                   \
    bool C##_miller_product(C##_fp12 *r, const C##_g1_affine *p, const C##_g2_affine *q, size_t count, void *scratch); \
    /* r = a^((p^12 - 1)/r * c) for the c of the curve, see above; a must not be zero. Variable time. */               \
    void C##_final_exponentiation(C##_fp12 *r, const C##_fp12 *a);                                                     \
    /* r = a * b. Constant time. */                                                                                    \
    void C##_fp12_mul(C##_fp12 *r, const C##_fp12 *a, const C##_fp12 *b);                                              \
    /* r = 1 / a; returns false and sets r = 0 when a = 0. Variable time. */                                           \
    bool C##_fp12_inv(C##_fp12 *r, const C##_fp12 *a);                                                                 \
    /* Whether a = b. Variable time. */                                                                                \
    bool C##_fp12_equal(const C##_fp12 *a, const C##_fp12 *b);                                                         \
    /* Whether a = 1. Variable time. */                                                                                \
    bool C##_fp12_is_one(const C##_fp12 *a);                                                                           \
    /* r = 1 / a for a value of final_exponentiation. Constant time. */                                                \
    void C##_gt_inv(C##_fp12 *r, const C##_fp12 *a);                                                                   \
    /* r = a^k for a value of final_exponentiation. Variable time. */                                                  \
    void C##_gt_pow(C##_fp12 *r, const C##_fp12 *a, const C##_fr *k);

#define ASSAY_DECLARE_CURVE(C)                                                                                         \
    ASSAY_DECLARE_FIELDS(C)                                                                                            \
    ASSAY_DECLARE_GROUP(C##_fp, C##_g1, C##_g1_affine, C##_fr)                                                         \
    ASSAY_DECLARE_GROUP(C##_fp2, C##_g2, C##_g2_affine, C##_fr)                                                        \
    ASSAY_DECLARE_TRANSFORMS(C)                                                                                        \
    ASSAY_DECLARE_MULTIPLICATION(C##_g1, C##_g1_affine, C##_fr)                                                        \
    ASSAY_DECLARE_MULTIPLICATION(C##_g2, C##_g2_affine, C##_fr)                                                        \
    ASSAY_DECLARE_MULTIPLY_EACH(C)                                                                                     \
    ASSAY_DECLARE_PAIRING(C)
ASSAY_DECLARE_CURVE(assay_bn254)
ASSAY_DECLARE_CURVE(assay_bls12381)

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif
#ifdef __cplusplus
}
#endif
#endif
