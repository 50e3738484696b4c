// SPDX-License-Identifier: Apache-2.0
//
// The only public header of the kernels.
//
// House rules: a kernel allocates nothing, starts no threads, draws no randomness and keeps no state beyond the choice
// of backend. The caller owns every buffer; scratch memory is a typed array whose length the function names. Unless a
// function says otherwise, single results may alias operands of the same type, array results may be the same array as an
// operand (but not overlap it in part), counts count elements, no pointer is null unless its count is zero, and running
// time may depend on the values. All backends give the same bits.
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
    ASSAY_BACKEND_PORTABLE = 0,  // GMP's mpn layer
    ASSAY_BACKEND_ADX = 1,       // mulx, adcx, adox on x86-64
} assay_backend;
enum { ASSAY_BACKEND_COUNT = 2 };

// Whether this processor can run it.
bool assay_backend_is_available(assay_backend backend);
// Its name, as the environment variable ASSAY_BACKEND takes it.
const char *assay_backend_name(assay_backend backend);
// The backend in use: the fastest available one, unless ASSAY_BACKEND named another available one when the first kernel
// ran, or a call of the function below changed it.
assay_backend assay_backend_selected(void);
// Switches; false and no change when it is not available. Safe at any time, since all backends give the same bits.
bool assay_backend_select(assay_backend backend);

// ---------------------------------------------------------------------------------------------------------------------
// BN254: types
//
// Field elements are in Montgomery form (x * 2^256 mod p), four 64-bit limbs, least significant first, always below the
// modulus. The layouts of fields and affine points are those of `.zkey` files.

typedef struct { uint64_t limb[4]; } assay_bn254_fp;
typedef struct { uint64_t limb[4]; } assay_bn254_fr;

typedef struct { assay_bn254_fp c0, c1; } assay_bn254_fp2;       // c0 + c1 u,            u^2 = -1
typedef struct { assay_bn254_fp2 c0, c1, c2; } assay_bn254_fp6;  // c0 + c1 v + c2 v^2,   v^3 = 9 + u
typedef struct { assay_bn254_fp6 c0, c1; } assay_bn254_fp12;     // c0 + c1 w,            w^2 = v

// Affine points; infinity is all zero.
typedef struct { assay_bn254_fp x, y; } assay_bn254_g1_affine;
typedef struct { assay_bn254_fp2 x, y; } assay_bn254_g2_affine;

// Jacobian points (x / z^2, y / z^3); infinity has z = 0.
typedef struct { assay_bn254_fp x, y, z; } assay_bn254_g1;
typedef struct { assay_bn254_fp2 x, y, z; } assay_bn254_g2;

// One line of a Miller loop through a point of G2: 1 + negated_slope (x_P / y_P) w + offset (1 / y_P) w^3 at P.
typedef struct { assay_bn254_fp2 negated_slope, offset; } assay_bn254_line;
// Lines of one prepared point.
enum { ASSAY_BN254_LINE_COUNT = 88 };

// Work space of g2_prepare and miller_loop: one for each point.
typedef struct { assay_bn254_g2_affine running, added; assay_bn254_fp2 denominator, prefix; } assay_bn254_prepare_scratch;
typedef struct { assay_bn254_fp x_over_y, one_over_y; } assay_bn254_miller_scratch;

// ---------------------------------------------------------------------------------------------------------------------
// BN254: Fp, Fr and Fp2

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
    /* r = Montgomery form of a plain integer of four limbs; returns false and sets r = 0 when it is not below the     \
       modulus. */                                                                                                     \
    bool F##_from_plain(F *r, const uint64_t *plain);                                                                  \
    /* Plain integer of a, four limbs, least significant first. Constant time. */                                      \
    void F##_to_plain(uint64_t *plain, const F *a);                                                                    \
    /* r = the integer of eight limbs `plain` reduced. Constant time. */                                               \
    void F##_from_double(F *r, const uint64_t *plain);                                                                 \
    /* r[i] = a[i] + b[i]. */                                                                                          \
    void F##_vector_add(F *r, const F *a, const F *b, size_t count);                                                   \
    /* r[i] = a[i] - b[i]. */                                                                                          \
    void F##_vector_sub(F *r, const F *a, const F *b, size_t count);                                                   \
    /* r[i] = a[i] * b[i]. */                                                                                          \
    void F##_vector_mul(F *r, const F *a, const F *b, size_t count);                                                   \
    /* r[i] = a[i] * b[i] - c[i]. */                                                                                   \
    void F##_vector_mul_sub(F *r, const F *a, const F *b, const F *c, size_t count);                                   \
    /* r[i] = a[i] * factor. */                                                                                        \
    void F##_vector_scale(F *r, const F *a, const F *factor, size_t count);                                            \
    /* r = sum of a[i] * b[i]; one element. */                                                                         \
    void F##_vector_dot(F *r, const F *a, const F *b, size_t count);                                                   \
    /* r[i] = first * factor^i. */                                                                                     \
    void F##_vector_powers(F *r, const F *first, const F *factor, size_t count);                                       \
    /* r[i] = 1 / a[i], and 0 where a[i] = 0; r must not overlap a. Variable time. */                                  \
    void F##_vector_inv(F *r, const F *a, size_t count);                                                               \
    /* Index of the first element that is not below the modulus, or count. */                                          \
    size_t F##_vector_find_noncanonical(const F *a, size_t count);                                                     \
    /* r[i] = Montgomery form of the plain integer at plain + 4i; returns the index of the first that is not below the \
       modulus, or count. What follows that index is not written. r may be the same memory as plain. */                \
    size_t F##_vector_from_plain(F *r, const uint64_t *plain, size_t count);                                           \
    /* plain + 4i = plain integer of a[i]. The memory may be the same. */                                              \
    void F##_vector_to_plain(uint64_t *plain, const F *a, size_t count);

ASSAY_DECLARE_PRIME_FIELD(assay_bn254_fp)
ASSAY_DECLARE_PRIME_FIELD(assay_bn254_fr)
ASSAY_DECLARE_FIELD(assay_bn254_fp2)

// r = the square root a^((p+1)/4) of a; returns false and sets r = 0 when a is no square.
bool assay_bn254_fp_sqrt(assay_bn254_fp *r, const assay_bn254_fp *a);
// r = a square root of a; returns false and sets r = 0 when a is no square. Variable time.
bool assay_bn254_fp2_sqrt(assay_bn254_fp2 *r, const assay_bn254_fp2 *a);

// ---------------------------------------------------------------------------------------------------------------------
// BN254: G1 (y^2 = x^3 + 3 over Fp) and G2 (y^2 = x^3 + 3/(9 + u) over Fp2, subgroup of order r)
//
// Additions are complete: infinity, equal and opposite operands give the right sum. Variable time throughout.

typedef enum {
    ASSAY_POINT_VALID = 0,
    ASSAY_POINT_NOT_CANONICAL = 1,    // a coordinate is not below the modulus
    ASSAY_POINT_NOT_ON_CURVE = 2,     // neither infinity nor a solution of the curve equation
    ASSAY_POINT_NOT_IN_SUBGROUP = 3,  // on the curve, but r times the point is not infinity
} assay_point_status;

#define ASSAY_DECLARE_GROUP(C, G, A)                                                                                   \
    void G##_from_affine(G *r, const A *p);                                                                            \
    void G##_to_affine(A *r, const G *p);                                                                              \
    /* Affine forms with one inversion; scratch holds count elements. */                                               \
    void G##_batch_to_affine(A *r, const G *p, size_t count, C *scratch);                                              \
    void G##_neg(G *r, const G *p);                                                                                    \
    void G##_affine_neg(A *r, const A *p);                                                                             \
    void G##_double(G *r, const G *p);                                                                                 \
    void G##_add(G *r, const G *p, const G *q);                                                                        \
    void G##_add_affine(G *r, const G *p, const A *q);                                                                 \
    /* Whether both are the same point, whatever their z. */                                                           \
    bool G##_equal(const G *p, const G *q);                                                                            \
    /* r = k * p. */                                                                                                   \
    void G##_mul(G *r, const G *p, const assay_bn254_fr *k);                                                           \
    /* Whether p satisfies the curve equation or is infinity. */                                                       \
    bool G##_is_on_curve(const A *p);                                                                                  \
    /* Whether p is on the curve and r * p = infinity. */                                                              \
    bool G##_is_in_subgroup(const A *p);                                                                               \
    /* Checks each point as far as its first fault: canonical, on the curve, and in the subgroup where asked for.      \
       Returns the status of the first faulty point and its index; index = count when there is none. */                \
    assay_point_status G##_check(const A *p, size_t count, bool subgroup, size_t *index);

ASSAY_DECLARE_GROUP(assay_bn254_fp, assay_bn254_g1, assay_bn254_g1_affine)
ASSAY_DECLARE_GROUP(assay_bn254_fp2, assay_bn254_g2, assay_bn254_g2_affine)

// ---------------------------------------------------------------------------------------------------------------------
// BN254: optimal ate pairing
//
// pairing(P, Q) = final_exponentiation(miller_loop(P, lines of Q)); a product of pairings is one Miller loop over all
// pairs and one final exponentiation. A pair with infinity on either side contributes one. Points outside the subgroups
// give a meaningless value.

// Lines of q[0...count-1], ASSAY_BN254_LINE_COUNT for each point, one point after the other; scratch holds count.
void assay_bn254_g2_prepare(assay_bn254_line *lines, const assay_bn254_g2_affine *q, size_t count, assay_bn254_prepare_scratch *scratch);
// r = product of the Miller values of p[i] and the i-th point's lines; scratch holds count.
void assay_bn254_miller_loop(assay_bn254_fp12 *r, const assay_bn254_g1_affine *p, const assay_bn254_line *lines, size_t count, assay_bn254_miller_scratch *scratch);
// r = a^((p^12 - 1)/r * 2x(6x^2 + 3x + 1)), where x = 4965661367192848881; a must not be zero.
void assay_bn254_final_exponentiation(assay_bn254_fp12 *r, const assay_bn254_fp12 *a);

// r = a * b.
void assay_bn254_fp12_mul(assay_bn254_fp12 *r, const assay_bn254_fp12 *a, const assay_bn254_fp12 *b);
// r = 1 / a; returns false and sets r = 0 when a = 0.
bool assay_bn254_fp12_inv(assay_bn254_fp12 *r, const assay_bn254_fp12 *a);
bool assay_bn254_fp12_equal(const assay_bn254_fp12 *a, const assay_bn254_fp12 *b);
bool assay_bn254_fp12_is_one(const assay_bn254_fp12 *a);
// r = 1 / a for a value of final_exponentiation.
void assay_bn254_gt_inv(assay_bn254_fp12 *r, const assay_bn254_fp12 *a);
// r = a^k for a value of final_exponentiation.
void assay_bn254_gt_pow(assay_bn254_fp12 *r, const assay_bn254_fp12 *a, const assay_bn254_fr *k);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif
#ifdef __cplusplus
}
#endif
#endif
