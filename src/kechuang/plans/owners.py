"""Who does it: the clauses of a paragraph that name leading and participating units, in all the ways plans say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from kechuang.plans.unit_lists import Unit, before_aside, looks_like_unit, pieces, split_units, surely_unit

Role = Literal["lead", "participants", "deadline", "people"]

_HINT = re.compile(
    r"牵头|责任|配合|参与|参加|负责|落实|指导|协办|主办|承办|协助|实施|分工|单位|部门|[局委厅部办府处会区院行等位门][)〕]|\[|〔"
)
_LABEL = re.compile(r"(?:^|(?<=[,;。(\[〔【、:|*)]))[*]{0,2}(?P<label>[一-鿿()/、]{2,14}?)[*]{0,2}:[*]{0,2}")
_OWN_LINE = re.compile(
    r"[*\-—·●#>【\[]*(?P<label>(?:主要|第一|共同)?(?:牵头|责任|负责|配合|参与|参加|参加|协办|协同|协助|支持|落实|承办|主办|实施|指导|组织|主责|成员)"
    r"[一-鿿()/、]{0,8}?(?:单位|部门|处室|科室|机构|主体|分工|地区|县区)|牵头|配合|责任)(?:[】\]][*]{0,2}:?|[*]{0,2}:)[*]{0,2}(?=.)"
)
_INLINE = re.compile(
    r"(?<=[。;)])(?:责任|牵头|负责|配合|参与|主办|协办)(?:责任|及责任|和责任|及配合|和配合|落实)?(?:单位|部门|处室|科室|机构):"
)
_DEADLINE_LABEL = re.compile(r"时限|期限|时间|进度|节点|时效")
_LEAD_LABEL = re.compile(r"^(?:主要|总)?(?:牵头|主办|主责|第一责任)")
_MIXED_LABEL = re.compile(r"牵头.{0,3}(?:责任|配合|参与|负责(?!单位|部门))")
_PARTICIPANT_LABEL = re.compile(
    r"(?:责任|负责|配合|参与|参加|协办|协同|协助|支持|落实|承办|指导|实施|组织|监督|成员|推进|承担|联合|涉及)"
    r".{0,6}?(?:单位|部门|处室|科室|机构|主体|方|地区|县区|分工|地方|股室|责任)?$|^(?:单位|部门|责任部门)$|^(?:相关|有关)(?:单位|部门)$"
)
_PEOPLE_LABEL = re.compile(r"责任人|领导|联系|电话|负责人|联络|传真|邮箱")
_ROLE_TAIL = re.compile(
    r"(?P<verb>(?:共同|联合|分别|具体|统筹|协同|依|按照?|根据|各自?|依照)?(?:(?:各自)?(?:的)?(?:法定)?(?:职责|职能|权限|任务)(?:和)?(?:权限)?(?:范围)?(?:任务)?(?:分工|内)?)?(?:分别|共同|抓好|做好|协同)?"
    r"(?:牵头|负责|参与|参加|配合|指导|协助|协同|协办|主办|承办|组织|落实|实施|推进|支持|承担|分工|推动|抓落实|监督)"
    r"(?:共同|分别|抓|抓好|做好|相关工作|工作|推进)?(?:牵头|负责|参与|参加|配合|指导|协助|组织|落实|实施|推进|支持|承担|落实|推动|完成|落地)*(?:相关工作|工作)?)(?:等)?$"
)
_LEAD_VERB = re.compile(r"牵头|主办")
_LEAD_INSIDE = re.compile(r"^(?P<unit>.+?)牵头(?:负责|组织|落实|推进)?(?P<rest>(?!单位|部门).{2,})$")
_WITH = re.compile(r"(?<=[局委厅部办会院署府])(?:会同|商)(?=.{2})")
_DATE = re.compile(
    r"^(?:(?:20\d\d年|\d{1,2}月|[今明当本]年)?.{0,14}?(?:底|月份?|[日号])?(?:前|底|末)?(?:基本)?(?:完成|取得.{0,12}|启动|实现)?|20\d\d年|(?:按进度|长期|持续|常态化?|全年|逐年|分年度|定期|适时|即时|及时)(?:推进|坚持|实施|开展|落实|完成|优化|任务|工作)*)$"
)
_HAS_DATE = re.compile(r"\d(?:年|月|日|季度)|年底|月底|持续|长期|按进度|全年|常态|每年|定期|季度")
_NOTE = re.compile(r"下同|不再.{0,4}列|牵头单位$|为牵头|排(?:在)?第一|列(?:在)?第一|^以下|^下列|以上|首位")
_GLOBAL = re.compile(
    r"以下(?:各条|各项|任务|措施|工作|内容|条款|举措|所有|同|各)*(?:均|都|皆)(?:需|须|由|涉及|要|应)?(?P<after>(?:[^,;。()]|\([^()]*\))*?)(?:按职责)?(?:分工)?(?:抓好|负责|配合|参与|贯彻|推进|实施|组织)*(?:落实|实施|执行)?(?=[,;。)\]〉〕]|$)"
)
_POSITION = re.compile(r"(?:第一|首)(?:位|个|家|名|顺位)?[^。;]{0,12}?(?:为|是|系|即)(?:主要|总)?牵头")


@dataclass(slots=True)
class Clause:
    """One statement of owners in one paragraph: its place there and what it says."""

    start: int
    end: int
    lead: list[Unit] = field(default_factory=list)
    participants: list[Unit] = field(default_factory=list)
    lead_label: str | None = None
    participants_label: str | None = None
    deadline: tuple[int, int] | None = None
    is_open: bool = False
    for_all: list[Unit] = field(default_factory=list)
    """Units declared here once for every task that follows."""


def first_is_lead(text: str) -> bool:
    """Whether the text declares that the first unit of each list leads (列第一位者为牵头单位)."""
    return bool(_POSITION.search(text))


def clauses(text: str) -> list[Clause]:
    """The owner clauses of a folded paragraph, in order.

    A list in brackets at the end that no word marks counts only if all its members are units.
    """
    if not _HINT.search(text):
        return []
    own = _OWN_LINE.match(text)
    if own and _role(own.group("label")) in ("lead", "participants"):
        found = _read(text, own.start("label"), _closed(text, len(text)))
        if found:
            found.start = 0
            found.end = len(text)
            return [found]
    out = []
    for start, end in _brackets(text):
        found = _read(text, start + 1, end - 1) if end - start > 3 else None
        if found is None and _stands_alone(text, start, end):
            found = _bare(text, start + 1, end - 1)
        if found:
            found.start, found.end = start, end
            out.append(found)
    if not out:
        inline = _INLINE.search(text)
        if inline:
            found = _read(text, inline.start(), len(text))
            if found:
                found.start, found.end = inline.start(), len(text)
                out.append(found)
    return out


def _brackets(text: str) -> list[tuple[int, int]]:
    """Outermost brackets that could hold owners; an unclosed one runs to the end of the paragraph."""
    out = []
    depth, begin = 0, 0
    for found in re.finditer(r"[(\[〔【)\]〕】]", text):
        if found.group() in "([〔【":
            if depth == 0:
                begin = found.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                out.append((begin, found.end()))
    if depth and _LABEL.search(text, begin):
        out.append((begin, len(text) + 1))
    return out


def _closed(text: str, end: int) -> int:
    while end and text[end - 1] in ")]】。":
        if text[end - 1] == ")" and text.count("(") >= text.count(")"):
            break
        end -= 1
    return end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """After the end of a sentence and at the end of the paragraph."""
    return (start == 0 or text[start - 1] in "。;") and text[end:].strip("。;*") == ""


def _role(label: str) -> Role | None:
    if _PEOPLE_LABEL.search(label):
        return "people"
    if _DEADLINE_LABEL.search(label):
        return "deadline"
    if _LEAD_LABEL.search(label) and not _MIXED_LABEL.search(label):
        return "lead"
    if _MIXED_LABEL.search(label) or _PARTICIPANT_LABEL.search(label):
        return "participants"
    return None


def _read(text: str, start: int, end: int) -> Clause | None:
    end = min(end, len(text))
    labels = list(_LABEL.finditer(text, start, end))
    if start < end and not labels:
        first = _OWN_LINE.match(text, start, end)
        labels = [first] if first else []
    roles = [(m, _role(m.group("label"))) for m in labels]
    if not any(role in ("lead", "participants") for _, role in roles):
        return _by_verbs(text, start, end)
    clause = Clause(start, end)
    for (label, role), following in zip(roles, [*(m.start() for m, _ in roles[1:]), end], strict=True):
        if role == "deadline":
            stop = following
            while stop > label.end() and text[stop - 1] in ",;。、":
                stop -= 1
            clause.deadline = (label.end(), stop) if stop > label.end() else None
        elif role in ("lead", "participants"):
            _fill(clause, text, label.end(), following, role, label.group("label").strip("*"))
    return clause if clause.lead or clause.participants or clause.for_all else None


def _fill(clause: Clause, text: str, start: int, end: int, role: Role, label: str) -> None:
    """Put the units of a labelled stretch where they belong; verbs inside (A牵头,B配合) overrule the label."""
    inner = _by_verbs(text, start, end, labelled=True)
    if inner is None:
        return
    if role == "lead" and not inner.lead:
        clause.lead += inner.participants
    else:
        clause.lead += inner.lead
        clause.participants += inner.participants
    clause.for_all += inner.for_all
    clause.is_open |= inner.is_open
    clause.deadline = clause.deadline or inner.deadline
    _label(clause, role, label)


def _label(clause: Clause, role: Role, label: str) -> None:
    if role == "lead":
        clause.lead_label = clause.lead_label or label
    else:
        clause.participants_label = clause.participants_label or label


def _by_verbs(text: str, start: int, end: int, *, labelled: bool = False) -> Clause | None:
    """Read (A牵头,B、C参与) and (A、B按职责分工负责): the verb closes the units before it."""
    clause = Clause(start, end)
    declared = _declared_for_all(clause, text, start, end)
    pending: list[tuple[int, int]] = []
    saw_role = False
    for begin, stop in pieces(text, start, end):
        stop = before_aside(text, begin, stop)
        words = text[begin:stop]
        if declared[0] <= begin < declared[1] or _NOTE.search(words):
            continue
        if _is_date(words):
            clause.deadline = (begin, stop)
            continue
        inside = _LEAD_INSIDE.match(words)
        if (
            inside
            and not _ROLE_TAIL.fullmatch(inside.group("rest"))
            and not _ROLE_TAIL.fullmatch(words[inside.end("unit") :])
        ):
            _give(clause, text, [*pending, (begin, begin + inside.end("unit"))], "lead", "牵头")
            saw_role, pending = True, []
            begin += inside.start("rest")
            words = text[begin:stop]
        tail = _ROLE_TAIL.search(words)
        if not tail:
            pending += _around_with(text, begin, stop)
            continue
        if tail.start():
            pending += _around_with(text, begin, begin + tail.start())
        verb = tail.group("verb")
        saw_role |= bool(pending)
        _give(clause, text, pending, "lead" if _LEAD_VERB.search(verb) else "participants", verb)
        pending = []
    if pending and (saw_role or labelled):
        _give(clause, text, pending, "participants", None)
    units = clause.lead + clause.participants
    named = {u.name for u in units}
    clause.participants += [u for u in clause.for_all if u.name not in named]
    if clause.for_all:
        return clause
    if not units or not (saw_role or labelled):
        return None
    if not labelled and sum(looks_like_unit(u.name) for u in units) * 2 <= len(units):
        return None
    return clause


def _give(clause: Clause, text: str, spans: list[tuple[int, int]], role: Role, label: str | None) -> None:
    units, is_open = split_units(text, spans)
    clause.is_open |= is_open
    (clause.lead if role == "lead" else clause.participants).extend(units)
    if label:
        _label(clause, role, label)


def _around_with(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = _WITH.search(text, start, end)
    return [(start, found.start()), (found.end(), end)] if found else [(start, end)]


def _declared_for_all(clause: Clause, text: str, start: int, end: int) -> tuple[int, int]:
    """Find the units declared for all tasks; where the declaration stands (not its units, when they come before it)."""
    found = _GLOBAL.search(text, start, end)
    if not found:
        return end, end
    if found.group("after"):
        spans = pieces(text, found.start("after"), found.end("after"))
    else:
        before = pieces(text, start, found.start(), ";。")
        spans = pieces(text, *before[-1]) if before else []
    units, _ = split_units(text, spans)
    clause.for_all = [u for u in units if looks_like_unit(u.name)]
    return found.span()


def _bare(text: str, start: int, end: int) -> Clause | None:
    """A bracket that holds nothing but units."""
    units, is_open = split_units(text, pieces(text, start, end))
    if not units or not all(surely_unit(u.name) for u in units):
        return None
    return Clause(start, end, participants=units, is_open=is_open)


def _is_date(words: str) -> bool:
    return bool(_HAS_DATE.search(words)) and len(words) <= 30 and not re.search(r"[局委厅办府]", words)
