"""The example city whole, loaded or withdrawn: its parts come and go in one order, whichever command asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kechuang.examples.parameters import Example
    from kechuang.registry.actions.load_example import Loaded


def load_city(asked: Example, *, beside: bool = False, at: Callable[[str], None] = lambda kind: None) -> Loaded:
    """Records, the method that classifies townships, money, supervision, calls; what is there already stays."""
    from kechuang.funds.actions.load_example_calls import load_example_calls
    from kechuang.funds.actions.load_example_money import load_example_money
    from kechuang.oversight.example import load_example_oversight
    from kechuang.registry.actions.load_example import load_example

    loaded = load_example(asked, None, beside=beside, at=at)
    _adopt_method()
    load_example_money(asked, None)
    load_example_oversight(asked.until, None)
    load_example_calls(None)
    return loaded


def withdraw_city(reason: str) -> int:
    """Cases, papers, money, supervision with its people and plan, then the records: gives how many of these.

    Stays: what the log and the ledger tell of it, and the method of the invented place, which no plan names any more.
    """
    from kechuang.cases.actions.withdraw_example_cases import withdraw_example_cases
    from kechuang.funds.actions.withdraw_example_money import withdraw_example_money
    from kechuang.oversight.example import withdraw_example_oversight
    from kechuang.papers.actions.withdraw_example_papers import withdraw_example_papers
    from kechuang.registry.actions.withdraw_example import withdraw_example

    withdraw_example_cases(None, reason=reason)  # while their calls and money still stand
    withdraw_example_papers(None, reason=reason)
    withdraw_example_money(None, reason=reason)
    withdraw_example_oversight(None, reason=reason)
    return withdraw_example(None, reason=reason)


def _adopt_method() -> None:
    """The example city classifies its townships by a method of its own, invented like its records."""
    from kechuang.places.example_method import adopt_example_method
    from kechuang.registry.asof import AsOf
    from kechuang.supervision.held import division_of
    from kechuang.supervision.queries import plans_in_force

    for plan in plans_in_force().filter(example=True):
        adopt_example_method(division_of(plan, AsOf.now().known))
