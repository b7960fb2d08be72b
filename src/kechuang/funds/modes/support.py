"""What a calculation gives: an amount in fen or undetermined, why, where it is written, how sure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from kechuang.funds.ledger.refusing import yuan
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation, Confidence

Mode = Literal["competitive", "stable", "post_subsidy", "indirect"]
LOCAL = "本地参数（待主管部门确认）"
TO_VERIFY: tuple[Confidence, ...] = ("local", "K-med", "unknown")


@dataclass(frozen=True, slots=True)
class Support:
    """An amount in whole fen, rounded down; None is undetermined, and the reason says what is missing."""

    fen: int | None
    reason: Sentence
    citation: Citation
    confidence: Confidence

    @property
    def verify(self) -> bool:
        """Whether the place has to confirm what it rests on."""
        return self.fen is None or self.confidence in TO_VERIFY

    def basis(self, way: str) -> dict[str, Any]:
        """As an award keeps it."""
        return {
            "way": way,
            "fen": self.fen,
            "reason_zh": self.reason.zh,
            "reason_en": self.reason.en,
            "source": str(self.citation),
            "confidence": self.confidence,
            "verify": self.verify,
        }


@dataclass(frozen=True, slots=True)
class Way:
    """One way of one mode. `asks` are its inputs by name: `fen`, `share`, `days`, `score`, `code` or `facts`."""

    code: str
    mode: Mode
    name: Sentence
    asks: Mapping[str, Sentence]
    amount: Callable[..., Support]


def floor_fen(exact: Fraction) -> int:
    """Whole fen, never more than the exact amount."""
    return int(exact // 1)


def local(article: str, since: date | None = None) -> Citation:
    """The place's own rule."""
    return Citation(LOCAL, "", article, since)


def refuse_outside(field: str, value: Fraction | int, least: Fraction | int, most: Fraction | int | None) -> None:
    """Raise BadInput naming the field for a figure out of its range."""
    if value < least or (most is not None and value > most):
        upper = Sentence(f"至{most}", f" to {most}") if most is not None else Sentence("以上", " and more")
        raise BadInput(
            f"support.{field}",
            Sentence(f"应在{least}{upper.zh}，现为{value}。", f"It lies at {least}{upper.en}; this is {value}."),
            Sentence("请核对。", "Check it."),
            field=field,
        )


def within(wanted: int, cap: int | None, said: Sentence) -> tuple[int, Sentence]:
    """An amount held to a cap, and the sentence with it."""
    if cap is None or wanted <= cap:
        return wanted, said
    more = Sentence(f"{said.zh}，超过上限，按上限{yuan(cap)}元", f"{said.en}, held to the cap of {yuan(cap)} yuan")
    return cap, more
