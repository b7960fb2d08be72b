"""Example records are marked on every page, whoever looks; a page without any says nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from kechuang.examples.parameters import Example
from kechuang.registry.actions import load_example as module
from kechuang.registry.actions.load_example import load_example
from kechuang.registry.actions.withdraw_example import withdraw_example

SMALL = Example(seed=4, enterprises=20, until=date(2026, 11, 28))
STRIP = "登记的记录是示例数据"


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/", "/plans/", "/policies/", "/search"])
def test_every_page_says_that_records_are_examples_while_there_are_some(client: Client, page: str) -> None:
    assert STRIP not in client.get(page, follow=True).content.decode()
    load_example(SMALL, None)
    assert STRIP in client.get(page, follow=True).content.decode()
    withdraw_example(None, reason="开始录入真实数据")
    assert STRIP not in client.get(page, follow=True).content.decode()


@pytest.mark.django_db
def test_a_city_half_loaded_is_called_incomplete(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*given: Any) -> None:
        raise KeyboardInterrupt

    store, count = module._store, iter(range(100))
    monkeypatch.setattr(module, "_store", lambda *given: stop() if next(count) else store(*given))
    with pytest.raises(KeyboardInterrupt):
        load_example(SMALL, None)
    assert "还不完整" in client.get("/").content.decode()
