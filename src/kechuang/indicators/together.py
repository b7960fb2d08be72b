"""Numbers asked together are asked once: within one working-out, the same question of the same moments is put once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

_T = TypeVar("_T")
_HELD: ContextVar[dict[Hashable, Any] | None] = ContextVar("asked_together", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Whatever is asked within is kept until the end; outside nothing is, as registries are large and memory is not."""
    if _HELD.get() is not None:
        yield
        return
    token = _HELD.set({})
    try:
        yield
    finally:
        _HELD.reset(token)


def once(key: Hashable, make: Callable[[], _T]) -> _T:
    """What `make` gives; within `together`, what it gave for the same key before."""
    held = _HELD.get()
    if held is None:
        return make()
    if key not in held:
        held[key] = make()
    return held[key]  # type: ignore[no-any-return]
