"""How a policy is applied for: which flow a case runs through, and what stands on record once it is granted.

The periods of a procedure stand in the versions, dated and cited like everything else of the law, under these codes:
`notice` (公示), `valid` (有效期), `decision` (办理时限), `rectification` (整改期). Where a version has none, the flow's
own local figure counts and is shown as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kechuang.rules.errors import bad_rule
from kechuang.rules.parameters import Citation, Confidence

GrantKind = Literal["certificate", "platform", "incubationcarrier", "technologycontract", "project"]
"""The kind of record a grant becomes."""

Level = Literal["national", "provincial", "municipal", "county"]

_PLACES = {"year": 2018, "province": "13", "division": "130181", "serial": 1}
_SERIAL = re.compile(r"\{serial(?::0?(\d+))?\}")


@dataclass(frozen=True, slots=True)
class Numbering:
    """The pattern of the numbers a grant gets: `GR{year}{province}{serial:06}`.

    {year} of the grant; {province} the first two and {division} the six digits of the holder's division code; {serial}
    counts within what stands before it. Without a citation it is a local figure.
    """

    pattern: str
    citation: Citation | None = None
    confidence: Confidence = "local"

    def __post_init__(self) -> None:
        try:
            self.pattern.format(**_PLACES)
        except (KeyError, IndexError, ValueError) as error:
            raise bad_rule(
                "procedure.pattern",
                f"编号样式“{self.pattern}”写错了：{error}。",
                f"the pattern “{self.pattern}” is wrong: {error}.",
            ) from error
        if not _SERIAL.search(self.pattern):
            raise bad_rule(
                "procedure.pattern",
                f"编号样式“{self.pattern}”没有序号。",
                f"the pattern “{self.pattern}” has no serial.",
            )

    def number(self, year: int, division: str, serial: int) -> str:
        """The number of that serial."""
        return self.pattern.format(year=year, province=division[:2], division=division[:6], serial=serial)

    def serial_of(self, number: str, year: int, division: str) -> int | None:
        """Which serial a number has; None for one of another pattern, year or place."""
        before, after = _SERIAL.split(self.pattern)[0], _SERIAL.split(self.pattern)[-1]
        places = {"year": year, "province": division[:2], "division": division[:6]}
        found = re.fullmatch(
            re.escape(before.format(**places)) + r"(\d+)" + re.escape(after.format(**places)), number, re.ASCII
        )
        return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """What holders report each year: by which day, and how many missed reports cost the status."""

    month: int
    day: int
    misses: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The grades of a periodic evaluation, best first, and what a bad one leads to.

    rectify   a failing grade gives time to rectify; who does not pass then is struck off
    twice     the failing grade two evaluations in a row strikes off
    """

    grades: tuple[str, ...]
    failing: str
    leads_to: Literal["rectify", "twice"]
    citation: Citation

    def __post_init__(self) -> None:
        if self.failing not in self.grades:
            raise bad_rule(
                "procedure.grade", f"等次“{self.failing}”不在等次表里。", f"“{self.failing}” is not one of the grades."
            )

    def consequence(self, grades: tuple[str, ...]) -> Literal["keep", "rectify", "revoke"]:
        """What the latest of the grades, oldest first, leads to."""
        if not grades or grades[-1] != self.failing:
            return "keep"
        if self.leads_to == "rectify":
            return "rectify"
        return "revoke" if grades[-2:] == (self.failing, self.failing) else "keep"


@dataclass(frozen=True, slots=True)
class Procedure:
    """One way to a grant.

    flow        code of a flow (`cases/flows/`)
    becomes     the kind of record the grant becomes; `form` tells which kind of platform or carrier
    asks        fields of that record which the form asks for besides the facts (a platform's name)
    reviewed    whether experts review before the office decides
    publicised  whether a grant is laid open to objections first
    builds      whether it is approved to be built first and operates once what was built was found good
    """

    flow: Literal["recognition", "filing", "registration", "funding"]
    becomes: GrantKind = "certificate"
    level: Level = "provincial"
    form: str = ""
    numbering: Numbering | None = None
    asks: tuple[str, ...] = ()
    reviewed: bool = True
    publicised: bool = True
    builds: bool = False
    report: YearlyReport | None = None
    evaluation: Evaluation | None = None
