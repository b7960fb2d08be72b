"""Check the account: payee, account and bank agree."""

from __future__ import annotations

from kechuang.cases.verb import CaseVerb
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "check_account",
    Sentence("核对账户", "check the account"),
    Sentence("收款人与账户名称、开户行一致。", "Payee, account and bank agree."),
    "case.account_checked",
    "office",
)
