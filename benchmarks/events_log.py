"""How long the log takes to verify, and what an act's event costs of the act. `events_log.py [ROWS]`; prints JSON.

Works in a temporary home on the embedded database, or on PostgreSQL where DATABASE_URL names one that may be filled.
"""

from __future__ import annotations

import json
import resource
import sys
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any


def fill(rows: int) -> None:
    """Append events by the thousand, each with its right hash."""
    from django.db import transaction
    from django.utils import timezone

    from kechuang.events.chain import GENESIS, canonical, hash_of
    from kechuang.events.models import Event

    last = Event.objects.order_by("-id").values_list("id", "hash", "occurred_at").first()
    number, head, at = last or (0, GENESIS, timezone.now())
    for start in range(0, rows, 5000):
        batch = []
        for n in range(start, min(start + 5000, rows)):
            number, at = number + 1, at + timedelta(microseconds=1)
            event = Event(
                id=number,
                occurred_at=at,
                type="record.corrected",
                actor_id=7,
                actor_name="林晓",
                object_type="registry.certificate",
                object_id=str(n),
                object_label=f"示例公司{n}",
                before_json=canonical({"batch": "第一批"}),
                after_json=canonical({"batch": "第二批"}),
                reason="补批次",
                request_id=f"{n:032x}",
                address="127.0.0.1",
                previous_hash=head,
            )
            event.hash = head = hash_of(event)
            batch.append(event)
        with transaction.atomic():
            Event.objects.bulk_create(batch)


def cost(rounds: int = 300) -> dict[str, float]:
    """Median milliseconds of an act alone, of its event within it, and of the act done through its page."""
    from django.test import Client
    from django.test.utils import setup_test_environment

    from kechuang.accounts.actions.appoint import appoint
    from kechuang.accounts.first_administrator import science_department
    from kechuang.accounts.models import User
    from kechuang.accounts.roles import Role
    from kechuang.registry.actions import correct as correcting
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.certificate import Certificate
    from kechuang.supervision import correcting as of_targets
    from kechuang.supervision.models import Target

    setup_test_environment(debug=False)  # so that a page gives its form back
    officer = User.objects.create_user("bench", is_staff=True)
    appoint(officer, Role.PROGRAMME_OFFICER, None, unit=science_department())
    in_act = _timed(correcting, "tell")
    acts = []
    for n in range(rounds):
        values = {"scheme": "hnte", "holder": "示例公司", "level": "national", "issued": date(2020, 1, 1)}
        row = enter(Certificate, values | {"number": f"N{n}"}, officer)
        began = perf_counter()
        correcting.correct(row, {"batch": f"第{n}批"}, officer, reason="补批次")
        acts.append(perf_counter() - began)
    adopt_example()
    client = Client()
    client.force_login(officer)
    in_page = _timed(of_targets, "record")
    pages = []
    target = Target.objects.select_related("plan").first()
    assert target is not None
    address = f"/plans/{target.plan.slug}/targets/{target.ordinal}/correct/"
    for n in range(rounds // 5):
        form = client.get(address).context["form"]
        form = {name: value if (value := form[name].value()) is not None else "" for name in form.fields}
        form |= {"reason": "按原文更正", "unit": f"家{n}"}
        began = perf_counter()
        answer = client.post(address, form)
        pages.append(perf_counter() - began)
        assert answer.status_code == 302, answer.context["form"].errors
    assert len(in_page) == len(pages), "every correction through the page left its event"
    act, event, page, within = (median(one) * 1000 for one in (acts, in_act, pages, in_page))
    return {"act_ms": act, "event_ms": event, "of_act": event / act, "page_ms": page, "of_page": within / page}


def adopt_example() -> None:
    """Load the bundled plan."""
    import kechuang
    from kechuang.plans.reading import read_path
    from kechuang.supervision.actions.adopt_plan import adopt_plan

    text = Path(kechuang.__file__).parent / "examples" / "minghu-2025.txt"
    adopt_plan(read_path(text), None, example=True)


def _timed(module: Any, name: str) -> list[float]:
    """Note how long each call of a module's function takes."""
    spent: list[float] = []
    written = getattr(module, name)

    def timed(*args: Any, **more: Any) -> Any:
        began = perf_counter()
        done = written(*args, **more)
        spent.append(perf_counter() - began)
        return done

    setattr(module, name, timed)
    return spent


def main() -> None:
    """Fill, verify, measure."""
    from kechuang.config.setup import migrate, start_django

    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with TemporaryDirectory(prefix="kechuang-bench-") as place:
        start_django(Path(place))
        migrate()
        costs = cost()
        fill(rows)
        from kechuang.events.verify import verify_log

        began, cpu = perf_counter(), process_time()
        found = verify_log()
        seconds, used = perf_counter() - began, process_time() - cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told = {"events": found.count, "holds": found.broken is None, "seconds": seconds, "cpu": used, "peak_mb": peak}
        print(json.dumps(told | costs))


if __name__ == "__main__":
    main()
