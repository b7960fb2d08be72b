"""How often one may ask: points that fill up again every second, for each token, person and address.

Counted in the memory of the server process: reading must not write. `kechuang up` runs one process; where a site runs
several, each counts for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil
from threading import Lock
from time import monotonic

from django.conf import settings

from kechuang.api.errors import TooMany
from kechuang.kernel.sentences import Sentence

_MOST_KEPT = 20_000
"""So many buckets are kept before the full ones are thrown away."""

WHO: dict[str, Sentence] = {
    "token": Sentence("这个令牌", "with this token"),
    "person": Sentence("您的账号", "by your account"),
    "address": Sentence("这个网络地址", "from this address"),
}
SHARES: dict[str, float] = {"token": 1.0, "person": 2.0, "address": 0.5}
"""Points a minute as shares of KECHUANG_API_POINTS: a person may use several tokens at once; nobody signed in: half."""


def per_minute(kind: str) -> int:
    """How many points a minute such a caller has; 0: no limit."""
    return int(settings.API_POINTS * SHARES[kind])


class Buckets:
    """Points of many callers. A bucket holds a minute's points and fills evenly."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._held: dict[tuple[str, str], tuple[float, float]] = {}
        self._lock = Lock()

    def take(self, callers: Iterable[tuple[str, str]], cost: int) -> None:
        """Take the points of every caller (kind, key), or of none. Raises TooMany."""
        asked = [(caller, per_minute(caller[0])) for caller in callers]
        asked = [(caller, most) for caller, most in asked if most]
        with self._lock:
            now = self._clock()
            levels = {caller: self._level(caller, most, now) for caller, most in asked}
            for caller, most in asked:
                short = min(cost, most) - levels[caller]
                if short > 0:
                    raise TooMany(WHO[caller[0]], max(1, ceil(short * 60 / most)))
            for caller, most in asked:
                self._held[caller] = (levels[caller] - min(cost, most), now)
            if len(self._held) > _MOST_KEPT:
                self._forget_full(now)

    def clear(self) -> None:
        """Everybody starts afresh."""
        with self._lock:
            self._held.clear()

    def _level(self, caller: tuple[str, str], most: int, now: float) -> float:
        level, at = self._held.get(caller, (float(most), now))
        return min(float(most), level + (now - at) * most / 60)

    def _forget_full(self, now: float) -> None:
        self._held = {
            c: held for c, held in self._held.items() if self._level(c, per_minute(c[0]), now) < per_minute(c[0])
        }


BUCKETS = Buckets()
"""Those of this process."""
