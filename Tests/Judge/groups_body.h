// SPDX-License-Identifier: Apache-2.0
//
// Judges one group, included once per group. Expects POINT, COORDINATE, AFFINE, JACOBIAN, STORED, G(name), KIND(name).

static POINT G(random_point)(void) {
    residue k;
    residue_random(&order_prime, &k);
    return G(multiple_of_generator)(k.limb);
}

// Points that are added; in a third of all cases equal, opposite or infinite ones.
static void G(draw_pair)(POINT *p, POINT *q) {
    switch (random_below(15)) {
    case 0: *q = *p; break;
    case 1: *q = G(point_negative)(p); break;
    case 2: q->infinite = true; break;
    case 3: p->infinite = true; break;
    case 4: p->infinite = q->infinite = true; break;
    default: break;
    }
}

// Sums and doublings of one pair on one backend, operands with any z.
static void G(add_on)(size_t j, const POINT *p, const POINT *q, const POINT *sum, const POINT *twice, const POINT *negative) {
    const assay_bn254_table *k = judged[j].table;
    COORDINATE y, z;
    G(draw_z)(&y), G(draw_z)(&z);
    const JACOBIAN left = G(stored_with)(p, &y), right = G(stored_with)(q, &z);
    const AFFINE affine = G(stored)(q);
    JACOBIAN r, same = right;
    k->G(add)(&r, &left, &right);
    tally_one(j, KIND("add"), G(is_stored_jacobian)(&r, sum));
    k->G(add)(&same, &left, &same);
    tally_one(j, KIND("add in place"), memcmp(&same, &r, sizeof r) == 0);
    k->G(add_affine)(&r, &left, &affine);
    tally_one(j, KIND("add affine"), G(is_stored_jacobian)(&r, sum));
    k->G(double)(&r, &left);
    tally_one(j, KIND("double"), G(is_stored_jacobian)(&r, twice));
    k->G(neg)(&r, &left);
    tally_one(j, KIND("neg"), G(is_stored_jacobian)(&r, negative));
    AFFINE back;
    k->G(to_affine)(&back, &right);
    tally_one(j, KIND("to affine"), memcmp(&back, &affine, sizeof back) == 0);
}

static void G(judge_additions)(size_t steps) {
    POINT p = G(random_point)(), q = G(random_point)();
    for (size_t i = 0; i < steps; i++) {
        POINT left = p, right = q;
        G(draw_pair)(&left, &right);
        const POINT sum = G(point_sum)(&left, &right), twice = G(point_sum)(&left, &left), negative = G(point_negative)(&left);
        FOR_BACKENDS(j) G(add_on)(j, &left, &right, &sum, &twice, &negative);
        p = G(point_sum)(&p, &q);
        if (i % 1000 == 999) q = G(random_point)();
    }
}

enum { G(batch_count) = 67 };

// Affine forms of a batch with infinity among them; and the check of points, with one fault in every other batch.
static void G(batch_on)(size_t j, const POINT *points) {
    enum { count = G(batch_count) };
    const assay_bn254_table *k = judged[j].table;
    JACOBIAN jacobian[count];
    AFFINE affine[count];
    STORED scratch[count];
    size_t differences = 0, index;
    for (size_t i = 0; i < count; i++) {
        COORDINATE z;
        G(draw_z)(&z);
        jacobian[i] = G(stored_with)(&points[i], &z);
    }
    k->G(batch_to_affine)(affine, jacobian, count, scratch);
    for (size_t i = 0; i < count; i++) differences += !G(is_stored)(&affine[i], &points[i]);
    tally(j, KIND("batch to affine"), count, differences);
    const bool valid = k->G(check)(affine, count, false, &index) == ASSAY_POINT_VALID && index == count;
    tally(j, KIND("check, points"), count, valid ? 0 : count);
    POINT fault = points[random_below(count)];
    residue_add(&base_prime, (residue *)(void *)&fault.x, (residue *)(void *)&fault.x, &(residue){{1 + random_below(3)}});
    fault.infinite = false;
    const size_t place = random_below(count);
    affine[place] = G(stored)(&fault);
    const bool sound = G(is_point)(&fault);
    const assay_point_status status = k->G(check)(affine, count, false, &index);
    tally_one(j, KIND("fault found"), sound ? status == ASSAY_POINT_VALID : status == ASSAY_POINT_NOT_ON_CURVE && index == place);
    tally_one(j, KIND("on the curve"), k->G(is_on_curve)(&affine[place]) == sound);
}

static void G(judge_batches)(size_t batches) {
    POINT points[G(batch_count)];
    const POINT step = G(random_point)();
    POINT p = G(random_point)();
    for (size_t round = 0; round < batches; round++) {
        for (size_t i = 0; i < G(batch_count); i++) {
            points[i] = p = G(point_sum)(&p, &step);
            if (random_below(10) == 0) points[i].infinite = true;
        }
        FOR_BACKENDS(j) G(batch_on)(j, points);
    }
}

static void G(judge_multiples)(size_t count) {
    for (size_t i = 0; i < count; i++) {
        residue scalar;
        residue_draw(&order_prime, &scalar);
        const POINT p = G(random_point)(), multiple = G(point_multiple)(&p, scalar.limb);
        COORDINATE z;
        G(draw_z)(&z);
        const JACOBIAN stored = G(stored_with)(&p, &z);
        assay_bn254_fr k;
        residue_to_stored(&order_prime, k.limb, &scalar);
        FOR_BACKENDS(j) {
            JACOBIAN r;
            judged[j].table->G(mul)(&r, &stored, &k);
            tally_one(j, KIND("multiple"), G(is_stored_jacobian)(&r, &multiple));
        }
    }
}
