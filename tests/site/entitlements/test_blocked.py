"""Figures nobody has found: whom each leaves undecided, counted by the night as the single reader counts."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from kechuang.entitlements.actions.run_policies import run_policies
from kechuang.entitlements.asked import groups
from kechuang.entitlements.blocked import blocked_by, blocked_now
from kechuang.entitlements.runs import Run
from kechuang.events.models import Event
from kechuang.policies import catalogue
from kechuang.registry.facts.answers import answers, row_of
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import Subject
from kechuang.rules.undetermined import undetermined

from .conftest import CODES, DAY


def told(client: Client, path: str, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def by_single_reader(run: Run) -> dict[str, tuple[set[str], set[str]]]:
    """By figure: the subjects undecided, and those that lack nothing else."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for group in groups():
        keys = list(group.keys(run.asof))
        places = group.places(keys, run.asof) if keys else {}
        for key in keys:
            for law in group.laws(run.valid, places.get(key, ())):
                row = row_of(answers(Subject(group.kind, key), When.of(run.asof, law.policy), law.facts))
                explained = law.explain(row)
                for figure in explained.unknown_figures if explained.verdict is None else ():
                    both = found.setdefault(figure.name, (set(), set()))
                    both[0].add(key)
                    if not explained.missing:
                        both[1].add(key)
    return found


def test_the_night_counts_whom_each_figure_blocks_as_the_single_reader_does(registry: Any) -> None:
    assert blocked_now() == (None, {})
    run = run_policies(None, DAY)
    held, blocked = blocked_now()
    assert held == run
    expected = by_single_reader(run)
    assert expected
    assert {name: (len(both), len(alone)) for name, (both, alone) in expected.items()} == {
        name: tuple(counts) for name, counts in blocked.items() if counts.subjects
    }
    for name, (both, alone) in expected.items():
        assert {row.subject for row in blocked_by(name)} == both
        assert {row.subject for row in blocked_by(name, alone=True)} == alone
    Run.objects.update(blocked=None)  # a run from before the counts were kept
    assert blocked_now()[1] == blocked
    ordered = undetermined(catalogue(), blocked=blocked)
    assert [u.subjects or 0 for u in ordered] == sorted((u.subjects or 0 for u in ordered), reverse=True)
    assert ordered[0].subjects
    assert {u.subjects for u in ordered} >= {None}  # loans and funds are not asked by night: unknown is not zero


def test_page_list_file_and_api_tell_the_same_and_only_staff_see_whom(
    registry: Any, client: Client, officer: Any, person: Callable[..., Any]
) -> None:
    page, api = "/policies/undetermined/", "/api/v1/undetermined"
    assert "kechuang run-policies" in told(client, page)
    assert json.loads(told(client, api))["counted_on"] is None
    run_policies(None, DAY)
    first = undetermined(catalogue(), blocked=blocked_now()[1])[0]
    name, address = first.figure.name, f"{page}{first.figure.name}/"
    assert address not in told(client, page)
    row = json.loads(told(client, api))["rows"][0]
    assert (row["parameter"], row["subjects"], row["alone"]) == (name, *(first.blocked or ()))
    client.force_login(person("representative"))
    assert client.get(address).status_code == 403
    assert client.get(f"{api}/{name}/subjects").status_code == 403
    client.force_login(officer)
    assert address in told(client, page)
    text = told(client, address)
    keys = {row.subject for row in blocked_by(name)}
    assert {code for code in CODES if f"/organisations/{code}/entitlements/" in text} == keys & set(CODES)
    rows = json.loads(told(client, f"{api}/{name}/subjects"))["rows"]
    assert {row["key"] for row in rows} == keys
    lines = client.post(f"{address}export/", {"format": "csv"}).content.decode("utf-8-sig").splitlines()
    assert len(lines) == len(rows) + 1
    assert Event.objects.latest("id").type == "entitlements.list_exported"
    assert client.get(f"{page}nothing/").status_code == 404


def test_the_command_takes_the_last_night(registry: Any, monkeypatch: Any, capsys: Any) -> None:
    from kechuang.cli import existing_home
    from kechuang.cli.app import main

    monkeypatch.setattr(existing_home, "open_existing", lambda home: None)

    def run() -> tuple[list[Any], str]:
        with pytest.raises(SystemExit) as left:
            main(["undetermined", "--json", "--lang", "en"])
        assert left.value.code == 0
        out = capsys.readouterr()
        return json.loads(out.out), out.err

    rows, said = run()
    assert {row["subjects"] for row in rows} == {None}
    assert "run-policies" in said
    run_policies(None, DAY)
    rows, said = run()
    assert rows[0]["subjects"] == undetermined(catalogue(), blocked=blocked_now()[1])[0].subjects
    assert DAY.isoformat() in said
