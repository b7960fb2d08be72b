"""R&D expenditure of the whole place as a share of its gross product, as published for the year."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.publishing import Published

HOME = Published(
    "rd_intensity", Sentence("公开统计：全社会研发经费支出占地区生产总值的比重", "As published"), "rd_intensity"
)
