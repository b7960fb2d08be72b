"""What a page costs the processor, kind by kind, asked alone in one process: what the load run is made of.

`page_cost.py FOLDER [TIMES]`: a folder that `load_home.py` made. The mean is weighted by how often the load run asks.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

CSRF = "k" * 32
WEIGHTS = {"own": 7.4, "common": 4.1, "desk": 0.6, "keep": 15.8, "decide": 5.0}
"""Of a hundred acts: each page of one's own, each everybody opens, each of an officer's, drafts kept, decisions
looked at and made."""


def main() -> None:
    """Ask and print."""
    home, times = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 12
    os.environ |= {"KECHUANG_SECOND_FACTOR": "asked", "KECHUANG_IDLE_MINUTES": "480"}
    from kechuang.config.setup import migrate, start_django

    start_django(home)
    migrate()
    from kechuang.config.server import settle

    settle()
    people = json.loads((home / "people.json").read_text(encoding="utf-8"))
    _line_up(people["plan"])
    weight = total = 0.0
    for name, kind, ask in _pages(people):
        spent, queries = _spent(ask, times)
        weight, total = weight + WEIGHTS[kind], total + WEIGHTS[kind] * spent
        print(f"  {name:18} {spent:7.1f} ms CPU  {queries:4} questions to the database", flush=True)
    print(f"  {'as the load asks':18} {total / weight:7.1f} ms CPU")


def _line_up(plan: str) -> None:
    """Work the lines of the cockpit out before: else a thread behind the pages does while they are measured."""
    from kechuang.registry.asof import AsOf
    from kechuang.supervision.lines import lines
    from kechuang.supervision.models import Plan

    lines(Plan.objects.get(slug=plan), AsOf.now())


def _spent(ask: Callable[[int], Callable[[], Any]], times: int) -> tuple[float, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for n in range(3):
        ask(n)()
    with CaptureQueriesContext(connection) as asked:
        ask(3)()
    queries, spent = len(asked), 0.0
    for n in range(4, 4 + times):
        act = ask(n)
        begun = process_time()
        act()
        spent += process_time() - begun
    return spent * 1000 / times, queries


def _pages(people: dict[str, Any]) -> list[tuple[str, str, Callable[[int], Callable[[], Any]]]]:
    from django.test import Client

    handler = Client().handler
    handler.load_middleware()

    def client(me: dict[str, str]) -> Client:
        made = Client(HTTP_HOST="127.0.0.1")
        made.handler = handler
        made.cookies["kechuang_session"], made.cookies["kechuang_csrf"] = me["session"], CSRF
        return made

    def page(who: str, address: str) -> Callable[[int], Callable[[], Any]]:
        def ask(n: int) -> Callable[[], Any]:
            me = people[who][n * 7 % len(people[who])]
            there, by = address.format(n=1 + n % 10, plan=people["plan"], **me), client(me)
            return lambda: _answered(by.get(there, follow=True))

        return ask

    def keep(n: int) -> Callable[[], Any]:
        me = people["representatives"][n * 7 % len(people["representatives"])]
        by = client(me)
        told = by.post(f"/cases/{me['case']}/keep/", {"costs": "1万元", "seen.costs": ""}).json()
        seen = told["texts"].get("costs", "")
        data = {"costs": f"{1000 + n}万元", "seen.costs": seen}
        return lambda: _answered(by.post(f"/cases/{me['case']}/keep/", data))

    def decide(n: int) -> Callable[[], Any]:
        case, by = people["cases"].pop(), client(people["officers"][n % len(people["officers"])])
        told = by.get(f"/cases/{case}/do/decide/").content.decode()
        version = re.search(r'name="version" value="(\d+)"', told)
        if version is None:
            return decide(n)
        judged = dict.fromkeys(re.findall(r'name="(fact\.[^"]+)"', told), "是")
        data = {"version": version.group(1), "reason": "材料齐全，各项达标。", **judged}
        return lambda: _answered(by.post(f"/cases/{case}/do/decide/", data), 200, 302, 400)

    common = {"home": "/", "policies": "/policies/", "policy": "/policies/hnte/", "indicators": "/indicators/"}
    common |= {"plan": "/plans/{plan}/", "cockpit": "/plans/{plan}/progress/", "target": "/plans/{plan}/targets/{n}/"}
    common |= {"task": "/plans/{plan}/tasks/{n}/", "search": "/search?q=企业"}
    own = {"own cases": "/cases/own/", "own case": "/cases/{case}/", "own form": "/cases/{case}/fill/"}
    own |= {"own organisation": "/organisations/{key}/", "entitlements": "/organisations/own/entitlements/"}
    desk = {"desk": "/cases/", "organisations": "/organisations/", "events": "/events/"}
    cases = people["cases"]
    return [
        *((name, "common", page("representatives", address)) for name, address in common.items()),
        *((name, "own", page("representatives", address)) for name, address in own.items()),
        ("keep a figure", "keep", keep),
        *((name, "desk", page("officers", address)) for name, address in desk.items()),
        ("decide: page", "decide", page("officers", f"/cases/{cases[0]}/do/decide/")),
        ("decide", "decide", decide),
    ]


def _answered(answer: Any, *expected: int) -> None:
    if answer.status_code not in (expected or (200,)):
        raise SystemExit(f"{answer.status_code} {answer.request['PATH_INFO']}")


if __name__ == "__main__":
    main()
