"""The chart of accounts: kinds of accounts, what tells two of a kind apart, and which may never go below nought.

Money is put on *uses* and taken from *sources*: a source stands below nought by what came from it. Fiscal money goes
appropriation → available → committed → in transit → paid; what a pool behind loans holds has accounts of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from kechuang.kernel.sentences import Sentence

Side = Literal["use", "source"]
Part = Literal["year", "line", "subject"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of account. `parts` are what names an account of it; a use never goes below nought, a source not above.

    `group` gathers kinds in a trial balance: fiscal money, a pool's money, loans behind which the pool stands.
    """

    code: str
    name: Sentence
    side: Side
    parts: tuple[Part, ...]
    group: Literal["fiscal", "pool", "loans"] = "fiscal"


def _kinds(*kinds: Kind) -> Mapping[str, Kind]:
    return MappingProxyType({kind.code: kind for kind in kinds})


_LINE: tuple[Part, ...] = ("year", "line")
_AWARD: tuple[Part, ...] = ("year", "line", "subject")
_POOL: tuple[Part, ...] = ("line",)
_LOAN: tuple[Part, ...] = ("line", "subject")

KINDS = _kinds(
    Kind("appropriation", Sentence("预算安排", "Appropriated"), "source", _LINE),
    Kind("carried_in", Sentence("上年结转", "Carried in"), "source", _LINE),
    Kind("available", Sentence("可用预算", "Available"), "use", _LINE),
    Kind("committed", Sentence("已定未拨", "Committed"), "use", _AWARD),
    Kind("in_transit", Sentence("在途资金", "With the bank"), "use", _AWARD),
    Kind("paid", Sentence("已拨付", "Paid"), "use", _AWARD),
    Kind("returned", Sentence("收回结余", "Returned"), "use", _AWARD),
    Kind("carried_out", Sentence("结转下年", "Carried out"), "use", _LINE),
    Kind("lapsed", Sentence("财政收回", "Lapsed"), "use", _LINE),
    Kind("pool_capital", Sentence("资金池注资", "Put into the pool"), "source", _POOL, "pool"),
    Kind("pool_cash", Sentence("资金池余额", "In the pool"), "use", _POOL, "pool"),
    Kind("compensated", Sentence("已补偿", "Compensated"), "use", _LOAN, "pool"),
    Kind("recovered", Sentence("追偿返还", "Recovered"), "source", _LOAN, "pool"),
    Kind("lent", Sentence("入池贷款发放", "Lent under cover"), "source", _LOAN, "loans"),
    Kind("outstanding", Sentence("贷款余额", "Outstanding"), "use", _LOAN, "loans"),
    Kind("repaid", Sentence("已归还", "Repaid"), "use", _LOAN, "loans"),
    Kind("lost", Sentence("本金损失", "Principal lost"), "use", _LOAN, "loans"),
)
"""Every kind, in the order of a trial balance."""


@dataclass(frozen=True, slots=True, order=True)
class Account:
    """One account: its kind and what names it. Raises ValueError where a part is missing or too many.

    `line` is a budget line, or a pool; `subject` an award, or a loan.
    """

    kind: str
    year: int = 0
    line: str = ""
    subject: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"there are no accounts of the kind {self.kind}")
        given = {part for part in ("year", "line", "subject") if getattr(self, part)}
        if given != set(KINDS[self.kind].parts):
            raise ValueError(f"an account of the kind {self.kind} is named by {', '.join(KINDS[self.kind].parts)}")
        if "/" in self.line:
            raise ValueError("a line's code holds no stroke")

    @property
    def of(self) -> Kind:
        """Its kind."""
        return KINDS[self.kind]

    @property
    def key(self) -> str:
        """Its name in one word: `committed/2025/platforms/ZZ2025001`; `read` gives it back."""
        return "/".join([self.kind, *(str(getattr(self, part)) for part in self.of.parts)])

    @classmethod
    def read(cls, key: str) -> Account:
        """From its key. Raises ValueError."""
        kind, _, rest = key.partition("/")
        parts = KINDS[kind].parts if kind in KINDS else ()
        named = rest.split("/", len(parts) - 1) if rest else []
        if not parts or len(parts) != len(named):
            raise ValueError(f"{key} names no account")
        values: dict[str, str] = dict(zip(parts, named, strict=True))
        return cls(kind, int(values.get("year", 0)), values.get("line", ""), values.get("subject", ""))

    def allows(self, balance: int) -> bool:
        """Whether it may stand there: a use not below nought, a source not above."""
        return balance >= 0 if self.of.side == "use" else balance <= 0
