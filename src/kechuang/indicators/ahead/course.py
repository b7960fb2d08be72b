"""A course: the way a number is going, asked for any day to come; and why there may be none."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import ClassVar

from kechuang.indicators.ahead.made import Used
from kechuang.indicators.forecasting.back_test import Tried
from kechuang.indicators.forecasting.spread import Outlook
from kechuang.indicators.parts import Missing
from kechuang.kernel.sentences import Sentence


class NoCourse(Exception):
    """Nothing can be said of the days to come; `missing` says why."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.missing = Missing(code, Sentence(zh, en))


class Course(ABC):
    """One number's way ahead, made from what was known at the moments asked."""

    code: ClassVar[str]
    """The name of the method, stable for programs."""
    says: ClassVar[Sentence]
    """The method in one sentence."""

    @abstractmethod
    def at(self, day: date) -> Outlook:
        """What the number may be on a later day; of a yearly flow, for the year of that day."""

    @abstractmethod
    def used(self, day: date) -> tuple[Used, ...]:
        """The figures that the outlook of that day rests on."""

    def tried(self) -> tuple[Tried, ...]:
        """The same method on the past: from each earlier year, against what came."""
        return ()
