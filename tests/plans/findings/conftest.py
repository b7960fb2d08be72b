"""Small invented plans of 明湖市, built without the reader so that each finding is tested on its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from kechuang.plans.model import Document, Mention, Reading, Section, Span, Stated, Target, Task
from kechuang.plans.paragraphs import paragraphs

GOALS = "一、行动目标"


@dataclass
class Draft:
    """A plan in the making: text first, then what is to be understood of it, found by searching the text."""

    lines: list[str] = field(default_factory=list)
    targets: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    tasks: list[tuple[str, str, Sequence[str], Sequence[str]]] = field(default_factory=list)

    def goal(self, quote: str, indicator: str, value: str, unit: str = "家", **more: Any) -> Draft:
        """A target of the goal part."""
        self.targets.append((quote, {"indicator": indicator, "value": Decimal(value), "unit": unit, **more}))
        return self

    def task(self, title: str, body: str = "", lead: Sequence[str] = ("科技局",), others: Sequence[str] = ()) -> Draft:
        """A task with its owners printed behind it."""
        self.tasks.append((title, body, lead, others))
        return self

    def promise(self, quote: str, indicator: str, value: str, unit: str = "家", **more: Any) -> Draft:
        """A target of the task added last."""
        return self.goal(quote, indicator, value, unit, task_number=str(len(self.tasks)), **more)

    def read(self, *goal_lines: str, title: str = "明湖市科技创新行动计划", period: Any = (2025, 2027)) -> Reading:
        """The reading; goal targets stand in the goal part unless a goal line holds them already."""
        written = list(goal_lines)
        for quote, more in self.targets:
            if "task_number" not in more and not any(quote in line for line in goal_lines):
                written.append(f"到2027年,{quote}。")
        text = f"{title}\n{GOALS}\n" + "".join(f"{line}\n" for line in written)
        goals_end = len(text)
        text += "二、主要任务\n"
        tasks = []
        for number, (name, body, lead, others) in enumerate(self.tasks, 1):
            start = len(text)
            text += f"{number}.{name}。{body}"
            text += "".join(f"{quote}。" for quote, more in self.targets if more.get("task_number") == str(number))
            owners: dict[str, tuple[Mention, ...]] = {}
            for role, names in (("lead", lead), ("participants", others)):
                found = []
                for unit in names:
                    text += "("
                    found.append(Mention(unit, Span(len(text), len(text) + len(unit))))
                    text += f"{unit})"
                owners[role] = tuple(found)
            text += "\n"
            heading = Span(start, start + len(f"{number}.{name}"))
            tasks.append(Task(str(number), name, heading, Span(start, len(text)), section=1, **owners))
        document = Document("plan.txt", "txt", text, "0" * 64)
        at, second = text.index(GOALS), text.index("二、主要任务")
        sections = (
            Section(GOALS, 1, Span(at, at + len(GOALS)), Span(at, goals_end)),
            Section("二、主要任务", 1, Span(second, second + 6), Span(second, len(text))),
        )
        return Reading(
            document,
            paragraphs(document),
            title=Stated(title, Span(0, len(title))),
            period=period,
            sections=sections,
            tasks=tuple(tasks),
            targets=tuple(self._target(text, second, quote, more) for quote, more in self.targets),
        )

    @staticmethod
    def _target(text: str, second: int, quote: str, more: dict[str, Any]) -> Target:
        start = text.index(quote, second if "task_number" in more else 0)
        asked = {"scope": None, "op": ">=", "op_text": "达到", "deadline": "2027", "deadline_source": "explicit"} | more
        return Target(quote=quote, span=Span(start, start + len(quote)), **asked)


@pytest.fixture
def draft() -> Callable[[], Draft]:
    """A new empty draft."""
    return Draft
