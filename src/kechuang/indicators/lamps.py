"""The lamp of a target: met, on course, at risk, off course, no data; from outcome and course, never by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from kechuang.indicators.meeting import Meeting
from kechuang.kernel.sentences import Sentence

Light = Literal["met", "on_course", "at_risk", "off_course", "no_data"]
LIGHTS: dict[str, Sentence] = {
    "met": Sentence("已达到", "met"),
    "on_course": Sentence("正常", "on course"),
    "at_risk": Sentence("有风险", "at risk"),
    "off_course": Sentence("滞后", "off course"),
    "no_data": Sentence("无数据", "no data"),
}


class Course(Protocol):
    """Where a number is going: what a forecast tells a lamp."""

    @property
    def light(self) -> Light: ...
    @property
    def why(self) -> Sentence: ...


@dataclass(frozen=True, slots=True)
class Lamp:
    """A light with its reason; `light` is None while the target is open and no forecast speaks of it."""

    light: Light | None
    why: Sentence


def lamp(met: Meeting, course: Course | None = None) -> Lamp:
    """The lamp of an outcome, and of its course where the target is still open."""
    if met.outcome == "met":
        return Lamp("met", Sentence("已达到目标值。", "The figure asked is reached."))
    if met.outcome == "unknown":
        return Lamp("no_data", Sentence("没有可用的数据。", "There is no number."))
    if met.outcome == "not_met":
        return Lamp("off_course", Sentence("期限已到，没有达到目标值。", "It is due and not reached."))
    if course is not None:
        return Lamp(course.light, course.why)
    return Lamp(None, Sentence("尚未到期；还没有走势判断。", "Not due yet; no forecast speaks of it."))
