// SPDX-License-Identifier: Apache-2.0
//
// The sparse products of matrix_body.h in lanes: eight rows side by side where they are of about one length, and otherwise
// row by row, eight entries at a time. Included after vector_lanes_body.h with the same parameters. Up to sixteen products
// a lane, or eight where there is less room, are added up before they are reduced.

// Rows go side by side while their lanes are not left empty more than two times in three.
enum { XN(matrix_products) = XN(sum_products), XN(matrix_long_row) = 24, XN(matrix_waste) = 3 };

// Eight rows, lane by lane.
typedef struct {
    size_t start[8], length[8];
    size_t longest, total;
} XN(matrix_eight);

// False when a row ends behind the values.
ASSAY_INLINE bool XN(matrix_measure)(XN(matrix_eight) *rows, const size_t *starts, size_t value_count) {
    rows->longest = rows->total = 0;
    for (int k = 0; k < 8; k++) {
        if (starts[k + 1] > value_count) return false;
        const size_t length = starts[k + 1] > starts[k] ? starts[k + 1] - starts[k] : 0;
        rows->start[k] = starts[k], rows->length[k] = length;
        rows->longest = length > rows->longest ? length : rows->longest;
        rows->total += length;
    }
    return true;
}

// t += the products of the entries `entry` of all rows that are as long.
ASSAY_INLINE bool XN(matrix_step)(XN(wide) *t, const XN(matrix_eight) *rows, size_t entry, const uint32_t *columns, const FIELD *values, const FIELD *vector, size_t vector_count) {
    static const FIELD zero = {{0}};
    const FIELD *value[8], *factor[8];
    FIELD_X8 x, y;
    for (int k = 0; k < 8; k++) {
        value[k] = factor[k] = &zero;
        if (entry >= rows->length[k]) continue;
        const size_t place = rows->start[k] + entry;
        if (columns[place] >= vector_count) return false;
        value[k] = &values[place], factor[k] = &vector[columns[place]];
    }
    XN(gather_scaled)(&x, value);
    XN(gather)(&y, factor);
    XN(add_product)(t, &x, &y);
    return true;
}

// r[0] ... r[7] = the products of eight rows.
ASSAY_NOINLINE bool XN(matrix_eight_rows)(FIELD *r, const XN(matrix_eight) *rows, const uint32_t *columns, const FIELD *values, const FIELD *vector, size_t vector_count) {
    FIELD_X8 sum;
    XN(broadcast)(&sum, &(FIELD){{0}});
    for (size_t first = 0; first < rows->longest; first += XN(matrix_products)) {
        const size_t left = rows->longest - first, count = left < XN(matrix_products) ? left : XN(matrix_products);
        XN(wide) t;
        XN(wide_zero)(&t);
        for (size_t k = first; k < first + count; k++)
            if (!XN(matrix_step)(&t, rows, k, columns, values, vector, vector_count)) return false;
        XN(accumulate)(&sum, &t);
    }
    XN(store_canonical)(r, &sum);
    return true;
}

// One row: long ones eight entries at a time.
ASSAY_NOINLINE bool FN(matrix_row)(FIELD *r, size_t start, size_t end, const uint32_t *columns, const FIELD *values, const FIELD *vector, size_t vector_count) {
    if (end < start + XN(matrix_long_row)) return SN(matrix_row)(r, start, end, columns, values, vector, vector_count);
    FIELD_X8 sum, x, y;
    XN(broadcast)(&sum, &(FIELD){{0}});
    size_t k = start;
    while (k + 8 <= end) {
        const size_t left = (end - k) / 8, stop = k + 8 * (left < XN(matrix_products) ? left : XN(matrix_products));
        XN(wide) t;
        XN(wide_zero)(&t);
        for (; k < stop; k += 8) {
            const FIELD *factor[8];
            for (int j = 0; j < 8; j++) {
                if (columns[k + (size_t)j] >= vector_count) return false;
                factor[j] = &vector[columns[k + (size_t)j]];
            }
            XN(load_scaled)(&x, values + k);
            XN(gather)(&y, factor);
            XN(add_product)(&t, &x, &y);
        }
        XN(accumulate)(&sum, &t);
    }
    FIELD single[8], rest;
    if (!SN(matrix_row)(&rest, k, end, columns, values, vector, vector_count)) return false;
    XN(store_canonical)(single, &sum);
    for (int j = 0; j < 8; j++) FN(add)(&rest, &rest, &single[j]);
    *r = rest;
    return true;
}

ASSAY_NOINLINE bool FN(matrix_rows)(FIELD *r, const size_t *starts, const uint32_t *columns, const FIELD *values, size_t value_count, const FIELD *vector, size_t vector_count, size_t first, size_t last) {
    size_t row = first;
    for (; row + 8 <= last; row += 8) {
        XN(matrix_eight) rows;
        if (!XN(matrix_measure)(&rows, starts + row, value_count)) return false;
        if (8 * rows.longest <= XN(matrix_waste) * rows.total) {
            if (!XN(matrix_eight_rows)(r + row, &rows, columns, values, vector, vector_count)) return false;
            continue;
        }
        for (int k = 0; k < 8; k++) {
            const size_t end = rows.start[k] + rows.length[k];
            if (!FN(matrix_row)(r + row + k, rows.start[k], end, columns, values, vector, vector_count)) return false;
        }
    }
    return SN(matrix_rows)(r, starts, columns, values, value_count, vector, vector_count, row, last);
}
