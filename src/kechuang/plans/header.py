"""The head of a document: title, issuer, document number 〔〕, date of publication, period."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kechuang.kernel.patterns import pattern
from kechuang.plans.headings import RANK, number_at
from kechuang.plans.model import Document, Paragraph, Stated
from kechuang.plans.period import period
from kechuang.plans.printed_dates import CHINESE_DATE, DASHED_DATE, iso
from kechuang.plans.titles import (
    DATE_BEFORE,
    DOC_NUMBER,
    NEWS,
    NOTICE,
    TITLE,
    after_title,
    could_be_title,
    printed_titles,
)

_QUOTED = pattern(
    r"《(?P<plan>[^》]*(?:〈[^〉]*〉[^》]*)*)》(?:\([^()]{1,20}\))?(?:已经|经|印发|予以|业经|现|,现|.{0,24}(?:同意|通过|审定).{0,12}(?:印发|发给|下发))"
)
_ABOUT = pattern(r"^(?P<issuer>[^《》,。]{2,40}?)关于")
_ORGAN = pattern(
    r"(?:政府|办公厅|办公室|委员会|委|局|厅|部|院|署|会|中心|党组|管委会|指挥部|领导小组|小组|银行|公司|国务院|中央|关|大学|行)(?:\(.{1,20}\))?$"
)
_ORGANS_OF_MANY = pattern(r"等(?:\d+|[一二三四五六七八九十]+)(?:个)?(?:部门|单位|部委|厅局|家单位)$")
_RED_HEAD = pattern(r"^(?P<issuer>.{2,30}?(?:政府|办公厅|办公室|委员会|局|厅|部|院|会))文件$")
_DATE_LINE = pattern(
    rf"(?:^|(?<=。))[(]?(?P<organ>[^,。:;《]{{2,40}}?)?(?P<date>{CHINESE_DATE.pattern})[)]?(?:[(][此本].{{2,8}}[)])?$"
)
"""A date at the end of a paragraph, alone or behind the organ that signs."""
_HEAD, _END = 300, 120
"""How far into a paragraph, and how far from its end, what tells of the document is looked for."""
_IN_FORCE = pattern(r"施行|实施|生效|有效")
_SKIPPED = pattern(r"^[\s欗*#\-_—=ㅤ]*$")


@dataclass(frozen=True, slots=True)
class Header:
    """What the document says of itself; None where it does not say."""

    title: Stated | None = None
    issuer: Stated | None = None
    doc_number: Stated | None = None
    published: Stated | None = None
    period: tuple[int | None, int | None] = (None, None)


def header(document: Document, paragraphs: tuple[Paragraph, ...]) -> Header:
    """Read the head of the document from its body, never from a scraper's header."""
    return _Head(document, paragraphs).read()


class _Head:
    def __init__(self, document: Document, paragraphs: tuple[Paragraph, ...]) -> None:
        self.source = document.text
        self.paragraphs = paragraphs
        self.stop = self._first_heading()
        self.body = [
            i for i in range(self.stop) if paragraphs[i].kind == "text" and not _SKIPPED.match(paragraphs[i].text)
        ]
        last = [i for i in range(self.stop, len(paragraphs)) if paragraphs[i].kind == "text"]
        self.tail = last[-14:]
        self.titles = list(printed_titles(paragraphs, self.body))

    def read(self) -> Header:
        title = self._title()
        published = self._published()
        return Header(
            title=title,
            issuer=self._issuer(title),
            doc_number=self._doc_number(),
            published=published,
            period=period(_folded(title), published.value if published else None, self.paragraphs),
        )

    def _first_heading(self) -> int:
        for i, paragraph in enumerate(self.paragraphs):
            number = number_at(paragraph.text) if paragraph.kind == "text" else None
            if number and RANK[number.kind] <= RANK["paren"] and number.value == 1:
                return i
        return min(len(self.paragraphs), 40)

    # -- stretches of source

    def _stated(self, places: Sequence[tuple[int, int]], value: str | None = None) -> Stated:
        spans = [self.paragraphs[i].span(k, k + 1) for i, k in places]
        words = "".join(self.source[s.start] for s in spans)
        return Stated(value or words.replace(" ", "").strip("*# "), type(spans[0])(spans[0].start, spans[-1].end))

    def _piece(self, paragraph: int, start: int, end: int, value: str | None = None) -> Stated:
        return self._stated([(paragraph, k) for k in range(start, end)], value)

    # -- title

    def _title(self) -> Stated | None:
        plain = [t for t in self.titles if not NOTICE.match(t.text) and not NEWS.match(t.text)]
        own = [t for t in plain if not t.text.endswith("通知")]
        if own:
            whole = own[0].text.startswith("《") and own[0].text.endswith("》")
            return self._stated(own[0].places[1:-1] if whole else own[0].places)
        for title in self.titles:
            inner = NEWS.match(title.text) or NOTICE.match(title.text)
            if inner:
                start, end = inner.span("named" if inner.groupdict().get("named") else "plan")
                while start < end and title.text[start] in "《<":
                    start += 1
                while end > start and title.text[end - 1] in "》>":
                    end -= 1
                if end > start:
                    return self._stated(title.places[start:end])
        quoted = self._quoted()
        if quoted and not plain:
            return quoted
        return self._stated(plain[0].places) if plain else None

    def _quoted(self) -> Stated | None:
        for i in self.body:
            found = _QUOTED.search(self.paragraphs[i].text[:_HEAD])
            if found and TITLE.search(found.group("plan")):
                return self._piece(i, *found.span("plan"))
        return None

    # -- issuer

    def _issuer(self, title: Stated | None) -> Stated | None:
        for printed in self.titles:
            found = NOTICE.match(printed.text) or NEWS.match(printed.text)
            if found and found.group("issuer") and _is_organ(found.group("issuer")):
                return self._organs(printed.places[slice(*found.span("issuer"))])
        for printed in self.titles:
            found = _ABOUT.match(printed.text)
            if found and _is_organ(found.group("issuer")):
                return self._stated(printed.places[slice(*found.span("issuer"))])
        return self._signed() or self._red_head() or self._alone() or self._in_title(title) or self._speaker()

    def _speaker(self) -> Stated | None:
        """The government for which a work report is given."""
        for i in self.body[:20]:
            found = re.search(r"我代表(?P<issuer>[一-鿿]{1,14}?人民政府)", self.paragraphs[i].text)
            if found:
                return self._piece(i, *found.span("issuer"))
        return None

    def _organs(self, places: Sequence[tuple[int, int]]) -> Stated:
        """Several organs of one place printed side by side, told apart by the name of the place before each."""
        found = self._stated(places)
        place = re.match(r"[^省市区县]{1,6}[省市区县]", found.value)
        if place is None:
            return found
        parted = re.sub(rf"(?<=[厅局委会部院署府办室])(?={place.group()})", "、", found.value)
        return Stated(parted, found.span)

    def _in_title(self, title: Stated | None) -> Stated | None:
        """An organ named at the head of a yearly plan (甲局2021年度工作计划)."""
        for printed in self.titles:
            found = re.match(r"(?P<issuer>[^,《》]{3,16}?[厅局委部办])(?=20\d\d年)", printed.text)
            if found and title:
                return self._stated(printed.places[: found.end()])
        return None

    def _signed(self) -> Stated | None:
        """The organ over a date, or before it: at the end of the notice, or at the end of the document."""
        for part in (self.body, self.tail):
            for i in part:
                text = self.paragraphs[i].text
                beside = _DATE_LINE.search(text, max(0, len(text) - _END))
                if beside and beside.group("organ") and _is_organ(beside.group("organ")):
                    return self._piece(i, *beside.span("organ"))
            for above, below in itertools.pairwise(part):
                name, date = self.paragraphs[above].text, self.paragraphs[below].text
                if (
                    below == above + 1
                    and _is_organ(name)
                    and len(name) <= 40
                    and CHINESE_DATE.match(date)
                    and len(date) <= 16
                ):
                    return self._first_signer(above)
        return None

    def _first_signer(self, last: int) -> Stated:
        """The first of several organs that sign one under another; a name broken over two lines is joined."""
        first = last
        while first and _is_organ(self.paragraphs[first - 1].text) and len(self.paragraphs[first - 1].text) <= 30:
            first -= 1
        name = re.sub(r"\((?:代章|盖章|章)\)$", "", self.paragraphs[first].text)
        places = [(first, k) for k in range(len(name))]
        above = self.paragraphs[first - 1].text if first else ""
        if (
            name.startswith(("领导小组", "办公室", "委员会", "管理委员会"))
            and 4 <= len(above) <= 30
            and "。" not in above
        ):
            places = [(first - 1, k) for k in range(len(above))] + places
        return self._stated(places)

    def _red_head(self) -> Stated | None:
        for i in self.body[:6]:
            found = _RED_HEAD.match(self.paragraphs[i].text)
            if found:
                return self._piece(i, *found.span("issuer"))
        return None

    def _alone(self) -> Stated | None:
        """An organ on a line of its own under the title."""
        for i in self.body[:6]:
            name = self.paragraphs[i].text
            if _is_organ(name) and len(name) <= 24 and not name.startswith(("各", "附")):
                return self._piece(i, 0, len(name))
        return None

    # -- number and date

    def _doc_number(self) -> Stated | None:
        for i in self.body[:30]:
            text = self.paragraphs[i].text[:_HEAD]
            found = DOC_NUMBER.search(text)
            if not found:
                continue
            start = after_title(text, found)
            bare = re.sub(r"^(?:发文字号|文号|文件编号):", "", text).strip("()* ")
            head = text[:start].rstrip("(")
            titled = bool(NOTICE.match(head)) and could_be_title(head)
            if titled or bare == text[start : found.end()] or (start > found.start() and "《" not in text[start:]):
                return self._piece(i, start, found.end())
        return None

    def _published(self) -> Stated | None:
        for part in (self.body, self.tail):
            for i in part:
                text = self.paragraphs[i].text
                found = _DATE_LINE.search(text, max(0, len(text) - _END))
                below = i and _is_organ(self.paragraphs[i - 1].text) and DATE_BEFORE.match(text)
                if below and (value := iso(CHINESE_DATE.match(text) or below)):
                    return self._piece(i, 0, below.end(), value)
                date = CHINESE_DATE.match(text, found.start("date")) if found else None
                if found and date and (not found.group("organ") or _is_organ(found.group("organ"))):
                    value = iso(date)
                    if value:
                        return self._piece(i, *date.span(), value)
        for printed, part in ((DASHED_DATE, self.body), (CHINESE_DATE, self.tail)):
            for i in part:
                text = self.paragraphs[i].text
                date = printed.search(text)
                longest = 12 if printed is DASHED_DATE else 30
                if date and len(text) <= longest and not _IN_FORCE.search(text) and (value := iso(date)):
                    return self._piece(i, *date.span(), value)
        return None


def _folded(title: Stated | None) -> str | None:
    return unicodedata.normalize("NFKC", title.value) if title else None


def _is_organ(name: str) -> bool:
    name = name.strip("*# ")
    return (
        2 <= len(name) <= 60
        and bool(_ORGAN.search(name) or _ORGANS_OF_MANY.search(name))
        and not re.search("[,。:《]", name)
    )
