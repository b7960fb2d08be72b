"""What finding among many cases costs: the desk and the API, by words. `case_search.py [CASES]`; prints JSON.

Works in a temporary home on the embedded database, or on PostgreSQL where DATABASE_URL names one that may be filled.
Milliseconds of the processor for the answer alone (what the page asks and shows of its list) and for the whole request;
where the database works in a process of its own, clock time is told beside.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from registry_search import names

QUERIES = {
    "without words": "",
    "one character": "龙",
    "two characters, everywhere": "公司",
    "two characters, common": "机械",
    "an item": "高新技术企业",
    "two words": "明湖 皮革",
    "a name": "",
    "a number": "",
    "the end of a number": "4321",
    "nothing": "量子纠缠",
}
CLOSED = {"certified": 55, "refused": 20, "expired": 13, "abandoned": 12}
OPEN = ("submitted", "reviewing", "deciding", "publicity", "returned", "draft")


def fill(count: int) -> tuple[str, str]:
    """Cases of so many applicants' years, nearly all closed; the name and the number of one of them."""
    from django.db import transaction
    from django.utils import timezone

    from kechuang.cases.models import Case, CaseWords
    from kechuang.cases.of_policy import open_policies
    from kechuang.cases.words_of import tokens_of
    from kechuang.kernel.invented_codes import credit_code

    random, now = Random(11), timezone.now()  # noqa: S311 (cases, not secrets)
    firms = [(credit_code(n), name) for n, name in enumerate(islice(names(random), count // 4))]
    items = [one for one in open_policies() if one.procedure and one.procedure.flow == "recognition"]
    numbers, told = iter(range(count)), ("", "")
    while batch := list(islice(numbers, 5000)):
        rows = []
        for n in batch:
            code, name = firms[n % len(firms)]
            item, day = items[n % len(items)], now - timedelta(minutes=25 * (count - n))
            final = random.random() < (0.5 if n > count * 0.94 else 1)  # only of late is anything still open
            state = random.choices(list(CLOSED), list(CLOSED.values()))[0] if final else random.choice(OPEN)
            number = f"KC{2019 + n * 7 // count}{n + 1:06}"
            told = (name, number)
            rows.append(
                Case(
                    number=number,
                    flow="recognition",
                    policy=item.code,
                    title=item.name,
                    organisation=code,
                    organisation_name=name,
                    division=f"9990011{n % 15:02d}",
                    call=f"C{n}",
                    state=state,
                    opened_at=day,
                    since=day,
                    due=None if final else (day + timedelta(days=40)).date(),
                    closed_at=day + timedelta(days=30) if final else None,
                )
            )
        with transaction.atomic():
            made = Case.objects.bulk_create(rows, batch_size=500)
            CaseWords.objects.bulk_create([CaseWords(case=one, **tokens_of(one)) for one in made], batch_size=500)
    return told


def spent(ask: Callable[[], Any], rounds: int = 9) -> dict[str, float]:
    """Medians of processor and clock, in milliseconds."""
    ask()
    used, past = [], []
    for _ in range(rounds):
        begun, at = process_time(), perf_counter()
        ask()
        used.append((process_time() - begun) * 1000)
        past.append((perf_counter() - at) * 1000)
    return {"cpu": round(median(used), 1), "clock": round(median(past), 1)}


def clients(officer: Any) -> Any:
    """A browser that is signed in as the officer."""
    from django.test import Client

    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(officer)
    return client


def main() -> None:
    """Fill, ask, tell."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    os.environ |= {"KECHUANG_SECOND_FACTOR": "asked"}
    from kechuang.config.setup import migrate, start_django

    with TemporaryDirectory(prefix="kechuang-bench-") as place:
        start_django(Path(place))
        migrate()
        from django.contrib.auth.models import AnonymousUser
        from django.db import connection
        from django.utils import timezone

        from kechuang.accounts.models import Membership, Unit, User

        name, number = fill(count)
        if connection.vendor == "postgresql":
            connection.cursor().execute("ANALYZE")
        day = timezone.localdate()
        unit = Unit.objects.create(name="明湖市科技局", kind=Unit.Kind.SCIENCE, path="/1/", since=day)
        officer = User.objects.create_user("lin", password="x" * 20)
        Membership.objects.create(person=officer, role="programme_officer", unit=unit, since=day)
        client = clients(officer)
        told: dict[str, Any] = {"database": connection.vendor, "cases": count}
        for title, query in QUERIES.items():
            words = query or {"a name": name, "a number": number}.get(title, "")
            told[title] = _asked(client, officer, AnonymousUser(), words)
        print(json.dumps(told, ensure_ascii=False, indent=1))


def _asked(client: Any, officer: Any, public: Any, words: str) -> dict[str, Any]:
    from django.utils import timezone

    from kechuang.cases.desk import found
    from kechuang.cases.finding import narrowed, readable
    from kechuang.cases.found_by import counted

    today = timezone.localdate()

    def desk(view: str) -> Callable[[], Any]:
        def ask() -> Any:
            rows = found(officer, view, today, words=words)
            return counted(rows, words), list(rows[:30])

        return ask

    def api(actor: Any) -> Callable[[], Any]:
        def ask() -> Any:
            rows = narrowed(readable(actor), today, words=words)
            return counted(rows, words), list(rows[:50])

        return ask

    return {
        "found": desk("every")()[0],
        "desk, waiting": spent(desk("waiting")),
        "desk, closed": spent(desk("closed")),
        "desk, every": spent(desk("every")),
        "api, officer": spent(api(officer)),
        "api, public": spent(api(public)),
        "desk page": spent(lambda: answered(client.get("/cases/", {"q": words, "view": "every"})), 5),
        "desk page, waiting": spent(lambda: answered(client.get("/cases/", {"q": words})), 5),
        "api request": spent(lambda: answered(client.get("/api/v1/cases", {"q": words})), 5),
    }


def answered(response: Any) -> None:
    """It was no refusal."""
    assert response.status_code == 200, (response.status_code, response.content[:300])


if __name__ == "__main__":
    main()
