"""Two officers at the same moment: one decides, the other is told who did, and nothing is half done."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection

from .applying import DAY, drafted, with_patents
from .applying import do as done

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_two_officers_decides_and_the_other_is_told(office: Any) -> None:
    from kechuang.cases import engine
    from kechuang.cases.models import Case
    from kechuang.events.models import Event
    from kechuang.events.verify import verify_log
    from kechuang.kernel.errors import Conflict

    with_patents(office.code)
    case = done(drafted(office), "submit", office.chen)
    answers: list[Any] = [None, None]
    together = threading.Barrier(2)

    def act(place: int, code: str, officer: Any, reason: str) -> None:
        together.wait()
        try:
            seen = Case.objects.get(pk=case.pk)
            answers[place] = engine.do(seen, code, officer, version=case.version, reason=reason, today=DAY)
        except Conflict as error:
            answers[place] = error
        finally:
            connection.close()

    asked = ((0, "decide", office.lin, "达标。"), (1, "refuse", office.zhou, "材料不实。"))
    threads = [threading.Thread(target=act, args=one) for one in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(one) for one in answers].count(Conflict) == 1
    told = next(one for one in answers if isinstance(one, Conflict))
    assert told.code == "case.moved"
    assert case.decisions.count() == 1
    assert Event.objects.filter(type__in=("case.decided", "case.refused"), succeeded=True).count() == 1
    assert verify_log().broken is None
