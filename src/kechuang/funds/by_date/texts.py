"""The documents these rules rest on, and what an answer by them is: verdict, reason, where it is written, how sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation, Confidence

Said = TypeVar("Said")

MANAGEMENT_2014 = ("关于改进加强中央财政科研项目和资金管理的若干意见", "国发〔2014〕11号", date(2014, 3, 3))
OPINIONS_2016 = ("关于进一步完善中央财政科研项目资金管理等政策的若干意见", "中办发〔2016〕50号", date(2016, 7, 31))
MEASURES_2018 = ("关于优化科研管理提升科研绩效若干措施的通知", "国发〔2018〕25号", date(2018, 7, 18))
EVALUATION_2020 = ("项目支出绩效评价管理办法", "财预〔2020〕10号", date(2020, 2, 25))
OPINIONS_2021 = ("关于改革完善中央财政科研经费管理的若干意见", "国办发〔2021〕32号", date(2021, 8, 5))
BUDGET_LAW = ("中华人民共和国预算法", "", date(2015, 1, 1))
ORDER_19 = ("科学技术活动违规行为处理暂行规定", "科学技术部令第19号", date(2020, 9, 1))
PLACE = ("地方财政科研项目资金管理办法", "", None)
"""Name, number and the day from which it is taken to apply; a place's own rules are its own."""


def cite(document: tuple[str, str, date | None], article: str = "") -> Citation:
    """A place in one of the documents."""
    name, number, dated = document
    return Citation(name, number, article, dated)


@dataclass(frozen=True, slots=True)
class Ruled:
    """An answer: yes, no or undetermined, why, where it is written, how sure we are of the text."""

    verdict: bool | None
    reason: Sentence
    citation: Citation
    confidence: Confidence = "K-high"


@dataclass(frozen=True, slots=True)
class Text(Generic[Said]):
    """What one text says, from a day on."""

    since: date
    says: Said
    citation: Citation
    confidence: Confidence = "K-high"


def in_force(texts: Sequence[Text[Said]], day: date) -> Text[Said] | None:
    """The text in force on a day; None before the first, where nothing is known."""
    held = [text for text in texts if text.since <= day]
    return held[-1] if held else None
