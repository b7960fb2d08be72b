"""Invented budgets, awards and payments of 明湖市 for its projects and recognised enterprises; few on purpose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from kechuang.examples.draws import Draws

YEARS, EACH = 3, 6
"""How many years back money is told of, and how many awards a line has in a year at most."""
_TEN_THOUSAND = 10_000_00
_REWARD = 10 * _TEN_THOUSAND
Course = Literal["paid", "submitted", "checked", "approved", "bounced"]
_AT_WORK: tuple[Course, ...] = ("submitted", "checked", "approved", "bounced", "submitted", "approved")


@dataclass(frozen=True, slots=True)
class Line:
    """A budget line; `dues`: whether it pays projects and recognitions on record; `calls`: fen for its calls."""

    code: str
    name: str
    mode: str
    subject: str
    programme: str = ""
    dues: bool = True
    calls: int = 2_000_000_00


LINES = (
    Line("example-major", "重大科技项目（示例）", "competitive", "20604", "市级重大科技项目"),
    Line("example-rd", "重点研发计划（示例）", "competitive", "20604", "市级重点研发计划"),
    Line("example-livelihood", "民生科技专项（示例）", "stable", "20604", "市级民生科技专项"),
    Line("example-reward", "高企认定奖励（示例）", "post_subsidy", "20604"),
    Line("example-indirect", "科技创新券和贷款贴息（示例）", "indirect", "20604", dues=False),
    Line("example-challenge", "揭榜攻关项目（示例）", "competitive", "20604", dues=False, calls=1_500_000_00),
)


@dataclass(frozen=True, slots=True)
class PastCall:
    """What the calls of a line said in earlier years."""

    title: str
    who: str
    text: str
    grant: str = ""
    figures: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str | int] = field(default_factory=dict)


_PROJECTS: Mapping[str, str | int] = {"cap": 500_000_000, "share": "100"}
PAST_CALLS = {
    "example-major": PastCall(
        "{year}年度重大科技项目申报指南（示例）",
        "本市企业牵头的创新联合体（示例）",
        "围绕主导产业的关键技术组织重大项目，竞争择优，签订任务书后分期拨付（示例）。",
        terms=_PROJECTS,
    ),
    "example-rd": PastCall(
        "{year}年度重点研发计划申报指南（示例）",
        "在本市注册、有研发活动的单位（示例）",
        "围绕流体装备、绿色建材和现代农业组织研发项目，竞争择优（示例）。",
        terms=_PROJECTS,
    ),
    "example-livelihood": PastCall(
        "{year}年度民生科技专项申报指南（示例）",
        "承担公益科研任务的院所和医院（示例）",
        "对公益科研任务给予稳定支持，年度额度逐项核定，绩效评价结果与下一年度额度挂钩（示例）。",
        terms={
            "first": "100",
            "excellent": "110",
            "good": "100",
            "fair": "60",
            "poor": "0",
        },
    ),
    "example-reward": PastCall(
        "{year}年高新技术企业认定奖励通知（示例）",
        "上一年度通过认定的高新技术企业（示例）",
        "对上一年度通过认定的高新技术企业给予一次性奖励，公示无异议后拨付（示例）。",
        grant="hnte_city",
        figures={
            "hnte_reward_city_first": "10万元",
            "hnte_reward_city_renewed": "10万元",
            "hnte_reward_city_moved": "10万元",
        },
    ),
}
"""By code of the line."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something money is due for: a project with its fiscal money and its whole budget in fen, or a recognition."""

    number: str
    organisation: str
    title: str
    programme: str
    begins: date
    fen: int
    whole: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A payment of an award: how much, asked on which day, how far it has come, arrived when."""

    fen: int
    asked: date
    course: Course
    settled: date | None


@dataclass(frozen=True, slots=True)
class Grant:
    """An award of a line in a year with its payments."""

    line: str
    year: int
    due: Due
    decision: str
    decided: date
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Budget:
    """What a line gets for a year."""

    line: str
    year: int
    fen: int
    document: str
    happened: date


def money_of(seed: int, until: date, dues: Iterable[Due]) -> tuple[list[Budget], list[Grant]]:
    """Budgets and awards of the last years to the day; the same seed, day and dues give the same money."""
    draws = Draws(seed, "money")
    by_line: dict[tuple[str, int], list[Due]] = {}
    codes = {line.programme: line.code for line in LINES if line.dues}  # a reward has no programme
    for due in sorted(dues, key=lambda one: one.number):
        if due.begins <= until and until.year - YEARS < due.begins.year and due.programme in codes and due.fen > 0:
            by_line.setdefault((codes[due.programme], due.begins.year), []).append(due)
    budgets, grants = [], []
    for (line, year), found in sorted(by_line.items()):
        here = draws.of(line, year)
        chosen = found[:EACH]
        order = 3 + [one.code for one in LINES].index(line)
        decision = f"明科发〔{year}〕{order}号（示例）"
        for due in chosen:
            decided = min(max(due.begins, date(year, 3, 1)), until)
            grants.append(Grant(line, year, due, decision, decided, _parts(here.of(due.number), due, decided, until)))
        wanted = sum(due.fen for due in chosen)
        room = 1 + int(here.whole(5, 25, ())) * wanted // 100
        fen = -(-(wanted + room) // (10 * _TEN_THOUSAND)) * 10 * _TEN_THOUSAND
        budgets.append(Budget(line, year, fen, f"明财预〔{year}〕1号（示例）", date(year, 2, 20)))
    grants = _some_open([g for g in grants if g.decided >= date(g.year, 2, 20)], until)
    return [one for one in budgets if one.happened <= until], grants


def _some_open(grants: list[Grant], until: date) -> list[Grant]:
    """The newest payments of the year are still at work, one at each step, so that the desk has something to do."""
    last = [(g.parts[-1].asked, g.due.number) for g in grants if g.parts and g.parts[-1].asked.year == until.year]
    newest = [number for _, number in sorted(last, reverse=True)]
    at_work: dict[str, Course] = dict(zip(newest, _AT_WORK, strict=False))
    return [
        replace(g, parts=(*g.parts[:-1], replace(g.parts[-1], course=at_work[g.due.number], settled=None)))
        if g.due.number in at_work
        else g
        for g in grants
    ]


def reward(number: str, organisation: str, issued: date) -> Due:
    """The reward for a recognition, due the year after."""
    begins = date(issued.year + 1, 5, 20)
    return Due(number, organisation, f"{issued.year}年高新技术企业认定奖励", "", begins, _REWARD)


def _parts(draws: Draws, due: Due, decided: date, until: date) -> tuple[Part, ...]:
    """Six tenths after the decision, the rest a year later; a reward in one."""
    shares: Sequence[tuple[int, int]] = ((100, 30),) if not due.programme else ((60, 30), (40, 380))
    made: list[Part] = []
    for share, after in shares:
        asked = decided + timedelta(days=after + int(draws.whole(0, 25, ())))
        if asked > until:
            break
        fen = due.fen * share // 100 if share != 40 else due.fen - due.fen * 60 // 100
        settled = asked + timedelta(days=int(draws.whole(8, 30, ())))
        if settled <= until:
            made.append(Part(fen, asked, "paid", settled))
        else:
            course: Course = draws.one(("submitted", "checked", "approved", "bounced"))
            made.append(Part(fen, asked, course, None))
            break
    return tuple(made)
