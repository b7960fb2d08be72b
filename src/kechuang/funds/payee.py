"""Who is paid and into which account: what must hold of both, and the fingerprint of what was checked.

Banks number the accounts of organisations as they like (`kernel/identifiers/bank_card.py`): only the form is checked,
and that payee, name and code are those of the organisation that the decision names.
"""

from __future__ import annotations

import hmac
import json

from django.conf import settings

from kechuang.funds.models import Award, Payment
from kechuang.kernel.checked import spoiled_by_spreadsheet, typed
from kechuang.kernel.errors import BadInput
from kechuang.kernel.name_keys import same_organisation_name
from kechuang.kernel.sentences import Sentence

SHORTEST, LONGEST = 8, 32


def account_number(text: str) -> str:
    """The number without blanks and dashes. Raises BadInput that names the field."""
    number = typed(text).replace("-", "")
    if number.isascii() and number.isdigit() and SHORTEST <= len(number) <= LONGEST and number.strip("0"):
        return number
    raise BadInput(
        "payment.account",
        Sentence(
            f"账号应为{SHORTEST}至{LONGEST}位数字，现为“{text.strip()[:40]}”。",
            f"An account number has {SHORTEST} to {LONGEST} digits; this is “{text.strip()[:40]}”.",
        ),
        spoiled_by_spreadsheet(typed(text))
        or Sentence("请对照开户许可证或账户信息表核对。", "Compare it with the bank's paper."),
        field="account",
    )


def refuse_other_payee(award: Award, payee: str, name: str) -> None:
    """Raise BadInput unless the payee is the organisation of the decision, by code and by name."""
    if payee.strip() == award.organisation and same_organisation_name(name, award.organisation_name):
        return
    field, given, wanted = (
        ("payee", payee.strip(), award.organisation)
        if payee.strip() != award.organisation
        else ("payee_name", name.strip(), award.organisation_name)
    )
    raise BadInput(
        "payment.payee",
        Sentence(
            f"收款人“{given[:60]}”不是决定支持的单位“{wanted}”。",
            f"The payee “{given[:60]}” is not the organisation of the decision, “{wanted}”.",
        ),
        Sentence(
            "不能拨付。只能付给决定文件写明的单位；确需变更的，先变更决定。",
            "It cannot be paid. Only the organisation of the decision is; change the decision first.",
        ),
        field=field,
    )


def bank_named(text: str) -> str:
    """The bank's name. Raises BadInput."""
    named = " ".join(text.split())
    if 4 <= len(named) <= 200:
        return named
    raise BadInput(
        "payment.bank",
        Sentence("没有写明开户行。", "The bank is not named."),
        Sentence("请写到支行。", "Name it down to the branch."),
        field="bank",
    )


def fingerprint(payment: Payment) -> str:
    """Of amount, payee, bank and account, under the site's key: tells a change without giving the number away."""
    told = [payment.fen, payment.payee, payment.payee_name, payment.bank, payment.account]
    text = json.dumps(told, ensure_ascii=False)
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), "sm3").hexdigest()
