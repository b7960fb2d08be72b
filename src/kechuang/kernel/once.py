"""What is worked out once within one request, and every time elsewhere: a name, and how to work it out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

_Told = TypeVar("_Told")
_known: ContextVar[dict[Hashable, Any] | None] = ContextVar("kechuang_once", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within it whatever is asked through `once` is asked once; a thread begun inside knows nothing of it."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def once(name: Hashable, ask: Callable[[], _Told]) -> _Told:
    """What was told under that name, else what `ask` tells now. Whoever changes it calls `forget`."""
    known = _known.get()
    if known is None:
        return ask()
    if name not in known:
        known[name] = ask()
    found: _Told = known[name]
    return found


def forget() -> None:
    """What was told before may no longer be so: ask again."""
    known = _known.get()
    if known is not None:
        known.clear()
