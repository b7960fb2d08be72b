"""Other documents that the plan cites and that its tasks inherit from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kechuang.kernel.sentences import Sentence
from kechuang.plans.findings._places import opening, where
from kechuang.plans.model import Finding, Reading, Severity, Span
from kechuang.plans.subjects import folded

CODE = "citation.other_document"
SEVERITY: Severity = "notice"
TITLE = Sentence("引用了其他文件", "Another document is cited")

_TITLED = re.compile(
    r"《([^《》]{4,90}(?:《[^《》]{2,60}》[^《》]{0,30})*)》(?:\(([^()《》]{4,40}[号字][^()《》]{0,12})\))?"
)
_NUMBERED = re.compile(r"[一-鿿]{2,10}[〔\[]\d{4}[〕\]]\d{1,5}号")
_GENRE = re.compile(
    r"(?:规划|计划|方案|意见|办法|条例|通知|决定|决议|纲要|指引|标准|规定|规程|法|细则|措施|目录|指南|规范|批复|通告|公告|准则|政策|"
    r"清单|名录|导则|协议|协定|公约|宣言|建议|要点|倡议|共识|白皮书|大纲|守则|制度|章程|图谱|限值|总则|程序|议定书|备忘录|任务书)$"
)
_DRAFTED = re.compile(
    r"(?:编制|制定|制订|起草|出台|修订|修改|研究|研制|形成|建立|拟定|拟订|发布)(?:完善|实施|印发|发布|出台|并|完成|本市|我市|全市|全省|市|省)*$"
)
_ISSUING = re.compile(r"(?:现将|现就|批准)$")
_ISSUED = re.compile(r"(?:\([^()]*\))?(?:已?经[^。;]{1,40}|现|已|予以|正式)[^。;]{0,6}(?:印发|发布|公布)")
_LISTED = re.compile(r"(?:《[^《》]*》(?:\([^()]*\))?[、和与及,]*)+$")
_TAIL = re.compile(r"\([^()]*\)$|[\d\-—年版\s]+$")


@dataclass(slots=True)
class _Cited:
    spans: list[Span] = field(default_factory=list)
    number: str | None = None


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each document, at every place that cites it.

    Neither the plan itself counts (现将《…》印发) nor what it promises to draw up (制定《…》).
    """
    own = {folded(s.value) for s in (reading.title, reading.doc_number) if s}
    cited: dict[str, _Cited] = {}
    numbered: dict[str, str] = {}  # a notice and the plan it issues share one number: one document
    for paragraph in reading.paragraphs:
        if paragraph.kind == "chrome":
            continue
        for hit in _TITLED.finditer(paragraph.text):
            if not _GENRE.search(_bare(hit[1])) or any(_same(hit[1], title) for title in own):
                continue
            before = _LISTED.sub("", paragraph.text[: hit.start()])
            issued = _ISSUING.search(before) or _ISSUED.match(paragraph.text, hit.end())
            if issued or _DRAFTED.search(before):
                continue
            printed = hit[2] if hit[2] and _NUMBERED.search(hit[2]) else None
            title = numbered.setdefault(printed, f"《{hit[1]}》") if printed else f"《{hit[1]}》"
            entry = cited.setdefault(title, _Cited())
            entry.spans.append(paragraph.span(hit.start(), hit.end()))
            entry.number = entry.number or printed
    for title, entry in cited.items():
        place = where(reading, entry.spans[0])
        zh = f"（{entry.number}）" if entry.number else ""
        more_zh = f"等{len(entry.spans)}处" if len(entry.spans) > 1 else ""
        more_en = f" and {len(entry.spans) - 1} more places" if len(entry.spans) > 1 else ""
        yield Finding(
            CODE,
            SEVERITY,
            Sentence(
                f"{place.zh}{more_zh}引用其他文件{title}{zh}，其要求以该文件为准。",
                f"{opening(place.en)}{more_en} cites another document {title}{zh}; what it demands is told there.",
            ),
            tuple(entry.spans),
        )


def _bare(title: str) -> str:
    while (shorter := _TAIL.sub("", title)) != title:
        title = shorter
    return title


def _same(title: str, own: str) -> bool:
    title = folded(title)
    return title == own or (len(title) > 8 and (title in own or own.endswith(title)))
