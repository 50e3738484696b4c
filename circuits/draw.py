# SPDX-License-Identifier: Apache-2.0
"""Draws for synthetic data, from one seeded sequence: only `random()` is called, whose sequence Python keeps from version to version."""

import random


class Draw:
    """Draws from one seeded sequence."""

    def __init__(self, seed):
        self.sequence = random.Random(seed)

    def chance(self, percent):
        return self.sequence.random() * 100 < percent

    def whole(self, low, high):
        """A uniform integer from low to high, both included."""
        return low + int(self.sequence.random() * (high - low + 1))

    def near(self, centre, spread):
        """An integer around centre: a sum of twelve uniform draws, which is nearly normal with deviation `spread`."""
        scatter = sum(self.sequence.random() for _ in range(12)) - 6
        return round(centre + spread * scatter)


def clamp(value, low, high):
    return max(low, min(high, value))
