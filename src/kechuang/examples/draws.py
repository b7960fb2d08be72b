"""Random numbers that follow from a seed and a path of names alone: another order of asking gives the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
Days = NDArray[np.datetime64]


_NORMAL = NormalDist()


class Draws:
    """A stream of numbers named by `path` under `seed`."""

    def __init__(self, seed: int, *path: object) -> None:
        self._seed, self._path = seed, path
        name = "/".join(map(str, (seed, *path))).encode()
        self._rng = np.random.Generator(np.random.PCG64(int.from_bytes(sha256(name).digest()[:16], "big")))

    def of(self, *path: object) -> Draws:
        """The stream of that name below this one, from its beginning."""
        return Draws(self._seed, *self._path, *path)

    def uniform(self, shape: int | tuple[int, ...], low: float = 0.0, high: float = 1.0) -> Floats:
        """Evenly between two values."""
        return low + (high - low) * self._rng.random(shape)

    def normal(self, shape: int | tuple[int, ...], spread: float = 1.0) -> Floats:
        """Around nought."""
        return spread * self._rng.standard_normal(shape)

    def even_normal(self, count: int) -> Floats:
        """Normal, one value out of each of `count` equally likely parts: sums vary little from seed to seed."""
        parts = (np.argsort(self._rng.random(count)) + self._rng.random(count)) / max(count, 1)
        return np.fromiter(map(_NORMAL.inv_cdf, np.clip(parts, 1e-12, 1 - 1e-12).tolist()), np.float64, count)

    def chance(self, probability: float | Floats, shape: int | tuple[int, ...]) -> Flags:
        """Yes with that probability."""
        return self._rng.random(shape) < probability

    def whole(self, low: int | Whole, high: int | Whole, shape: int | tuple[int, ...]) -> Whole:
        """A whole number from `low` up to, not including, `high`."""
        return np.floor(low + (np.asarray(high) - low) * self._rng.random(shape)).astype(np.int64)

    def pick(self, weights: Sequence[float] | Floats, count: int) -> Whole:
        """Positions drawn with these weights."""
        steps = np.cumsum(np.asarray(weights, dtype=np.float64))
        return np.searchsorted(steps / steps[-1], self._rng.random(count), side="right").astype(np.int64)

    def one(self, choices: Sequence[Any]) -> Any:
        """One of the choices."""
        return choices[int(self._rng.random() * len(choices))]

    def some(self, choices: Sequence[Any], count: int) -> list[Any]:
        """Different ones of the choices, in no order; all of them where there are fewer."""
        order = np.argsort(self._rng.random(len(choices)))
        return [choices[int(place)] for place in order[:count]]

    def day(self, first: str, last: str, shape: int | tuple[int, ...] = ()) -> Any:
        """Days from `first` up to and including `last`."""
        begin, end = np.datetime64(first, "D"), np.datetime64(last, "D")
        return begin + np.floor(self._rng.random(shape) * ((end - begin).astype(int) + 1)).astype("timedelta64[D]")
