"""The tables of the app, by what they hold."""

from __future__ import annotations

from kechuang.funds.models.application import Application
from kechuang.funds.models.award import Award
from kechuang.funds.models.budget import BudgetLine
from kechuang.funds.models.call import Call, CallCorrection
from kechuang.funds.models.carried_out import Evaluation, ProjectBudget
from kechuang.funds.models.ledger import LedgerAccount, LedgerEntry, LedgerPosting
from kechuang.funds.models.payment import Payment

__all__ = (
    "Application",
    "Award",
    "BudgetLine",
    "Call",
    "CallCorrection",
    "Evaluation",
    "LedgerAccount",
    "LedgerEntry",
    "LedgerPosting",
    "Payment",
    "ProjectBudget",
)
