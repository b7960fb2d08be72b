"""Places where the text lost or doubled something: doubled marks, unreadable characters, an empty owner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import quoted, where
from kechuang.plans.model import Finding, Reading, Severity

CODE = "text.damaged"
SEVERITY: Severity = "error"
TITLE = Sentence("文本有缺损", "Damaged text")

_DOUBLED = re.compile(r"、[、,。;]|[,;][、,;。]|。[、,;]|(?<!。)。。(?!。)|::")
_UNREADABLE = re.compile("\ufffd+|(?<=[一-鿿,、])[\ue000-\uf8ff]+(?=[一-鿿])|锟斤拷|烫烫烫")
_EMPTY = re.compile(r"(?:牵头|责任|参与|配合|参加|协办|主办)(?:单位|部门):(?=[;,、。)\]])")
_AROUND = 8


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each damaged place."""
    for paragraph in reading.paragraphs:
        if paragraph.kind == "chrome":
            continue
        for pattern, zh, en in (
            (_DOUBLED, "标点连用，其间可能漏字", "marks follow each other, words may be missing between them"),
            (_UNREADABLE, "有无法识别的字符", "characters cannot be read"),
            (_EMPTY, "“单位：”之后没有名称", "no name follows the label of an owner"),
        ):
            for hit in pattern.finditer(paragraph.text):
                left, right = max(0, hit.start() - _AROUND), min(len(paragraph.text), hit.end() + _AROUND)
                span = paragraph.span(hit.start(), hit.end())
                place = where(reading, span)
                words = quoted(paragraph.text[left:right])
                yield Finding(
                    CODE,
                    SEVERITY,
                    Sentence(
                        f"{place.zh}文字疑有缺损：{words}，{zh}。",
                        f"The text of {place.en} looks damaged: {words}, {en}.",
                    ),
                    (span,),
                )
