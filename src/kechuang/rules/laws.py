"""Laws made lately, kept for whoever asks next: making one costs a hundred times what deciding by it does."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import Any

from kechuang.rules.law import Law, Local
from kechuang.rules.policy import Policy

MOST = 512
"""So many are kept: every policy on a day and the days a year before and after, for some places."""


class Laws:
    """Laws by policy, day and figures. The same figures are the same objects: two that only look alike are two laws.

    An entry holds what its key names, so that no other object can come to stand under that name.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most, self._lock = most, Lock()
        self._held: OrderedDict[Any, Law] = OrderedDict()

    def one(self, policy: Policy, day: date, local: Local, accepted: date | None, make: Callable[[], Law]) -> Law:
        """The law that was made, else the one `make` gives now; what it raises is not kept."""
        asked = (id(policy), day, accepted, frozenset((name, id(figure)) for name, figure in local.items()))
        with self._lock:
            held = self._held.get(asked)
            if held is not None:
                self._held.move_to_end(asked)
                return held
        made = make()
        with self._lock:
            held = self._held.setdefault(asked, made)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return held
