"""The most of a project that may go to indirect costs, by the policy of the day its task contract was signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kechuang.funds.ledger.refusing import yuan
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce

POLICY = "indirect_costs"


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most in fen (None: undetermined, with the reason), and the explanation it was read from.

    `beyond` is what no reading allows more than: the ceiling itself, or the higher of the two while it is not said
    whether the research is purely theoretical; None where no text is in force.
    """

    fen: int | None
    reason: Sentence
    found: Explanation | None
    beyond: int | None = None


def ceiling(direct: int, equipment: int, indirect: int, signed: date, *, pure_theory: bool | None) -> Ceiling:
    """For amounts in fen. Raises BadInput where equipment exceeds direct costs."""
    if equipment > direct:
        raise BadInput(
            "contract.equipment",
            Sentence("设备费不能超过直接费用。", "Equipment is a part of direct costs."),
            Sentence("请核对预算。", "Check the budget."),
            field="equipment",
        )
    try:
        law = catalogue().law(POLICY, signed)
    except NotInForce as none:
        return Ceiling(None, none.sentence, None)
    row = {
        "project_direct_costs": direct,
        "project_equipment_costs": equipment,
        "project_indirect_costs": indirect,
        "project_pure_theory": pure_theory,
    }
    found = law.explain({fact.name: row.get(fact.name) for fact in law.facts} | {"on": signed})
    value = next(granted.value for granted in found.amounts if granted.amount.code == "limit")
    if value is None:
        no, yes = (ceiling(direct, equipment, indirect, signed, pure_theory=one).fen or 0 for one in (False, True))
        said = Sentence(
            f"是否纯理论基础研究未填，上限待定：填“否”为{yuan(no)}元，填“是”为{yuan(yes)}元。",
            f"Undetermined: {yuan(yes)} yuan for purely theoretical research, {yuan(no)} for other.",
        )
        return Ceiling(None, said, found, max(no, yes))
    fen = int(value * 100 // 1)
    number = law.version.documents[0].number
    said = Sentence(f"按{number}，上限{yuan(fen)}元。", f"At most {yuan(fen)} yuan, by {number}.")
    return Ceiling(fen, said, found, fen)
