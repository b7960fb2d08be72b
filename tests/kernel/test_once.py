"""Within a request a thing is asked once; outside, and after somebody changed it, again."""

from __future__ import annotations

from itertools import count
from threading import Thread

from kechuang.kernel.once import asked_once, forget, once


def test_outside_a_request_everything_is_asked_each_time() -> None:
    told = count()
    assert [once("n", lambda: next(told)) for _ in range(2)] == [0, 1]


def test_within_one_it_is_asked_once_until_somebody_changes_it() -> None:
    told = count()
    with asked_once():
        assert [once("n", lambda: next(told)) for _ in range(2)] == [0, 0]
        assert once("m", lambda: "other") == "other"
        forget()
        assert once("n", lambda: next(told)) == 1
    assert once("n", lambda: next(told)) == 2


def test_what_one_request_was_told_no_other_and_no_thread_knows() -> None:
    told, seen = count(), []
    with asked_once():
        once("n", lambda: next(told))
        thread = Thread(target=lambda: seen.append(once("n", lambda: next(told))))
        thread.start()
        thread.join()
    with asked_once():
        seen.append(once("n", lambda: next(told)))
    assert seen == [1, 2]
