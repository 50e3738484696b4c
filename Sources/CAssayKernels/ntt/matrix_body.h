// SPDX-License-Identifier: Apache-2.0
//
// Sparse matrices times vectors, one entry after the other, included once per field and backend after field_body.h. Expects
// SN(name), the names for what another body may do faster.

// sum += value * factor; most coefficients of constraints are 1 or -1.
ASSAY_INLINE void FN(matrix_add)(FIELD *sum, const FIELD *value, const FIELD *factor, const FIELD *minus_one) {
    FIELD term;
    if (FN(equal)(value, &FN(one))) {
        FN(add)(sum, sum, factor);
    } else if (FN(equal)(value, minus_one)) {
        FN(sub)(sum, sum, factor);
    } else {
        FN(mul)(&term, value, factor);
        FN(add)(sum, sum, &term);
    }
}

// *r = sum of values[k] * vector[columns[k]] over the entries k of one row; false at a column outside of `vector`.
ASSAY_NOINLINE bool SN(matrix_row)(FIELD *r, size_t start, size_t end, const uint32_t *columns, const FIELD *values, const FIELD *vector, size_t vector_count) {
    FIELD sum = {{0}}, minus_one;
    FN(neg)(&minus_one, &FN(one));
    for (size_t k = start; k < end; k++) {
        if (columns[k] >= vector_count) return false;
        FN(matrix_add)(&sum, &values[k], &vector[columns[k]], &minus_one);
    }
    *r = sum;
    return true;
}

// r[i] = sum of values[k] * vector[columns[k]] over starts[i] <= k < starts[i + 1], for the rows [first, last); false and
// unfinished at the first place outside of `values` or `vector`.
ASSAY_NOINLINE bool SN(matrix_rows)(FIELD *r, const size_t *starts, const uint32_t *columns, const FIELD *values, size_t value_count, const FIELD *vector, size_t vector_count, size_t first, size_t last) {
    for (size_t row = first; row < last; row++) {
        if (starts[row + 1] > value_count) return false;
        if (!SN(matrix_row)(&r[row], starts[row], starts[row + 1], columns, values, vector, vector_count)) return false;
    }
    return true;
}
