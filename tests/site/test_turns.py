"""Requests of one process: one after another while they are short, past one that takes long."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from kechuang.config.turns import Turns

LONG = 600.0
"""Seconds that no request here is made to wait."""


def asked(turns: Turns, name: str) -> Any:
    return turns({"PATH_INFO": name}, lambda *_: None)


def test_short_requests_work_one_after_another() -> None:
    under_way, most, count = 0, 0, threading.Lock()

    def page(_environ: dict[str, Any], _start: Callable[..., Any]) -> Iterable[bytes]:
        nonlocal under_way, most
        with count:
            under_way += 1
            most = max(most, under_way)
        sum(range(20_000))
        with count:
            under_way -= 1
        return [b"done"]

    turns = Turns(page, patience=LONG)
    with ThreadPoolExecutor(4) as several:
        answers = list(several.map(lambda n: asked(turns, str(n)), range(60)))
    assert answers == [[b"done"]] * 60
    assert most == 1


def test_a_request_passes_one_that_takes_long() -> None:
    others_answered = threading.Event()

    def page(environ: dict[str, Any], _start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "export":
            assert others_answered.wait(60), "nobody was let by"
        return [environ["PATH_INFO"].encode()]

    turns = Turns(page, patience=0.01)
    with ThreadPoolExecutor(1) as beside:
        export = beside.submit(asked, turns, "export")
        while not turns.turn.locked():
            assert not export.done()
        assert [asked(turns, str(n)) for n in range(5)] == [[str(n).encode()] for n in range(5)]
        others_answered.set()
        assert export.result() == [b"export"]
    assert not turns.turn.locked()


def test_one_that_was_let_by_does_not_end_the_turn_of_the_long_one() -> None:
    turns = Turns(lambda *_: [b""], patience=0.0)
    with turns.turn:
        asked(turns, "quick")
        assert turns.turn.locked()


def test_a_request_that_fails_gives_its_turn_back() -> None:
    def page(*_: Any) -> Iterable[bytes]:
        raise RuntimeError("no page")

    turns = Turns(page, patience=LONG)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="no page"):
            asked(turns, "/")
    assert not turns.turn.locked()
