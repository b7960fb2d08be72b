"""Aims in the goal part that no number makes checkable."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import goals_among, listed, quoted
from kechuang.plans.model import Finding, Paragraph, Reading, Severity, Span

CODE = "aim.unquantified"
SEVERITY: Severity = "notice"
TITLE = Sentence("目标没有量化", "An aim without a number")

_CLAUSE = re.compile(r"[^,。;:!]+")
_CHANGE = re.compile(
    r"(.{2,}?)(?:得到|实现|取得)?(?:显著|明显|大幅度?|稳步|不断|持续|全面|进一步|较快|有效|基本|更加|逐步|日益|趋于|日趋|极大)"
    r"(?:增强|提升|提高|改善|优化|完善|增长|壮大|扩大|形成|健全|加快|突破|降低|下降|提质|扩量|凸显)$"
)
_RANK = re.compile(r"(?:前列|领先水平|先进水平|一流水平|领先地位|国内领先|国际领先|走在前列|位居前列|走在前)$")
_FIGURE = re.compile(r"\d(?!\d{3}年)|[一二三四五六七八九十百千]+(?:个|家|项|名|倍|成)")
_KEY = 4


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for the whole plan that lists them."""
    texts = [p for p in reading.paragraphs if p.text and p.kind == "text"]
    places = goals_among(reading, (p.offsets[0] for p in texts))
    goals = [p for p in texts if p.offsets[0] in places]
    targets = sorted(target.span.start for target in reading.targets)
    numbered = {p.offsets[0] for p in goals if _has_target(targets, p)}
    known = "\n".join(p.text for p in goals if p.offsets[0] in numbered)
    found: list[tuple[str, Span]] = []
    for paragraph in goals:
        plain = paragraph.offsets[0] not in numbered
        for clause in _CLAUSE.finditer(paragraph.text):
            words = clause.group()
            change = _CHANGE.search(words)
            vague = _RANK.search(words) or (plain and change and change[1][-_KEY:] not in known)
            if (
                vague
                and not re.search(r"\d", re.sub(r"\d{4}年?", "", words))
                and not _FIGURE.search(re.sub(r"\d", "", words))
            ):
                found.append((words.lstrip("—-·"), paragraph.span(clause.start(), clause.end())))
    if found:
        quotes = listed((quoted(words, 24) for words, _ in found), 4)
        yield Finding(
            CODE,
            SEVERITY,
            Sentence(
                f"目标部分有{len(found)}处没有量化，无法考核：{quotes.zh}。",
                f"{len(found)} aims in the goal part carry no number and cannot be checked: {quotes.en}.",
            ),
            tuple(span for _, span in found),
        )


def _has_target(targets: Sequence[int], paragraph: Paragraph) -> bool:
    """Whether one of the targets, told by their ascending places, begins in the paragraph."""
    at = bisect_left(targets, paragraph.offsets[0])
    return at < len(targets) and targets[at] <= paragraph.offsets[-1]
