"""季度通报: the same over a quarter, with the standing of each lead unit."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.papers.kind import Kind
from kechuang.papers.kinds.bulletin import draft

KIND = Kind(
    "quarterly",
    Sentence("季度通报", "Quarterly report"),
    "quarter",
    Sentence("一个季度的目标进展，并列出各牵头单位的情况。", "A quarter, with the standing of each lead unit."),
    draft,
)
