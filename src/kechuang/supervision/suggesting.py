"""Which indicator a target asks, suggested from its words: name, unit, level, operator, place; each with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal, Protocol

from kechuang.indicators.catalogue import indicator as by_code
from kechuang.indicators.definition import Indicator
from kechuang.indicators.naming import Named, meant_by, near
from kechuang.indicators.places import name_of
from kechuang.indicators.scope import Mode
from kechuang.kernel import divisions
from kechuang.kernel.sentences import Sentence
from kechuang.plans.subjects import Subject, folded, measure_of, subject_of
from kechuang.supervision.asking import Asking, Sign

Sure = Literal["sure", "likely", "none"]
SURE: dict[str, Sentence] = {
    "sure": Sentence("有把握", "sure"),
    "likely": Sentence("可能", "likely"),
    "none": Sentence("没有对应的指标", "no indicator"),
}

_LEVELS = {4: "national", 3: "provincial", 2: "municipal", 1: "county", 0: "own"}
_NEW = re.compile(r"新增|新建|新认定|新培育|新引进|新组建|新创建|新备案|新发展|净增|增加|^新")
_BROUGHT = re.compile(r"引进|引育|招引|遴选|选拔|选派|培养|选树|入选")
_ALTOGETHER = re.compile(r"累计")
_YEARS_LONG = re.compile(r"[两三四五六七八九十\d]+年(?:内|间|累计|共)?(?:安排|投入|新增|筹集|实施|完成|引进|培育)|期间")
_WHOLE = re.compile(r"科技创新|创新驱动|政府工作报告|国民经济|创新型(?:城市|县|省)|科技发展|科学技术发展")
_FIRST = re.compile(
    r"^.*(?:省|市|县|区|州|盟|旗)|人民政府|办公[室厅]|关于|印发|“?十[一二三四五六七]五”?|[\d—\-年（）()]+|[加强快大]{2}|推进|深化|深入|"
    r"实施|支持|全面|促进|进一步|时期"
)
"""What may stand in a title before its subject."""
_BEFORE = re.compile(r"(国家级|省级|市级)((?:及)?以上)?[^，,。；;、]*$")


class Told(Protocol):
    """What a suggestion reads of a target; the stored target and the one just read both have it."""

    @property
    def quote(self) -> str: ...
    @property
    def indicator(self) -> str: ...
    @property
    def op(self) -> str: ...
    @property
    def op_text(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def deadline(self) -> str | None: ...
    @property
    def per(self) -> str | None: ...
    @property
    def bound(self) -> str | None: ...
    @property
    def approx(self) -> bool: ...
    @property
    def scope(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class About:
    """What a suggestion knows of the plan: its title, place, first day, the day it was issued, other targets' names."""

    title: str = ""
    place: str = ""
    begins: date | None = None
    names: frozenset[str] = frozenset()
    """Names of all its targets, to tell what it counts apart."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way in which the sentence is commonly read."""

    asking: Asking
    why: Sentence


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the target probably asks, why, how sure that is, and how else it is read."""

    asking: Asking
    sure: Sure
    reasons: tuple[Sentence, ...]
    alternatives: tuple[Alternative, ...] = ()


@dataclass
class _Draft:
    asking: Asking
    sure: Sure = "sure"
    reasons: list[Sentence] = field(default_factory=list)
    alternatives: list[Alternative] = field(default_factory=list)

    def say(self, zh: str, en: str, sure: Sure | None = None) -> None:
        self.reasons.append(Sentence(zh, en))
        if sure == "likely" and self.sure == "sure":
            self.sure = "likely"

    def instead(self, asking: Asking, zh: str, en: str) -> None:
        self.alternatives.append(Alternative(asking, Sentence(zh, en)))

    def done(self) -> Suggestion:
        return Suggestion(self.asking, self.sure, tuple(self.reasons), tuple(self.alternatives))


def suggest(target: Told, about: About, before: str = "") -> Suggestion:
    """The indicator that a target asks, or honestly none. `before` is the text that leads to it."""
    subject = subject_of(target)  # type: ignore[arg-type]  # it reads indicator, scope and unit only
    named = _candidates(target, subject)
    fitting = [one for one in named if _unit_fits(one.indicator, target)]
    if not fitting:
        return _none(target, subject, named)
    chosen = _of_place(fitting[0], target, subject, about)
    if chosen is None:
        return _none(target, subject, ())
    draft = _Draft(Asking(chosen.indicator.code))
    _say_name(draft, chosen, target)
    _say_unit(draft, chosen.indicator, target)
    refused = _of_field(target, about, chosen.indicator) or _set_level(draft, chosen.indicator, subject)
    if refused:
        return Suggestion(Asking(), "none", (*draft.reasons, refused))
    _set_place(draft, about)
    _set_time(draft, chosen.indicator, target, about)
    _set_sign(draft, target)
    _carry_level(draft, chosen.indicator, subject, before)
    _set_definition(draft, chosen.indicator, target, about)
    for other in fitting[1:]:
        draft.instead(
            replace(draft.asking, indicator=other.indicator.code),
            f"也可能指“{other.indicator.name.zh}”",
            f"it may also mean “{other.indicator.name.en}”",
        )
    for code in chosen.indicator.related if draft.sure == "likely" else ():
        other_one = by_code(code)
        if _unit_fits(other_one, target) and code not in [a.asking.indicator for a in draft.alternatives]:
            draft.instead(
                replace(draft.asking, indicator=code),
                f"也可能指“{other_one.name.zh}”",
                f"it may also mean “{other_one.name.en}”",
            )
    return draft.done()


def _candidates(target: Told, subject: Subject) -> Sequence[Named]:
    names = [target.indicator, subject.name]
    if subject.population and subject.population not in subject.name and not subject.population.endswith("财政"):
        names = [subject.population + subject.name]  # of a part of the world: only who counts that part will do
    scope = folded(target.scope or "")
    if scope and scope not in folded(target.indicator):
        names.insert(0, scope + target.indicator)
    return meant_by(*names)


def _unit_fits(indicator: Indicator, target: Told) -> bool:
    unit = folded(target.unit)
    if target.op in ("increase_by", "multiply"):
        return unit in ("%", "个百分点", "倍") and indicator.nature != "state"
    base = measure_of(target.unit)
    if base == "count":
        return any(unit.endswith(known) for known in indicator.called.units if known) or unit in indicator.called.units
    return base in indicator.called.units


def _none(target: Told, subject: Subject, named: Sequence[Named]) -> Suggestion:
    reasons = []
    for one in named[:2]:
        reasons.append(
            Sentence(
                f"与“{one.indicator.name.zh}”同名，但计量单位“{target.unit}”不是它的单位",
                f"named like “{one.indicator.name.en}”, but “{target.unit}” is not its unit",
            )
        )
    if not named:
        for one in near(subject.name)[:1]:
            reasons.append(
                Sentence(
                    f"说的只是“{one.indicator.name.zh}”的一部分，记录里没有这样的限定",
                    f"it speaks of a part of “{one.indicator.name.en}” that the records do not tell apart",
                )
            )
    reasons.append(Sentence("没有哪个指标叫这个名称", "no indicator goes by this name"))
    return Suggestion(Asking(), "none", tuple(reasons if not named else reasons[:-1]))


def _of_place(chosen: Named, target: Told, subject: Subject, about: About) -> Named | None:
    """Where only some provinces keep such a list, the name means another thing elsewhere."""
    indicator = chosen.indicator
    if not indicator.provinces or re.search("省", f"{target.scope or ''}{target.indicator}"):
        return chosen
    above = {about.place, *(one.code for one in divisions.ancestors(about.place))} if about.place else set()
    if above & set(indicator.provinces):
        return chosen
    return Named(by_code(indicator.elsewhere), "elsewhere", chosen.written)


def _say_name(draft: _Draft, chosen: Named, target: Told) -> None:
    name, en = chosen.indicator.name.zh, chosen.indicator.name.en
    if chosen.how == "whole":
        draft.say(f"名称即“{chosen.written}”，指标“{name}”", f"its name is that of “{en}”")
    elif chosen.how == "bare":
        draft.say(f"去掉级别、数量等字样后即“{chosen.written}”，指标“{name}”", f"but for plain words it is “{en}”")
    elif chosen.how == "elsewhere":
        draft.say(
            f"没有该省自建名录的依据，“{chosen.written}”按“{name}”理解",
            f"no list of the province's own is known: read as “{en}”",
            "likely",
        )
    else:
        draft.say(f"“{target.indicator}”可能比“{name}”更宽", f"its name may be wider than “{en}”", "likely")


def _say_unit(draft: _Draft, indicator: Indicator, target: Told) -> None:
    if target.op in ("increase_by", "multiply"):
        draft.say("要求的是变化幅度，不是数量本身", "what is asked is its change, not the number itself")
    else:
        draft.say(f"计量单位“{target.unit}”相合", f"the unit “{target.unit}” fits")


def _of_field(target: Told, about: About, indicator: Indicator) -> Sentence | None:
    """In a plan of one field, what is to be built or raised is meant in that field, which the records do not tell."""
    title = folded(about.title)
    whole = _WHOLE.search(title)
    if not title or target.op != "build" or indicator.nature == "state":
        return None
    if whole and not _FIRST.sub("", title[: whole.start()]):
        return None
    return Sentence(
        f"规划只讲一个领域（{about.title[:30]}），新建、培育的数量限于该领域，记录里没有这样的限定",
        "the plan is of one field, and what it builds is meant in that field, which the records do not tell apart",
    )


def _set_level(draft: _Draft, indicator: Indicator, subject: Subject) -> Sentence | None:
    if subject.level is None:
        return None
    wanted = tuple(_LEVELS[rank] for rank in sorted(subject.levels, reverse=True))
    if not indicator.levels:
        if indicator.reported or wanted == ("national",) or "财政" in (subject.population or ""):
            return None  # a name that has its level in it, or a budget of one level
        return Sentence(
            f"“{subject.level}”：“{indicator.name.zh}”不分级别",
            f"“{subject.level}”: “{indicator.name.en}” knows no levels",
        )
    draft.asking = draft.asking.with_scope(levels=wanted)
    if len(wanted) > 1:
        draft.say(f"“{subject.level}”按定义包括更高级别", f"“{subject.level}” takes in the levels above")
        return None
    draft.say(f"只计“{subject.level}”", f"only “{subject.level}” counts")
    if wanted[0] != "national":
        above = tuple(_LEVELS[rank] for rank in range(4, min(subject.levels) - 1, -1))
        draft.instead(
            draft.asking.with_scope(levels=above),
            f"把更高级别也算作“{subject.level}”",
            f"counting higher levels as “{subject.level}” too",
        )
    return None


def _set_place(draft: _Draft, about: About) -> None:
    if about.place:
        draft.asking = draft.asking.with_scope(place=about.place)
        name = name_of(about.place)
        draft.say(f"范围是规划所在的{name}", f"its place is the plan's, {name}")


def _set_time(draft: _Draft, indicator: Indicator, target: Told, about: About) -> None:
    words = f"{target.op_text or ''}{folded(target.quote)}"
    if target.op in ("increase_by", "multiply"):
        _set_growth(draft, target, about)
    elif target.per == "year":
        mode: Mode = "year"
        draft.asking = replace(draft.asking.with_scope(mode=mode), each_year=True)
        draft.say("“每年”：规划期内每个年份都要达到", "“each year”: every year of the plan has to reach it")
    elif indicator.nature == "flow":
        if target.op == "build" and (_ALTOGETHER.search(words) or _YEARS_LONG.search(words)) and about.begins:
            draft.asking = draft.asking.with_scope(mode="since", since=about.begins)
            draft.say(f"从{about.begins}起累计", f"added up since {about.begins}")
        else:
            draft.say("按期限所在年份的当年数", "the number of the deadline's year")
    elif indicator.nature == "stock":
        _set_stock_time(draft, target, about, words)


def _set_growth(draft: _Draft, target: Told, about: About) -> None:
    if target.per == "year":
        draft.asking = replace(draft.asking, growth=True, each_year=True)
        draft.say("“年均、每年”：每年与上年比", "each year over the year before")
        return
    year = int(target.deadline[:4]) if target.deadline else None
    first = about.begins.year if about.begins else year
    base = date(first - 1, 12, 31) if first else None
    draft.asking = replace(draft.asking, growth=True, base=base)
    if base:
        draft.say(f"与规划开始前（{base.year}年）比", f"over the year before the plan, {base.year}", "likely")


def _set_stock_time(draft: _Draft, target: Told, about: About, words: str) -> None:
    added = draft.asking.with_scope(mode="since", since=about.begins) if about.begins else None
    fresh = target.op == "build" and bool(_NEW.search(words))
    brought = target.op == "build" and bool(_BROUGHT.search(words)) and not _ALTOGETHER.search(words)
    if added and (fresh or brought):
        draft.asking, whole = added, draft.asking
        draft.say(
            f"“{target.op_text}”：从{about.begins}起新增的，不含原有的",
            f"“{target.op_text}”: what came since {about.begins}, not what was there",
            None if fresh else "likely",
        )
        if not fresh:
            draft.instead(whole, "连原有的一起算", "counting what was there too")
    elif target.op == "build":
        draft.say("按期末总数（含原有的）", "the number at the end, with what was there")
        if added and not by_code(draft.asking.indicator).reported:
            draft.instead(added, f"只算从{about.begins}起新增的", f"counting only what came since {about.begins}")
    else:
        draft.say("按期末总数", "the number at the end")


def _set_sign(draft: _Draft, target: Told) -> None:
    sign = target.op
    if target.op in ("build", "increase_by", "multiply"):
        sign = target.bound if target.bound and target.bound != "=" else ">="
    if sign == "=" and target.approx:
        sign = "~"
    draft.asking = replace(draft.asking, sign=_sign(sign))
    if sign == ">":
        draft.say("“超过、突破”不含本数", "“more than” leaves the figure itself out")
        draft.instead(
            replace(draft.asking, sign=">="),
            "把“超过”宽读为“达到”",
            "reading “more than” loosely as “at least”",
        )


def _sign(text: str) -> Sign:
    return text if text in (">=", ">", "<=", "<", "=", "~") else ">="  # type: ignore[return-value]


def _set_definition(draft: _Draft, indicator: Indicator, target: Told, about: About) -> None:
    """A definition that takes in what the plan counts apart is not the plan's: the one before it is."""
    for version in indicator.versions:
        if not version.includes or (target.deadline or "9999") < f"{version.since.year}":
            continue
        apart = [by_code(code) for code in version.includes]
        if any(one.indicator in apart for name in about.names for one in meant_by(name)):
            before = version.since - timedelta(days=1)
            draft.asking = draft.asking.with_scope(defined_on=before)
            draft.say(
                f"规划另列“{apart[0].name.zh}”，用{version.since}以前分开统计的口径",
                f"the plan counts “{apart[0].name.en}” apart: the definition before {version.since} is used",
            )


def _carry_level(draft: _Draft, indicator: Indicator, subject: Subject, before: str) -> None:
    """Whether the level named just before holds on (省级以上重点实验室2家，产业技术研究院2家) is left open."""
    items = re.split(r"[，,、]", re.split(r"[。；;]", folded(before[-80:]))[-1].rstrip("，,、"))
    carried = re.match(r"(国家|省|市)级(?:及?(以上))?", items[-1])
    if subject.level is not None or not indicator.levels or not carried:
        return
    rank = {"国家": 4, "省": 3, "市": 2}[carried[1]]
    levels = tuple(_LEVELS[r] for r in (range(4, rank - 1, -1) if carried[2] else (rank,)))
    draft.instead(
        draft.asking.with_scope(levels=levels),
        f"前面的“{carried.group()}”也管到这里",
        f"if “{carried.group()}” before it holds here too",
    )
