"""How a finding names a place of the plan and quotes it; which targets are goals of the whole plan."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from kechuang.kernel.sentences import Sentence
from kechuang.plans.model import Reading, Section, Span, Target, Task

_SPACE = re.compile(r"\s+|[—–-]\s*\d{1,3}\s*[—–-]")
_TITLE = 18
_OPENING = 800
_Part = TypeVar("_Part", Section, Task)


def quoted(text: str, limit: int = 40) -> str:
    """The words in Chinese quotation marks, white space and page numbers left out, cut in the middle where long."""
    text = _SPACE.sub("", text)
    if len(text) > limit:
        text = f"{text[: limit - 13]}…{text[-12:]}"
    return f"“{text}”"


def number(value: object) -> str:
    """A number without an exponent and without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def listed(words: Iterable[str], limit: int = 6) -> Sentence:
    """Words in a row, cut where there are many."""
    every = list(words)
    more = len(every) - limit
    return Sentence(
        "、".join(every[:limit]) + ("等" if more > 0 else ""),
        ", ".join(every[:limit]) + (f" and {more} more" if more > 0 else ""),
    )


def opening(words: str) -> str:
    """English words with a capital to open a sentence."""
    return words[:1].upper() + words[1:]


def section_of(reading: Reading, place: int) -> Section | None:
    """The innermost section that holds the character."""
    holding = [s for s in reading.sections if s.body.start <= place < s.body.end]
    return max(holding, key=lambda s: (s.body.start, s.level), default=None)


def where(reading: Reading, span: Span, task: str | None = None) -> Sentence:
    """The place of a span in words: its task or safeguard, else its section, else the text."""
    for number_, body in ((t.number, t.body) for t in reading.tasks):
        if number_ == task if task else body.start <= span.start < body.end:
            return Sentence(f"任务{number_}", f"task {number_}")
    if task:
        return Sentence(f"“{task}”", f"“{task}”")
    section = section_of(reading, span.start)
    if section is None:
        return Sentence("正文", "the text")
    title = re.split(r"[。；;]", section.title)[0]
    title = title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
    return Sentence(f"“{title}”", f"“{title}”")


def stated(reading: Reading, target: Target) -> Sentence:
    """The quotation of a target and its place."""
    place = where(reading, target.span, target.task_number)
    return Sentence(f"{quoted(target.quote)}（{place.zh}）", f"{quoted(target.quote)} ({place.en})")


def is_work_report(reading: Reading) -> bool:
    """Whether this is a report on the work of the government: it speaks to a congress and names no owners."""
    titled = reading.title is not None and "工作报告" in reading.title.value
    return titled or "大会报告工作" in _SPACE.sub("", reading.document.text[:_OPENING])


def goals_among(reading: Reading, places: Iterable[int]) -> frozenset[int]:
    """Which of the characters stand in the part that sets the goals of the whole plan. One pass over the plan."""
    ordered = sorted(set(places))
    sections, tasks = _holding(ordered, reading.sections), _holding(ordered, (*reading.tasks, *reading.safeguards))
    rows = zip(ordered, sections, tasks, strict=True)
    return frozenset(place for place, held, tasked in rows if not tasked and _is_goal(held))


def _holding(places: Sequence[int], parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """For each of the ascending places the parts of the plan that hold it."""
    waiting = deque(sorted(parts, key=lambda part: part.body.start))
    held: list[_Part] = []
    for place in places:
        while waiting and waiting[0].body.start <= place:
            held.append(waiting.popleft())
        held = [part for part in held if place < part.body.end]
        yield held


def _is_goal(holding: list[Section]) -> bool:
    if not any("目标" in s.title for s in holding):
        return False
    inner = max(holding, key=lambda s: (s.body.start, s.level))
    if "目标" in inner.title:
        return "指导思想" not in inner.title
    return any(s.title.rstrip("。:：").endswith("目标") and not re.search("[和与及、]", s.title[2:]) for s in holding)
