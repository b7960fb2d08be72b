"""Titles as documents print them: over several lines, inside a notice, glued to a number or a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kechuang.kernel.patterns import pattern
from kechuang.plans.headings import number_at
from kechuang.plans.model import Paragraph

_GENRE = (
    "方案|计划|规划|纲要|措施|意见|办法|政策|清单|分工|行动|要点|报告|细则|通知|指引|决定|公告|目录|指南|工作安排|任务表"
    "|规定|条例|战略|路线图"
)
TITLE = pattern(rf"(?:{_GENRE})[》>]?(?:\([^()]{{1,24}}\))?[》>]?(?:的?(?:通知|公告|函))?$")
NOTICE = pattern(
    r"^(?P<issuer>.*?)(?:关于)?(?:印发|转发|发布|公布|下发|批转)(?P<plan>.+?)(?:的|等\d*个?文件的)?(?:通知|公告|函)(?:\(.*\))?$"
)
NEWS = pattern(
    r"^《(?P<plan>[^》]+)》(?:印发|发布|出台)$|^(?P<issuer>.{0,40}?)(?:关于)?(?:印发|发布|转发|出台)《(?P<named>(?:[^》]|》(?=.*》))+)》$"
)
DOC_NUMBER = pattern(r"[一-鿿]{1,14}[〔\[(【﹝〈][ 12]?20\d\d[〕\])】﹞〉](?:第)?\d{1,4}号")
_NOT_TITLE = pattern(
    r"[。;!?:>]|^各|^目录$|^附件|^\([^()]{4,12}\)(?=.{3})|^\((?:此|本)|^20\d\d年\d+月\d+日|^20\d\d-|^新华社"
    r"|^(?:索引号|发布机构|发布日期|来源|文号|主题|时间|当前位置|信息来源|现将|为|根据|按照)"
)
DATE_BEFORE = pattern(r"20\d\d年\d{1,2}月\d{1,2}日(?=[^,。、;:至起前底后]{8})")
"""A signature's date to which the title below was glued."""
_OPENING = pattern(
    r"(?<=[案划见施法领要])为(?:了|深入|贯彻|加快|进一步|推进|落实|推动|全面|认真|切实|促进|更好|积极|大力|做好|加强)"
)
"""The first words of the text, glued to the title above."""
_EDGES = "#*】 "


@dataclass(frozen=True, slots=True)
class Title:
    """A title printed over one or more paragraphs; `places[k]` is where the character `text[k]` stands."""

    text: str
    places: tuple[tuple[int, int], ...]


def printed_titles(paragraphs: Sequence[Paragraph], lines: Sequence[int]) -> Iterator[Title]:
    """Runs of short lines (indices `lines`) that together end as titles of official documents do."""
    k = 0
    while k < len(lines):
        found = _title_from(paragraphs, lines, k)
        if found:
            title, used = found
            yield title
            k += used
        else:
            k += 1


def _title_from(paragraphs: Sequence[Paragraph], lines: Sequence[int], k: int) -> tuple[Title, int] | None:
    text, places = "", []
    best: tuple[Title, int] | None = None
    for used, i in enumerate(lines[k : k + 6], 1):
        line = paragraphs[i].text[:300]
        glued = DATE_BEFORE.match(line) if used == 1 else None
        start = glued.end() if glued else 0
        start += len(line) - start - len(line[start:].lstrip(_EDGES))
        words = line[start:].strip(_EDGES)
        opening = _OPENING.search(words)
        if opening:
            words = words[: opening.start()]
        number = DOC_NUMBER.search(words)
        if number and after_title(words, number) > 8:
            words = words[: after_title(words, number)].rstrip("(")
        if best and not _goes_on(text, words):
            break
        if _NOT_TITLE.search(words) or len(words) > 90 or not words or (number and number.end() <= len(words)):
            break
        if number_at(words):
            break
        if used == 1 and len(words) < 8 and not re.search("关于|印发|[省市县区]", words):
            break
        text += words
        places += [(i, start + n) for n in range(len(words))]
        if TITLE.search(text) and len(text) >= 6:
            best = Title(text, tuple(places)), used
    return best


def _goes_on(text: str, words: str) -> bool:
    """Whether a line goes on with a title that could be complete: (2018—2020年), 的通知, the rest of a quoted name."""
    if re.fullmatch(r"\([^()]{2,24}\)(?:的?通知)?|的?通知", words):
        return True
    if len(words) <= 8 and TITLE.search(words) and not text.endswith(")"):
        return True
    return not text.endswith("通知") and (text.count("《") > text.count("》") or ("印发" in text and "》" not in text))


def could_be_title(words: str) -> bool:
    """Whether the words hold nothing that titles never hold (full stops, 附件, 现将 …)."""
    return not _NOT_TITLE.search(words)


def after_title(text: str, number: re.Match[str]) -> int:
    """Where the number begins when it is printed right behind a title (…的通知甲政发〔2018〕1号)."""
    words = number.group()
    cut = max((words.rfind(end) + len(end) for end in ("通知", "意见", "方案", "文件") if end in words), default=0)
    return number.start() + cut
