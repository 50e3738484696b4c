// SPDX-License-Identifier: Apache-2.0
//
// Sparse matrices times vectors, included once per field and backend after field_body.h.

// r[i] = sum of values[k] * vector[columns[k]] over starts[i] <= k < starts[i + 1], for the rows [first, last); false and
// unfinished at the first place outside of `values` or `vector`.
static bool FN(matrix_rows)(FIELD *r, const size_t *starts, const uint32_t *columns, const FIELD *values, size_t value_count, const FIELD *vector, size_t vector_count, size_t first, size_t last) {
    for (size_t row = first; row < last; row++) {
        FIELD sum = {{0}};
        if (starts[row + 1] > value_count) return false;
        for (size_t k = starts[row]; k < starts[row + 1]; k++) {
            if (columns[k] >= vector_count) return false;
            FIELD term;
            FN(mul)(&term, &values[k], &vector[columns[k]]);
            FN(add)(&sum, &sum, &term);
        }
        r[row] = sum;
    }
    return true;
}
