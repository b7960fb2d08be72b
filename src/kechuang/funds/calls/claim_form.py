"""What an application for indirect support names besides facts: whose service or loan it is, under which contract.

One contract may come up twice, and no text found says when that is wrong: the earlier applications are shown to who
applies and who decides. Whether the borrower of a covered loan meets the policy is read off its records, never typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from kechuang.cases.joined import Item, typed_items
from kechuang.cases.models import Case
from kechuang.funds.calls.taking import GONE
from kechuang.funds.grants import COVERS, Grant
from kechuang.funds.models import Application
from kechuang.funds.vouchers.held import voucher
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.answers import Answer, answers
from kechuang.registry.facts.home import Home
from kechuang.registry.facts.homes import home_of
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import Subject, organisation
from kechuang.registry.kinds.organisation import Organisation
from kechuang.rules.facts import Fact

_NO_VOUCHER = Sentence(
    "创新券台账里没有这个编号，请照券上的编号填写。", "No such voucher is on record: copy the number from the voucher."
)
_OF_SERVICE = (
    Item(
        "claim.voucher",
        Sentence("创新券编号", "Number of the voucher"),
        hint=Sentence("一份申报兑付一张券；金额不超过券面。", "One voucher an application, no more than its face."),
        wrong=lambda text: None if voucher(text) is not None else _NO_VOUCHER,
    ),
    Item("claim.provider", Sentence("服务机构", "Who gave the service")),
    Item("claim.contract", Sentence("服务合同编号", "Number of the service contract")),
)
_UNKNOWN = Sentence(
    "登记库里没有这个单位；请核对代码，或请它先登记。", "It is not on record: check the code, or let it be entered."
)
_BORROWER = "claim.borrower"
_OF_COVER = (
    Item(
        _BORROWER,
        Sentence("借款企业统一社会信用代码", "Credit code of the borrower"),
        hint=Sentence(
            "是否在省内、是否科技型中小企业按登记的记录判断，不用填。",
            "Whether it is in the province and a technology SME is read off its records.",
        ),
        wrong=lambda text: None if _on_record(text) else _UNKNOWN,
    ),
    Item("claim.contract", Sentence("借款合同编号", "Number of the loan contract")),
)
ITEMS: Mapping[str, tuple[Item, ...]] = {
    "city_voucher": _OF_SERVICE,
    "voucher": _OF_SERVICE,
    "interest": (
        Item("claim.bank", Sentence("贷款银行", "The bank")),
        Item("claim.contract", Sentence("借款合同编号", "Number of the loan contract")),
    ),
    **dict.fromkeys(COVERS, _OF_COVER),
}
"""By code of the grant."""


def items_of(grant: Grant) -> tuple[Item, ...]:
    """What the form asks besides facts; nothing where the facts are all."""
    return ITEMS.get(grant.code, ())


def read(grant: Grant, texts: Mapping[str, str]) -> dict[str, str]:
    """What was typed, by name without its prefix. Raises BadInput naming what is missing or cannot be taken."""
    told: dict[str, str] = {}
    for item in items_of(grant):
        text = " ".join(texts.get(item.name, "").split())[:200]
        why = item.wrong(text) if text else Sentence("还没有填。", "It is not filled in.")
        if why is not None:
            raise BadInput(
                "application.claim",
                Sentence(f"{item.label.zh}：{why.zh}", f"{item.label.en}: {why.en}"),
                Sentence("请改正后再提交。", "Put it right, then submit."),
                field=item.name,
            )
        told[item.name.removeprefix("claim.")] = text
    return told


def borrower_known(case: Case, when: When, facts: Sequence[Fact]) -> dict[str, Answer]:
    """The facts of a loan that are its borrower's, by the borrower's records; unknown ones stay so."""
    theirs = [fact for fact in facts if _of_borrower(fact)]
    code = typed_items(case).get(_BORROWER, "").strip()
    about = organisation(code) if _on_record(code) else Subject("loan", case.number)
    return answers(about, when, theirs)


def same_contract(of: Application) -> QuerySet[Application]:
    """Other applications of the same organisation for the same grant under the same contract, oldest first."""
    contract = of.project.get("contract", "")
    if not contract or not of.call.granted:
        return Application.objects.none()
    rows = Application.objects.filter(call__grant=of.call.grant, case__organisation=of.case.organisation)
    rows = rows.filter(project__contract=contract).exclude(pk=of.pk).exclude(case__state__in=(*GONE, "refused"))
    return rows.select_related("case").order_by("pk")


def _of_borrower(fact: Fact) -> bool:
    home: Home | None = home_of("organisation", fact.name)
    return home is not None and home_of("loan", fact.name) is None


def _on_record(text: str) -> bool:
    return Organisation.objects.standing().filter(key=text.strip()).exists()
