"""A technology contract: registered on the day with its prices; who applies is the seller.

The registered category follows from the kind of contract that was examined; the technical part of the price is the
whole less what is not technical.
"""

from __future__ import annotations

from typing import Any

from kechuang.cases.grant import Given, Grant
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.derived.contract_kind import FORM_OF
from kechuang.registry.kinds.technology_contract import TechnologyContract


def _values(given: Given) -> dict[str, Any]:
    form = FORM_OF.get(str(given.facts.get("contract_kind", "")))
    if form is None:
        raise BadInput(
            "case.contract_kind",
            Sentence("还没有认定合同类别，不能登记。", "The kind of contract is not known."),
            Sentence("请退回补正，填写合同类别。", "Send it back and have it filled in."),
        )
    whole, other = given.own.get("total"), given.facts.get("contract_non_technical")
    return given.own | {
        "number": given.number,
        "title": given.own.get("title") or given.case.title,
        "form": form,
        "seller": given.case.organisation,
        "seller_name": given.case.organisation_name,
        "seller_division": given.case.division,
        "registered": given.today,
        "technical": None if whole is None or other is None else whole - other,
    }


GRANT = Grant(TechnologyContract, _values)
