"""From a pool with relations to a panel anyone can repeat: no pair against a rule, every quota met, nothing relaxed.

`KECHUANG_PANELS=10000 ./kechuang test tests/panels/test_drawing.py` draws from that many random pools; every day a few.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kechuang.cases.panels.applications import Application, Party, Rival, Unwanted, Work
from kechuang.cases.panels.candidates import Candidate, Employment, Tie
from kechuang.cases.panels.lots import canonical, seed, sha256
from kechuang.cases.panels.need import Need
from kechuang.cases.panels.persons import NOBODY, Mention
from kechuang.cases.panels.protocol import Commitment, PublicSource, Rotation, panel_after
from kechuang.cases.panels.replay import Out, Step, disagreements, document
from kechuang.cases.panels.rule import GENERAL
from kechuang.cases.panels.sifting import Criteria, Sifted, entry, identities, left_out, sifted
from kechuang.cases.panels.windows import Windows
from kechuang.kernel.errors import BadInput

POOLS = int(os.environ.get("KECHUANG_PANELS", "150"))
SCRIPT = Path(__file__).parents[2] / "docs" / "replay_draw.py"
DAY = date(2026, 5, 20)
NAMES = ("王伟", "李强", "张敏", "刘洋", "陈静", "杨帆", "赵磊", "黄丽", "周杰", "吴娜")


def day_before(rng: random.Random, most: int = 2200) -> date:
    return DAY - timedelta(days=rng.randrange(-40, most))


def random_expert(rng: random.Random, number: int) -> Candidate:
    held, since = [], day_before(rng, 6000)
    for _ in range(rng.randint(1, 3)):
        until = since + timedelta(days=rng.randrange(60, 2500))
        held.append(
            Employment(
                f"U{rng.randrange(9)}", "单位", since, until, frozenset(rng.sample(("G1", "G2"), rng.randrange(2)))
            )
        )
        since = until
    held[-1] = replace(held[-1], until=None)
    ties = tuple(
        Tie(
            rng.choice(("kin", "teacher", "coauthor", "coproject", "shareholder", "board", "adviser", "declared")),
            rng.choice(("", f"U{rng.randrange(9)}")),
            rng.choice((NOBODY, Mention("", rng.choice(NAMES)), Mention(f"P{rng.randrange(60)}"))),
            day_before(rng, 4000),
            rng.choice((None, day_before(rng))),
            f"T{number}",
        )
        for _ in range(rng.choice((0, 0, 0, 1, 2)))
    )
    return Candidate(
        f"P{number}",
        rng.choice(NAMES) + rng.choice(NAMES)[0],
        rng.choice(("technical", "technical", "technical", "financial", "other")),
        (rng.choice(("10", "101", "20", "30101")),),
        rng.random() < 0.5,
        tuple(held),
        ties,
        tuple(day_before(rng, 700) for _ in range(rng.randrange(4))),
        rng.random() > 0.05,
    )


def random_application(rng: random.Random) -> Application:
    unit = f"U{rng.randrange(9)}"
    works = tuple(
        Work(
            rng.choice(("project", "right")),
            f"X{n}",
            "示例",
            frozenset({unit, f"U{rng.randrange(9)}"}),
            tuple(rng.choice((Mention("", rng.choice(NAMES)), Mention(f"P{rng.randrange(60)}"))) for _ in range(2)),
            begins := day_before(rng, 3000),
            rng.choice((None, begins + timedelta(days=rng.randrange(1500)))),
        )
        for n in range(rng.randrange(4))
    )
    return Application(
        "MH-2026-1",
        (Party(unit, "申报单位", frozenset(rng.sample(("G1", "G2"), rng.randrange(2)))),),
        (Mention(f"P{rng.randrange(60)}"), Mention("", rng.choice(NAMES))),
        works,
        tuple(Unwanted(Mention(f"P{rng.randrange(60)}"), reason="示例") for _ in range(rng.randrange(2))),
        tuple(
            Rival(f"R{n}", frozenset({f"U{rng.randrange(9)}"}), (Mention(f"P{rng.randrange(60)}"),)) for n in range(2)
        ),
        frozenset({f"P{rng.randrange(60)}"}),
    )


def earlier(day: date, months: int) -> date:
    """So many months before, by hand: the day on which a thing must have ended to count no more is before this."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def violates(expert: Candidate, application: Application) -> bool:
    """The rules once more, written down another way and only where a number or a unit decides."""
    [party] = application.parties
    recent, long = earlier(DAY, 24), earlier(DAY, 36)
    for held in expert.employments:
        if held.since <= DAY and held.unit == party.unit and (held.until is None or held.until >= recent):
            return True
        now = held.since <= DAY and (held.until is None or held.until > DAY)
        if now and held.unit != party.unit and held.group & party.group:
            return True
    for tie in expert.ties:
        met = tie.unit == party.unit or (tie.person.number and tie.person.number == application.people[0].number)
        ended = tie.until or (tie.since if tie.kind == "coauthor" else None)
        old = tie.kind not in ("kin", "teacher", "declared") and ended is not None and ended < long
        if met and tie.since and tie.since <= DAY and not old:
            return True
    for work in application.works:
        named = any(person.number == expert.number for person in work.people)
        if named and work.begins <= DAY and (work.ends is None or work.ends >= long):
            return True
    asked = any(one.person.number == expert.number for one in application.unwanted)
    rival = any(person.number == expert.number for one in application.rivals for person in one.people)
    return asked or rival or expert.number in application.recused or not expert.active


def committed(
    rng: random.Random, found: Sifted, need: Need, rotation: Rotation = "none"
) -> tuple[Commitment, str, str]:
    """A commitment, its secret and its salt."""
    salt, secret = f"{rng.randrange(16**16):x}", f"{rng.randrange(16**32):x}"
    made = Commitment(
        case="MH-2026-1",
        policy="hnte",
        round=1,
        need=need,
        rotation=rotation,
        windows=Windows().plain(),
        pool=tuple(entry(expert, salt, DAY) for expert in found.eligible),
        kept=(),
        left_out=tuple(left_out(one, salt) for one in found.barred),
        identities_sha256=sha256(canonical(identities(found, salt, DAY))),
        secret_sha256=sha256(secret.encode()),
        source=PublicSource("announced", "示例公开数值", "2026-05-20T16:00:00+08:00"),
        committed_at="2026-05-20T09:00:00+08:00",
    )
    return made, secret, salt


def lacking(found: Sifted, size: int = 5) -> dict[str, int]:
    return GENERAL.need(size).lacking([], [entry(one, "salt", DAY) for one in found.eligible])


def published(rng: random.Random, made: Commitment, secret: str, outs: int) -> tuple[dict[str, Any], list[Step]]:
    """The draw and so many recusals, as they would be published."""
    lot = seed(secret, "20260520-417", made.digest)
    steps: list[Step] = []
    panel, gone = list(made.kept), frozenset[str]()
    for number in range(outs + 1):
        out = (Out(rng.choice(panel).id, "declared"),) if number and panel else ()
        gone |= {one.id for one in out}
        panel = panel_after(made.need, made.pool, panel, lot, made.rotation, gone) or []
        steps.append(Step(out, tuple(one.id for one in panel), "2026-05-20T16:05:00+08:00"))
        if not panel:
            break
    return document(made, secret, "20260520-417", steps), steps


@pytest.fixture
def replay(tmp_path: Path) -> Any:
    """Runs the script of the documentation on a draw, as anybody would: with nothing of the product."""

    def run(draw: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        file = tmp_path / "draw.json"
        file.write_text(json.dumps(draw, ensure_ascii=False, indent=1), encoding="utf-8")
        command = [sys.executable, "-I", str(SCRIPT), str(file)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


def test_no_drawn_expert_is_against_a_rule_and_every_quota_is_met() -> None:
    drawn = failed = 0
    for number in range(POOLS):
        rng = random.Random(number)
        application = random_application(rng)
        people = [random_expert(rng, n) for n in range(rng.randint(5, 60))]
        cap = rng.choice((0, 2))
        found = sifted(people, application, Criteria(DAY, Windows(), rng.choice(((), ("10",), ("30",))), cap))
        by_number = {one.number: one for one in people}
        need = GENERAL.need(rng.choice((5, 7)), per_unit=rng.choice((0, 0, 1, 2)))
        made, secret, salt = committed(rng, found, need, rng.choice(("none", "fewest")))
        whole, steps = published(rng, made, secret, outs=2)
        names = {one["id"]: by_number[one["number"]] for one in identities(found, salt, DAY)["eligible"]}
        entries = {one.id: one for one in made.pool}
        for step in steps:
            if step.panel:
                drawn += 1
                assert need.holds([entries[one] for one in step.panel]), number
                assert not any(violates(names[one], application) for one in step.panel), number
            else:
                failed += 1
        assert disagreements(whole) == []
    assert drawn > POOLS and failed > POOLS // 50, "pools of both sorts are tried"


def some_draw(number: int, outs: int = 3, count: int = 60) -> dict[str, Any]:
    rng = random.Random(number)
    people = [random_expert(rng, n) for n in range(count)]
    found = sifted(people, random_application(rng), Criteria(DAY, Windows()))
    need = GENERAL.need(5, per_unit=rng.choice((0, 1)))
    made, secret, _ = committed(rng, found, need, rng.choice(("none", "fewest")))
    return published(rng, made, secret, outs)[0]


def test_a_published_draw_is_repeated_by_the_script_of_the_documentation(replay: Any) -> None:
    for number in range(12):
        draw = some_draw(1000 + number)
        done = replay(draw)
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.count("agrees") == len(draw["steps"])


def test_the_script_and_the_product_agree_on_pools_too_small_as_well(replay: Any) -> None:
    ends = set()
    for number in range(12):
        draw = some_draw(2000 + number, outs=3, count=24)
        ends.add(bool(draw["steps"][-1]["panel"]))
        assert replay(draw).returncode == 0
        assert disagreements(draw) == []
    assert ends == {True, False}


def _other_panel(draw: dict[str, Any]) -> None:
    panel = draw["steps"][0]["panel"]
    panel[0] = next(one["id"] for one in draw["commitment"]["pool"] if one["id"] not in panel)


def _later_pool(draw: dict[str, Any]) -> None:
    draw["commitment"]["pool"].pop()


def _other_secret(draw: dict[str, Any]) -> None:
    draw["revealed"]["secret"] = "0" * 32


def _other_value(draw: dict[str, Any]) -> None:
    draw["revealed"]["value"] = "20260520-418"


def _skipped(draw: dict[str, Any]) -> None:
    del draw["steps"][1]


@pytest.mark.parametrize("change", [_other_panel, _later_pool, _other_secret, _other_value, _skipped])
def test_whatever_is_changed_afterwards_is_noticed(change: Any, replay: Any) -> None:
    draw = some_draw(3)
    change(draw)
    assert disagreements(draw) != []
    assert replay(draw).returncode == 1


def test_what_is_no_draw_is_told_so() -> None:
    with pytest.raises(BadInput) as refused:
        disagreements({"commitment": {}})
    assert "JSON" in refused.value.remedy.zh


def test_four_left_after_avoidance_is_no_panel_of_five_and_nothing_is_relaxed() -> None:
    unit = (Employment("F1", "申报单位", date(2020, 1, 1)),)
    kinds: tuple[Any, ...] = ("technical", "technical", "technical", "financial", "technical")
    people = [Candidate(f"P{n}", f"示例{n}", kind, outside=True) for n, kind in enumerate(kinds)]
    application = Application("MH-2026-1", (Party("F1", "申报单位"),))
    assert lacking(sifted(people, application, Criteria(DAY, Windows()))) == {}
    people[-1] = replace(people[-1], employments=unit)
    found = sifted(people, application, Criteria(DAY, Windows()))
    assert lacking(found) == {"size": 1}
    assert found.counts() == {"own_unit": 1}


def test_technical_experts_need_the_field_and_others_do_not() -> None:
    people = [
        Candidate("P1", "示例1", "technical", ("10101",)),
        Candidate("P2", "示例2", "technical", ("20",)),
        Candidate("P3", "示例3", "financial"),
        Candidate("P4", "示例4", "technical", ("1",)),
    ]
    found = sifted(people, Application("MH", ()), Criteria(DAY, Windows(), ("101",)))
    assert [one.number for one in found.eligible] == ["P1", "P3", "P4"]
    assert [(one.expert.number, one.reasons) for one in found.barred] == [("P2", ("field",))]


@pytest.mark.parametrize(("turn", "barred"), [(date(2025, 5, 21), True), (date(2025, 5, 20), False)])
def test_a_cap_counts_the_twelve_months_before_the_day(turn: date, barred: bool) -> None:
    expert = Candidate("P1", "示例", "technical", turns=(turn, date(2026, 1, 1)))
    found = sifted([expert], Application("MH", ()), Criteria(DAY, Windows(), cap=2))
    assert [one.reasons for one in found.barred] == ([("turns",)] if barred else [])


def test_a_published_draw_names_nobody() -> None:
    rng = random.Random(9)
    people = [random_expert(rng, n) for n in range(40)]
    found = sifted(people, random_application(rng), Criteria(DAY, Windows()))
    made, secret, _ = committed(rng, found, GENERAL.need(5))
    text = json.dumps(published(rng, made, secret, 2)[0], ensure_ascii=False)
    assert not any(one.name in text or f'"{one.number}"' in text for one in people)
