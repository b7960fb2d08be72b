"""The lamp of a milestone from its dates, its share done and the forecast of its target: lit by a rule, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.rule import Figures

ORDER = ("off_course", "at_risk", "no_data", "on_course", "met")
"""What needs looking at first."""
WORDS = {
    "off_course": Sentence("红灯", "red"),
    "at_risk": Sentence("黄灯", "yellow"),
    "no_data": Sentence("未亮灯", "not lit"),
    "on_course": Sentence("绿灯", "green"),
    "met": Sentence("已完成", "done"),
}
MONTHS = 3
"""Yellow in so many months running is red (银川, 2025)."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """A light and why it is lit."""

    light: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class Looked:
    """What a lamp is lit from. `share` is done of the whole, None where nothing tells; `target` the target's lamp."""

    begins: date
    due: date | None
    day: date
    done: bool
    share: Fraction | None = None
    target: str = ""


def lag(seen: Looked) -> Fraction | None:
    """Percentage points by which it is behind the even pace from its beginning to its date; None where unknown."""
    if seen.share is None or seen.due is None or seen.due <= seen.begins:
        return None
    gone = Fraction((min(seen.day, seen.due) - seen.begins).days, (seen.due - seen.begins).days)
    return 100 * (max(gone, Fraction(0)) - seen.share)


def lamp(seen: Looked, figures: Figures, before: tuple[str, ...] = ()) -> Lamp:
    """The lamp on a day; `before` are the lights of the months before, newest first."""
    made = _lamp(seen, figures)
    if made.light == "at_risk" and before[: MONTHS - 1] == ("at_risk",) * (MONTHS - 1):
        why = Sentence(
            f"连续{MONTHS}个月黄灯：{made.why.zh}", f"Yellow for {MONTHS} months running: {_lower(made.why.en)}"
        )
        return Lamp("off_course", why)
    return made


def _lamp(seen: Looked, figures: Figures) -> Lamp:
    if seen.done:
        return Lamp("met", Sentence("已有依据。", "There is evidence."))
    if seen.due is None:
        return Lamp("no_data", Sentence("没有写明时限。", "It has no date."))
    left = (seen.due - seen.day).days
    if left < 0:
        return Lamp("off_course", Sentence(f"逾期{-left}天，没有完成的依据。", f"{-left} days past its date."))
    behind = lag(seen)
    if behind is not None and behind > figures.lag_red:
        return Lamp("off_course", _behind(behind, seen))
    if seen.target == "off_course":
        return Lamp("off_course", Sentence("按目标的预测难以达到。", "By forecast its target will be missed."))
    if behind is not None and behind >= figures.lag_yellow:
        return Lamp("at_risk", _behind(behind, seen))
    if left <= figures.near_days and (seen.share is None or 100 * seen.share < figures.near_share):
        said = "还没有依据" if seen.share is None else f"完成{_per_cent(seen.share)}"
        told = "no evidence yet" if seen.share is None else f"{_per_cent(seen.share)} done"
        return Lamp("at_risk", Sentence(f"还有{left}天，{said}。", f"{left} days left, {told}."))
    if seen.target == "at_risk":
        return Lamp("at_risk", Sentence("按目标的预测有风险。", "By forecast its target is at risk."))
    if behind is None and seen.target != "on_course":
        return Lamp(
            "no_data", Sentence(f"还有{left}天，尚无进度依据。", f"{left} days left; nothing tells how far it is.")
        )
    return Lamp("on_course", Sentence(f"还有{left}天，进度正常。", f"{left} days left, on course."))


def _behind(behind: Fraction, seen: Looked) -> Sentence:
    points, done = f"{float(behind):.1f}".removesuffix(".0"), _per_cent(seen.share or Fraction(0))
    return Sentence(
        f"比均匀进度落后{points}个百分点（完成{done}）。", f"{points} points behind the even pace ({done} done)."
    )


def _per_cent(share: Fraction) -> str:
    return f"{float(100 * share):.0f}%"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
