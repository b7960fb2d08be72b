"""R&D expenditure of the whole country as a share of its gross product, as published for the year."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.publishing import Published

HOME = Published(
    "rd_intensity_national",
    Sentence("公开统计：全国研发投入强度", "As published for the whole country"),
    "rd_intensity",
    "000000",
)
