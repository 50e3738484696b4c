// SPDX-License-Identifier: Apache-2.0
//
// One curve, included once per group. Expects POINT, COORDINATE, AFFINE, JACOBIAN, G(name), C(name) for arithmetic of
// coordinates, STORED for a coordinate as the kernels keep it, and the constant CURVE_B.

static bool G(coordinate_is_stored)(const STORED *stored, const COORDINATE *x) {
    STORED wanted;
    C(store)(&wanted, x);
    return memcmp(&wanted, stored, sizeof wanted) == 0;
}

POINT G(point_negative)(const POINT *p) {
    POINT r = *p;
    C(sub)(&r.y, &(COORDINATE){0}, &p->y);
    return r;
}

POINT G(point_sum)(const POINT *p, const POINT *q) {
    if (p->infinite) return *q;
    if (q->infinite) return *p;
    COORDINATE slope, t;
    if (C(equal)(&p->x, &q->x)) {
        C(add)(&t, &p->y, &q->y);
        if (C(is_zero)(&t)) return (POINT){.infinite = true};
        C(inv)(&t, &t);
        C(mul)(&slope, &p->x, &p->x);
        C(mul)(&slope, &slope, &t);
        C(add)(&t, &slope, &slope);
        C(add)(&slope, &slope, &t);
    } else {
        C(sub)(&t, &q->x, &p->x);
        C(inv)(&t, &t);
        C(sub)(&slope, &q->y, &p->y);
        C(mul)(&slope, &slope, &t);
    }
    POINT r = {.infinite = false};
    C(mul)(&r.x, &slope, &slope);
    C(sub)(&r.x, &r.x, &p->x);
    C(sub)(&r.x, &r.x, &q->x);
    C(sub)(&t, &p->x, &r.x);
    C(mul)(&r.y, &slope, &t);
    C(sub)(&r.y, &r.y, &p->y);
    return r;
}

POINT G(point_multiple)(const POINT *p, const mp_limb_t *k) {
    POINT r = {.infinite = true};
    for (int bit = 255; bit >= 0; bit--) {
        r = G(point_sum)(&r, &r);
        if (k[bit / 64] >> (bit % 64) & 1) r = G(point_sum)(&r, p);
    }
    return r;
}

POINT G(multiple_of_generator)(const mp_limb_t *k) {
    static POINT doublings[DOUBLINGS];
    static bool filled;
    if (!filled) {
        doublings[0] = G(generator_point)();
        for (int i = 1; i < DOUBLINGS; i++) doublings[i] = G(point_sum)(&doublings[i - 1], &doublings[i - 1]);
        filled = true;
    }
    POINT r = {.infinite = true};
    for (int bit = 0; bit < DOUBLINGS; bit++)
        if (k[bit / 64] >> (bit % 64) & 1) r = G(point_sum)(&r, &doublings[bit]);
    return r;
}

// y^2 = x^3 + b.
bool G(is_point)(const POINT *p) {
    COORDINATE left, right;
    const COORDINATE b = CURVE_B();
    C(mul)(&left, &p->y, &p->y);
    C(mul)(&right, &p->x, &p->x);
    C(mul)(&right, &right, &p->x);
    C(add)(&right, &right, &b);
    return p->infinite || C(equal)(&left, &right);
}

AFFINE G(stored)(const POINT *p) {
    AFFINE r = {0};
    if (p->infinite) return r;
    C(store)(&r.x, &p->x);
    C(store)(&r.y, &p->y);
    return r;
}

JACOBIAN G(stored_with)(const POINT *p, const COORDINATE *z) {
    JACOBIAN r = {0};
    COORDINATE power, t;
    if (p->infinite) return r;
    C(mul)(&power, z, z);
    C(mul)(&t, &p->x, &power);
    C(store)(&r.x, &t);
    C(mul)(&power, &power, z);
    C(mul)(&t, &p->y, &power);
    C(store)(&r.y, &t);
    C(store)(&r.z, z);
    return r;
}

bool G(is_stored)(const AFFINE *stored, const POINT *p) {
    const AFFINE wanted = G(stored)(p);
    return memcmp(&wanted, stored, sizeof wanted) == 0;
}

bool G(is_stored_jacobian)(const JACOBIAN *stored, const POINT *p) {
    COORDINATE z, power, t;
    C(read)(&z, &stored->z);
    if (p->infinite || C(is_zero)(&z)) return p->infinite && C(is_zero)(&z) && G(coordinate_is_stored)(&stored->z, &z);
    C(mul)(&power, &z, &z);
    C(mul)(&t, &p->x, &power);
    if (!G(coordinate_is_stored)(&stored->x, &t)) return false;
    C(mul)(&power, &power, &z);
    C(mul)(&t, &p->y, &power);
    return G(coordinate_is_stored)(&stored->y, &t) && G(coordinate_is_stored)(&stored->z, &z);
}
