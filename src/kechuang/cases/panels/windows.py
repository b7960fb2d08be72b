"""How far back avoidance looks, in months.

No national text with these figures was found: they are practice, and a place may set its own.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from kechuang.rules.parameters import Citation, Confidence
from kechuang.rules.python_reader import months_after

PRACTICE = Citation("", "", "评审回避的通行做法；未见全国统一的年限，主管部门可以另定")
CONFIDENCE: Confidence = "K-med"


@dataclass(frozen=True, slots=True)
class Windows:
    """Months looked back.

    left       since the expert left a unit of the applicant
    together   since a project or right in common, or a paper written together
    interest   since shares were sold, a seat on the board or paid advice ended
    units      whether everybody of a unit that applies in the same call stands aside, and not only those named there
    """

    left: int = 24
    together: int = 36
    interest: int = 36
    units: bool = False

    def plain(self) -> dict[str, int | bool]:
        """As it stands in a commitment."""
        return asdict(self)


def within(ended: date | None, months: int, day: date) -> bool:
    """Whether what ended on `ended` (None: goes on) is still held against somebody on the day; the last day counts."""
    return ended is None or day <= months_after(ended, months)
