"""From a number to its records: every target of the bundled plan, traced on random days over a big registry.

`trace.py [ENTERPRISES] [--rounds N] [--json] [--keep FOLDER]`: fills a database with synthetic records of 10 years
(100,000 enterprises unless told), asks each target for its number, its definition and the first page of the records of
every part, and prints the 50th and 95th percentile and the worst, for each indicator and for all. SQLite in a new
folder (`--keep` uses it again), or PostgreSQL by DATABASE_URL (an empty database, or one filled before).
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

YEARS = range(2016, 2026)
STAMP = datetime(2026, 1, 5, tzinfo=UTC)
TOWNS = [f"999001{n:03}" for n in (1, 2, *range(100, 115), 500)]
INDUSTRIES = ("3441", "3443", "2761", "1441", "3011", "6510", "6531", "7320", "5181", "0511", "2614", "3921")
DICE = random.Random(20260105)  # noqa: S311 (synthetic rows, the same every time)


def main() -> None:
    """Run and print."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    keep = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else ""
    rounds = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 5
    count = int(next((word for word in words if word.isdigit() and word != str(rounds)), 100_000))
    with tempfile.TemporaryDirectory(prefix="kechuang-bench-") as name:
        from kechuang.config.setup import migrate, start_django

        start_django(Path(keep or name))
        migrate()
        plan = _plan()
        _fill(count)
        told = _measured(plan, rounds)
    if "--json" in sys.argv:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print(
        f"{told['enterprises']:,} enterprises × {len(YEARS)} years, {told['database']}, {told['rounds']} days a target"
    )
    print(f"  {'':28} {'p50 ms':>8} {'p95 ms':>8} {'worst':>8}   records")
    for row in told["indicators"]:
        print(f"  {row['indicator']:28} {row['p50']:8.1f} {row['p95']:8.1f} {row['worst']:8.1f}   {row['records']:,}")


def _plan() -> Any:
    from importlib.resources import files

    from kechuang.plans.opening import open_bytes
    from kechuang.plans.reading import read
    from kechuang.supervision.actions.adopt_plan import adopt_plan

    name = "minghu-2025.txt"
    text = (files("kechuang") / "examples" / name).read_bytes()
    return adopt_plan(read(open_bytes(text, name)), None, example=True).plan


def _measured(plan: Any, rounds: int) -> dict[str, Any]:
    from django.db import connection

    from kechuang.registry.asof import AsOf
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.supervision.held import promises
    from kechuang.supervision.tracing import trace

    now = AsOf.now()
    asked = [one for one in promises(plan, now.known) if one.asking.indicator and one.target.pk == one.first.pk]
    times: dict[str, list[float]] = {}
    records: dict[str, int] = {}
    for promise in asked:
        code = promise.asking.indicator
        for turn in range(rounds + 1):
            asof = now.at(date(DICE.choice(YEARS), DICE.choice((3, 6, 9, 12)), 28))
            begun = perf_counter()
            traced = trace(promise.target, asof)
            for number in range(len(traced.parts)):
                found = traced.records(number, None)
                records[code] = max(records.get(code, 0), found.part.records if found else 0)
            if turn:  # the first is for the caches of the operating system
                times.setdefault(code, []).append((perf_counter() - begun) * 1000)
    every = [one for found in times.values() for one in found]
    rows = [_row(code, found, records.get(code, 0)) for code, found in sorted(times.items())]
    return {
        "enterprises": Organisation.objects.filter(form="enterprise").count(),
        "database": connection.vendor,
        "rounds": rounds,
        "indicators": [*rows, _row("all", every, max(records.values(), default=0))],
    }


def _row(code: str, found: list[float], records: int) -> dict[str, Any]:
    cuts = quantiles(found, n=20, method="inclusive")
    return {"indicator": code, "p50": cuts[9], "p95": cuts[18], "worst": max(found), "records": records}


def _fill(count: int) -> None:
    """Write the records of a big synthetic city, once."""
    from django.db import connection, transaction
    from django.utils import timezone

    from kechuang.events.record import record
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.registry.sources import Source

    if Organisation.objects.exists():
        return
    begun = perf_counter()
    source = Source.objects.create(kind="example", title="示例生成", example=True, made_at=timezone.now())
    with transaction.atomic():
        for kind, rows in _kinds(count):
            _write(kind, rows, source)
        record("plan.placed", label="benchmark", after={"enterprises": count})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"filled in {perf_counter() - begun:.0f} s", file=sys.stderr)


def _write(kind: Any, rows: Iterator[dict[str, Any]], source: Any) -> None:
    from itertools import islice

    while batch := list(islice(rows, 2000)):
        made = []
        for values in batch:
            row = kind(**values, recorded_at=STAMP, source=source)
            row.key = row.key_of()
            since, until = row.time_of()
            row.valid_from, row.valid_to = since, until
            made.append(row)
        kind.objects.bulk_create(made, batch_size=400)


def _kinds(count: int) -> Iterator[tuple[Any, Iterator[dict[str, Any]]]]:
    from kechuang.registry.kinds.certificate import Certificate
    from kechuang.registry.kinds.event_held import EventHeld
    from kechuang.registry.kinds.incubation_carrier import IncubationCarrier
    from kechuang.registry.kinds.intellectual_property import IntellectualProperty
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.registry.kinds.platform import Platform
    from kechuang.registry.kinds.project import Project
    from kechuang.registry.kinds.public_statistic import PublicStatistic
    from kechuang.registry.kinds.residence import Residence
    from kechuang.registry.kinds.standing_step import StandingStep
    from kechuang.registry.kinds.technology_contract import TechnologyContract
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    yield Organisation, _organisations(count)
    yield Certificate, _certificates(count)
    yield Platform, _platforms(count)
    yield IncubationCarrier, _carriers(count)
    yield Residence, _residences(count)
    yield IntellectualProperty, _rights(count)
    yield TechnologyContract, _contracts(count)
    yield EventHeld, _events()
    yield Project, _projects(count)
    yield StandingStep, iter(
        [{"programme": "agri_park", "place": "园区", "division": "999001", "level": "provincial", "step": "accepted",
          "since": date(2019, 5, 1)}]
    )  # fmt: skip
    yield PublicStatistic, _statistics()
    yield YearlyReturn, _returns(count)


def _code(n: int) -> str:
    return f"B{n:09}"


def _above(n: int) -> bool:
    return n % 25 == 0


def _day(year: int) -> date:
    return date(year, 1, 1) + timedelta(days=DICE.randrange(360))


def _organisations(count: int) -> Iterator[dict[str, Any]]:
    for n in range(count):
        yield {
            "code": _code(n), "name": f"示例企业{n}", "form": "enterprise",
            "registered": _day(DICE.randrange(1995, 2016)),
            "division": DICE.choice(TOWNS), "industry": INDUSTRIES[n % len(INDUSTRIES)], "above_scale": _above(n),
        }  # fmt: skip


def _certificates(count: int) -> Iterator[dict[str, Any]]:
    serial = 0

    def one(scheme: str, n: int, level: str, issued: date, years: int) -> dict[str, Any]:
        nonlocal serial
        serial += 1
        expires = date(issued.year + years, issued.month, min(issued.day, 28)) if years else None
        return {
            "scheme": scheme, "number": f"{scheme}{serial}", "organisation": _code(n), "holder": f"示例企业{n}",
            "level": level, "issued": issued, "expires": expires,
        }  # fmt: skip

    for n in range(count):
        for scheme, each, level in (
            ("hnte", 12, "national"),
            ("heb_tech_sme", 4, "provincial"),
            ("hnte_reserve", 20, "municipal"),
        ):
            if n % each == 0:
                first = DICE.choice(YEARS)
                for year in range(first, 2026, 3):
                    yield one(scheme, n, level, _day(year), 3)
        if n % 10 == 0:
            for year in YEARS:
                yield one("tech_sme", n, "national", date(year, 5, 30), 1)
        for scheme, each in (("heb_giant", 100), ("agri_giant", 200), ("innovation_team", 500), ("leading_talent", 200),
                             ("innovation_talent", 200), ("technology_broker", 300)):  # fmt: skip
            if n % each == 0:
                yield one(scheme, n, "provincial", _day(DICE.choice(YEARS)), 0)


def _platforms(count: int) -> Iterator[dict[str, Any]]:
    forms = ("tech_innovation_centre", "key_laboratory", "industry_institute", "academician_station", "postdoc_site",
             "new_rd_body", "transfer_body", "tech_market", "innovation_alliance")  # fmt: skip
    for n in range(count):
        form = "industry_rd_body" if _above(n) and n % 2 else forms[n % 9] if n % 40 == 0 else ""
        if _above(n) and n % 50 == 0:
            form = "industry_rd_body"
        if form:
            yield {
                "form": form, "number": f"P{n}", "name": f"示例平台{n}", "organisation": _code(n),
                "level": DICE.choice(("national", "provincial", "municipal")), "approved": _day(DICE.choice(YEARS)),
            }  # fmt: skip


def _carriers(count: int) -> Iterator[dict[str, Any]]:
    for n in range(max(9, count // 500)):
        yield {
            "form": ("incubator", "maker_space", "star_creation")[n % 3], "number": f"I{n}", "name": f"示例载体{n}",
            "level": DICE.choice(("national", "provincial")), "organisation": _code(n), "approved": _day(2018),
        }  # fmt: skip


def _residences(count: int) -> Iterator[dict[str, Any]]:
    for n in range(count // 20):
        entered = _day(DICE.choice(YEARS))
        yield {
            "carrier": f"incubator:I{n % 9}", "organisation": _code(n), "name": f"示例企业{n}", "entered": entered,
            "left": entered + timedelta(days=900),
        }  # fmt: skip


def _rights(count: int) -> Iterator[dict[str, Any]]:
    for n in range(count * 2):
        granted = _day(DICE.choice(YEARS))
        yield {
            "number": f"ZL{n}",
            "form": ("invention", "utility_model", "design", "utility_model")[n % 4], "title": "示例专利",
            "organisation": _code(DICE.randrange(count)), "granted": granted, "filed": granted - timedelta(days=500),
            "ended": granted + timedelta(days=3000) if n % 4 == 0 else None,
        }  # fmt: skip


def _contracts(count: int) -> Iterator[dict[str, Any]]:
    for n in range(count // 2):
        day = _day(DICE.choice(YEARS))
        yield {
            "number": f"HT{n}", "title": "示例合同", "form": "service", "seller": _code(n), "seller_name": "示例",
            "buyer": _code(n + 1), "buyer_name": "示例", "signed": day, "registered": day,
            "total": DICE.randrange(10**6, 10**9),
        }  # fmt: skip


def _events() -> Iterator[dict[str, Any]]:
    for n in range(2000):
        yield {
            "number": f"E{n}", "form": ("promotion", "training")[n % 2], "title": "示例活动", "organiser_name": "示例",
            "held": _day(DICE.choice(YEARS)), "division": "999001",
        }  # fmt: skip


def _projects(count: int) -> Iterator[dict[str, Any]]:
    for n in range(count // 5):
        yield {
            "number": f"X{n}", "title": "示例项目", "programme": "重大科技专项" if n % 10 == 0 else "重点研发",
            "level": DICE.choice(("provincial", "municipal")), "organisation": _code(n),
            "begins": _day(DICE.choice(YEARS)),
        }  # fmt: skip


def _statistics() -> Iterator[dict[str, Any]]:
    held = {"gdp": 5 * 10**10, "population": 600_000, "rd_expenditure": 10**9, "high_value_patents": 900,
            "fiscal_st_expenditure": 10**8, "st_loan_balance": 10**9}  # fmt: skip
    for series, value in held.items():
        for year in YEARS:
            yield {
                "series": series, "label": series, "division": "999001", "period": str(year), "value": value,
                "reference": "示例公报",
            }  # fmt: skip


def _returns(count: int) -> Iterator[dict[str, Any]]:
    for n in range(count):
        for year in YEARS:
            income = DICE.randrange(10**8, 10**11)
            yield {
                "organisation": _code(n), "year": year, "sales": income, "main_income": income,
                "rd_internal": income // 30, "staff": DICE.randrange(5, 900), "has_rd_body": n % 3 == 0,
            }  # fmt: skip


if __name__ == "__main__":
    main()
