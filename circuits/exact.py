# SPDX-License-Identifier: Apache-2.0
"""Statistics in exact fractions, as the language reference words them; shared by the scripts of this folder and by nothing else."""

import csv
from fractions import Fraction
from math import ceil, floor, isqrt


class Refused(Exception):
    """The algorithm gives no score for this table: the text of the `require` line that says so."""


def table(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def half_up(value, decimals):
    """The decimal nearest to value, halfway goes up, as text."""
    scaled = floor(value * 10**decimals + Fraction(1, 2))
    sign, digits = "-" if scaled < 0 else "", str(abs(scaled)).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else sign + digits


def percent(value, decimals=0):
    """A share as text in percent."""
    return half_up(100 * value, decimals) + "%"


def share(rows, condition):
    """The part of the rows for which the condition holds; none of nothing."""
    return Fraction(sum(1 for row in rows if condition(row)), len(rows)) if rows else Fraction(0)


def mean(rows, value):
    return Fraction(sum(value(row) for row in rows), len(rows)) if rows else Fraction(0)


# --- order --------------------------------------------------------------------------------------------------------

def median(values):
    """The value in the middle, or the mean of the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    return Fraction(ordered[half]) if len(values) % 2 else Fraction(ordered[half - 1] + ordered[half], 2)


def mad(values):
    """The median of the distances from the median."""
    middle = median(values)
    return median([abs(value - middle) for value in values])


def percentile(values, percent):
    """The smallest value that so many percent of the values do not exceed."""
    return sorted(values)[ceil(Fraction(percent * len(values), 100)) - 1]


def longest_run(hits):
    """The most true ones in a row."""
    best = run = 0
    for hit in hits:
        run = run + 1 if hit else 0
        best = max(best, run)
    return best


# --- spread -------------------------------------------------------------------------------------------------------

def covariance_sum(xs, ys):
    """The sum of the products of the distances from the means."""
    mean_x, mean_y = Fraction(sum(xs), len(xs)), Fraction(sum(ys), len(ys))
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys))


def variance(values):
    """The sum of the squared distances from the mean over one less than their number; none for fewer than two values."""
    return covariance_sum(values, values) / (len(values) - 1) if len(values) > 1 else None


def slope(ys, xs):
    """The slope of the least squares line of ys against xs; 0 where all xs are the same."""
    spread = covariance_sum(xs, xs)
    return covariance_sum(xs, ys) / spread if spread else Fraction(0)


def root_half_up(square, decimals):
    """The root of a fraction, rounded half up to so many decimals, as a fraction."""
    scaled = square * 10 ** (2 * decimals)
    # 2 √s + 1, rounded down, halved and rounded down.
    return Fraction((isqrt(floor(4 * scaled)) + 1) // 2, 10**decimals)


def correlation_half_up(xs, ys, decimals):
    """Pearson's correlation, rounded half up; 0 where either is the same everywhere."""
    both, spreads = covariance_sum(xs, ys), covariance_sum(xs, xs) * covariance_sum(ys, ys)
    if not spreads:
        return Fraction(0)

    def reaches(bound):
        """Whether the correlation is at least this."""
        if (both >= 0) != (bound >= 0):
            return both >= 0
        square, limit = both * both, bound * bound * spreads
        return square >= limit if both >= 0 else square <= limit

    steps = 10**decimals
    best = max(k for k in range(-steps, steps + 1) if reaches(Fraction(2 * k - 1, 2 * steps)))
    return Fraction(best, steps)


# --- scores -------------------------------------------------------------------------------------------------------

def curve(x, *points):
    """The value on the straight lines between the points, and those of the first and the last beyond them."""
    if x <= points[0][0]:
        return Fraction(points[0][1])
    for (left, low), (right, high) in zip(points, points[1:]):
        if x <= right:
            return low + (high - low) * Fraction(x - left) / (right - left)
    return Fraction(points[-1][1])


def band(score, *steps, below):
    """The first label whose number the score reaches."""
    return next((label for label, least in steps if score >= least), below)
