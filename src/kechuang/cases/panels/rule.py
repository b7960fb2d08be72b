"""What each policy asks of its panel: size, shares of kinds and places, by date and with the article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from kechuang.cases.panels.need import Need
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation, Confidence

GUIDE = Citation("高新技术企业认定管理工作指引", "国科发火〔2016〕195号", "专家评审", date(2016, 6, 22))
DEFAULT = Citation("", "", "系统默认，主管部门可以另定")


@dataclass(frozen=True, slots=True)
class PanelRule:
    """From a day on: the least size, whether it must be odd, shares of technical and outside experts, financial ones.

    `larger`: how many times the panel the pool should be; less is told as a caution. `citation` is the source of the
    least size and of the shares of kinds; odd, outside and larger are our default everywhere.
    """

    since: date
    least: int
    odd: bool
    technical: Fraction
    financial: int
    outside: Fraction
    larger: int
    citation: Citation
    confidence: Confidence

    def need(self, size: int, *, per_unit: int = 0) -> Need:
        """What a panel of that size must be. Raises BadInput for a size the rule does not allow."""
        if size < self.least or (self.odd and size % 2 == 0):
            odd = Sentence("，且为单数", " and odd") if self.odd else Sentence("", "")
            raise BadInput(
                "panel.size",
                Sentence(
                    f"专家组人数须不少于{self.least}人{odd.zh}。", f"A panel has at least {self.least} members{odd.en}."
                ),
                Sentence(f"依据：{self.citation}。请改正人数。", "Choose another size."),
                field="size",
            )
        return Need(size, ceil(size * self.technical), self.financial, ceil(size * self.outside), per_unit)


GENERAL = PanelRule(date(1949, 10, 1), 5, True, Fraction(3, 5), 1, Fraction(1, 3), 3, DEFAULT, "local")
"""Random draw from a pool three times as large, odd and at least five, a third from outside the city: our default."""

BY_POLICY: dict[str, tuple[PanelRule, ...]] = {
    "hnte": (PanelRule(date(2016, 1, 1), 5, True, Fraction(3, 5), 1, Fraction(1, 3), 3, GUIDE, "K-high"),),
}
"""国科发火〔2016〕195号 asks for five or more, 60 % technical, one financial; odd and outside are our default."""


def rule_on(policy: str, day: date) -> PanelRule:
    """The rule of a policy on a day; the general one where it has none."""
    held = [rule for rule in BY_POLICY.get(policy, ()) if rule.since <= day]
    return held[-1] if held else GENERAL
