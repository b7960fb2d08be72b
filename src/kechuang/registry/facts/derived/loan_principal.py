"""What a borrower owes on all its covered loans, the one asked about among them: the rule's cap is per borrower."""

from __future__ import annotations

from kechuang.registry.facts.owing import Owed

HOME = Owed()
