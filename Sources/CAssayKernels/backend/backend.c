// SPDX-License-Identifier: Apache-2.0
//
// Which backend the kernels run on: the one piece of state that they keep. It is filled on first use, with the fastest
// backend that the processor has unless the environment names another; filling it twice from two threads writes the same
// value twice.
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "../bn254/table.h"

static _Atomic(const assay_bn254_table *) selected;

static const char *const names[ASSAY_BACKEND_COUNT] = {"portable", "adx", "ifma"};

static const assay_bn254_table *table_of(assay_backend backend) {
#if defined(__x86_64__)
    if (backend == ASSAY_BACKEND_ADX) return &assay_bn254_adx;
    if (backend == ASSAY_BACKEND_IFMA) return &assay_bn254_ifma;
#endif
    (void)backend;
    return &assay_bn254_portable;
}

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

bool assay_backend_select(assay_backend backend) {
    if (!assay_backend_is_available(backend)) return false;
    atomic_store_explicit(&selected, table_of(backend), memory_order_release);
    return true;
}

const assay_bn254_table *assay_bn254_available_table(assay_backend backend) {
    return assay_backend_is_available(backend) ? table_of(backend) : NULL;
}

const assay_bn254_table *assay_bn254_selected_table(void) {
    const assay_bn254_table *table = atomic_load_explicit(&selected, memory_order_acquire);
    if (__builtin_expect(table == NULL, 0)) {
        table = table_of(preferred());
        atomic_store_explicit(&selected, table, memory_order_release);
    }
    return table;
}

assay_backend assay_backend_selected(void) {
    const assay_bn254_table *table = assay_bn254_selected_table();
    for (int i = 0; i < ASSAY_BACKEND_COUNT; i++)
        if (table == table_of((assay_backend)i) && assay_backend_is_available((assay_backend)i)) return (assay_backend)i;
    return ASSAY_BACKEND_PORTABLE;
}
