// SPDX-License-Identifier: Apache-2.0
//
// Which backend the kernels run on: the one piece of state that they keep, a table for each curve. It is filled on first use, with the fastest
// backend that the processor has unless the environment names another; filling it twice from two threads writes the same
// value twice.
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "../bls12381/table.h"
#include "../bn254/table.h"

static const char *const names[ASSAY_BACKEND_COUNT] = {"portable", "adx", "ifma"};

#if defined(__x86_64__)
// GCC and clang ask the operating system too, whether it keeps the vector registers.
static bool has_adx(void) { return __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("adx"); }

static bool has_ifma(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512ifma") && __builtin_cpu_supports("avx512vbmi2");
}
#endif

bool assay_backend_is_available(assay_backend backend) {
    if (backend == ASSAY_BACKEND_PORTABLE) return true;
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (backend == ASSAY_BACKEND_ADX) return has_adx();
    if (backend == ASSAY_BACKEND_IFMA) return has_adx() && has_ifma();
#endif
    return false;
}

const char *assay_backend_name(assay_backend backend) { return names[backend]; }

static assay_backend fastest(void) {
    assay_backend best = ASSAY_BACKEND_PORTABLE;
    for (int i = 0; i < ASSAY_BACKEND_COUNT; i++)
        if (assay_backend_is_available((assay_backend)i)) best = (assay_backend)i;
    return best;
}

// The backend that ASSAY_BACKEND names, or the fastest one when it names none that can run here.
static assay_backend preferred(void) {
    const char *wanted = getenv("ASSAY_BACKEND");
    for (int i = 0; wanted != NULL && i < ASSAY_BACKEND_COUNT; i++)
        if (strcmp(wanted, names[i]) == 0 && assay_backend_is_available((assay_backend)i)) return (assay_backend)i;
    return fastest();
}

// The tables of one curve, and the selected one.
#if defined(__x86_64__)
#define FASTER_TABLES(curve)                                                                                           \
    if (backend == ASSAY_BACKEND_ADX) return &assay_##curve##_adx;                                                     \
    if (backend == ASSAY_BACKEND_IFMA) return &assay_##curve##_ifma;
#else
#define FASTER_TABLES(curve)
#endif

#define TABLES_OF(curve)                                                                                               \
    static _Atomic(const assay_##curve##_table *) curve##_selected;                                                    \
    static const assay_##curve##_table *curve##_table_of(assay_backend backend) {                                      \
        FASTER_TABLES(curve)                                                                                           \
        (void)backend;                                                                                                 \
        return &assay_##curve##_portable;                                                                              \
    }                                                                                                                  \
    static void curve##_select(assay_backend backend) {                                                                \
        atomic_store_explicit(&curve##_selected, curve##_table_of(backend), memory_order_release);                     \
    }                                                                                                                  \
    const assay_##curve##_table *assay_##curve##_available_table(assay_backend backend) {                              \
        return assay_backend_is_available(backend) ? curve##_table_of(backend) : NULL;                                 \
    }                                                                                                                  \
    const assay_##curve##_table *assay_##curve##_selected_table(void) {                                                \
        const assay_##curve##_table *table = atomic_load_explicit(&curve##_selected, memory_order_acquire);            \
        if (__builtin_expect(table == NULL, 0)) {                                                                      \
            table = curve##_table_of(preferred());                                                                     \
            atomic_store_explicit(&curve##_selected, table, memory_order_release);                                     \
        }                                                                                                              \
        return table;                                                                                                  \
    }

TABLES_OF(bn254)
TABLES_OF(bls12381)

bool assay_backend_select(assay_backend backend) {
    if (!assay_backend_is_available(backend)) return false;
    bn254_select(backend);
    bls12381_select(backend);
    return true;
}

assay_backend assay_backend_selected(void) {
    const assay_bn254_table *table = assay_bn254_selected_table();
    for (int i = 0; i < ASSAY_BACKEND_COUNT; i++)
        if (table == bn254_table_of((assay_backend)i) && assay_backend_is_available((assay_backend)i)) return (assay_backend)i;
    return ASSAY_BACKEND_PORTABLE;
}
