"""A folded paragraph cut into sentences and clauses; names in quotation marks and brackets are blanked first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kechuang.kernel.patterns import pattern

BLANK = "■"

_TITLES = pattern(r"《[^《》]{0,120}》|〔[^〔〕]{0,60}〕|\[[^\[\]]{0,12}\]|【[^【】]{0,60}】")
_QUOTED = pattern(r"[“‘][^“”\"‘’]{0,40}[”\"’]|\"[^“”\"。;,:]{1,24}\"")
_PLAN_PERIOD = pattern(r"十[一二三四五六七]五")
_BRACKETS = pattern(r"\((?![一-鿿]\))[^()]*\)")
_PROMISE = pattern(
    r"其中|达到|达|超过|突破|不低于|不少于|不超过|完成|新增|建成|建设|培育|提高|提升|以上|恢复|实施|累计|创建|增长|下降"
)
_OWNERS = pattern(r"单位[::]|部门[::]|负责|牵头|[局厅委办][、)]|责任|时限|期限|含\)|^\(含")
_SENTENCE = pattern(r"[^。;!?\t]+")
_CLAUSE = pattern(r"(?:[^,:]|(?<=\d),(?=\d{3}(?!\d))|(?<=\d):(?=\d))+")
_NUMBER = pattern(r"\d+(?![\d年月日号])")
_WORDED = pattern(
    r"百分之|前[一二三四五六七八九十]|[一二三四五六七八九十两](?:个?百分点|成|倍|番|[家项座条所场支名处个]以上)|"
    r"(?:建成|新建|新增|引进|新开工|完成|创建|不少于|至少)[一二三四五六七八九十两]"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of a paragraph, with names blanked in `text` (one character for one).

    `context` is where the sentence begins to which it belongs: for a bracketed remark, the sentence around it.
    """

    start: int
    end: int
    text: str
    context: int = 0


def _blanked(match: re.Match[str]) -> str:
    quoted = match.group()
    return quoted if _PLAN_PERIOD.fullmatch(quoted[1:-1]) else BLANK * len(quoted)


def may_promise(text: str) -> bool:
    """Whether a text holds a number at all that is not a date; most do not, and need no closer reading."""
    return bool(_NUMBER.search(text) or _WORDED.search(text))


def stretches(text: str) -> Iterator[Stretch]:
    """The paragraph without its bracketed remarks, then each bracketed remark that may promise something."""
    masked = _QUOTED.sub(_blanked, _TITLES.sub(_blanked, text)) if not text.isascii() else text
    if "(" not in masked:
        yield Stretch(0, len(masked), masked)
        return
    remarks: list[Stretch] = []

    def hide(match: re.Match[str]) -> str:
        inner = match.group()
        if len(inner) > 6 and _PROMISE.search(inner) and not _OWNERS.search(inner):
            around = max(masked.rfind(mark, 0, match.start()) for mark in "。;!?") + 1
            remarks.append(Stretch(match.start() + 1, match.end() - 1, inner[1:-1], around))
        return BLANK * len(inner)

    for _ in range(2):
        masked = _BRACKETS.sub(hide, masked)
    yield Stretch(0, len(masked), masked)
    yield from remarks


def sentences(stretch: Stretch) -> Iterator[Stretch]:
    """The sentences of a stretch, without the mark that ends them."""
    for match in _SENTENCE.finditer(stretch.text):
        start = stretch.start + match.start()
        context = stretch.context if stretch.start else start
        yield Stretch(start, stretch.start + match.end(), match.group(), context)


def clauses(sentence: Stretch) -> Iterator[Stretch]:
    """The clauses of a sentence, without the comma or colon that ends them."""
    for match in _CLAUSE.finditer(sentence.text):
        yield Stretch(sentence.start + match.start(), sentence.start + match.end(), match.group())
