"""Who does it: the clauses of a paragraph that name leading and participating units, in all the ways plans say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kechuang.plans.headings import number_at
from kechuang.plans.owner_words import (
    BARE_LABEL,
    FOR_ALL,
    HINT,
    INLINE,
    LABEL,
    LEAD_INSIDE,
    LEAD_VERB,
    NOT_LISTED_AGAIN,
    NOTE,
    OWN_DEADLINE,
    OWN_LINE,
    ROLE_TAIL,
    VERB_ENDS,
    WITH,
    Role,
    is_date,
    role_of,
)
from kechuang.plans.unit_lists import Unit, before_aside, looks_like_unit, pieces, split_units, surely_unit


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

    @property
    def names_someone(self) -> bool:
        """False for a bare deadline and for a note that only declares units for all tasks."""
        return bool(self.lead or self.participants)


def clauses(text: str) -> list[Clause]:
    """The owner clauses of a folded paragraph, in order.

    A list in brackets at the end that no word marks counts only if all its members are units.
    """
    if not HINT.search(text):
        return []
    own = OWN_LINE.match(text)
    if own and role_of(_words(own)) in ("lead", "participants"):
        found = _read(text, own.start("label"), _closed(text, len(text)))
        if found:
            found.start = 0
            found.end = len(text)
            return [found]
    bare_label = BARE_LABEL.match(text)
    if bare_label and (found := _bare(text, bare_label.end(), len(text.rstrip("。")))):
        _relabel(found, bare_label.group())
        return [found]
    due = OWN_DEADLINE.match(text)
    if due and len(text) <= 40:
        return [Clause(0, len(text), deadline=(due.end(), len(text.rstrip("。;"))))]
    out = []
    for start, end in _brackets(text):
        found = _read(text, start + 1, end - 1) if end - start > 3 else None
        if found is None and _stands_alone(text, start, end):
            found = _bare(text, start + 1, end - 1)
        if found:
            found.start, found.end = start, end
            out.append(found)
    if not out:
        inline = INLINE.search(text)
        if inline:
            stop = text.find("。", inline.end())
            stop = len(text) if stop < 0 else stop
            found = _read(text, inline.start(), stop)
            if found:
                found.start, found.end = inline.start(), stop
                out.append(found)
    if not out and NOT_LISTED_AGAIN.search(text):
        note = Clause(0, len(text))
        _declared_for_all(note, text, 0, len(text))
        out += [note] if note.for_all else []
    return out


def _relabel(clause: Clause, label: str) -> None:
    """Give the role of a label printed without a colon (责任单位 市科技局)."""
    clause.start = 0
    if role_of(label) == "lead":
        clause.lead, clause.participants = clause.participants, []
        clause.lead_label = label
    else:
        clause.participants_label = label


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
    if depth and LABEL.search(text, begin):
        out.append((begin, len(text) + 1))
    return out


def _closed(text: str, end: int) -> int:
    while end and text[end - 1] in ")]】。":
        if text[end - 1] == ")" and text.count("(") >= text.count(")"):
            break
        end -= 1
    return end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """At the end of the paragraph, after the end of a sentence or behind a heading without one."""
    if len(text) - end > 4 or text[end:].strip("。;*"):
        return False
    return start == 0 or text[start - 1] in "。;" or ("。" not in text[:start] and number_at(text) is not None)


def _read(text: str, start: int, end: int) -> Clause | None:
    end = min(end, len(text))
    labels = list(LABEL.finditer(text, start, end))
    if start < end and not labels:
        first = OWN_LINE.match(text, start, end)
        labels = [first] if first else []
    roles = [(m, role_of(_words(m))) for m in labels]
    if not any(role in ("lead", "participants") for _, role in roles):
        return _before_deadline(text, start, end, roles)
    clause = _by_verbs(text, start, roles[0][0].start()) or Clause(start, end)
    clause.end = end
    for (label, role), following in zip(roles, [*(m.start() for m, _ in roles[1:]), end], strict=True):
        if role == "deadline":
            stop = following
            while stop > label.end() and text[stop - 1] in ",;。、":
                stop -= 1
            clause.deadline = (label.end(), stop) if stop > label.end() else None
        elif role in ("lead", "participants"):
            _fill(clause, text, label.end(), following, role, _words(label))
    return clause if clause.lead or clause.participants or clause.for_all else None


def _words(label: re.Match[str]) -> str:
    return (label.group("label") or label.group("glued")).strip("*")


def _before_deadline(text: str, start: int, end: int, roles: list[tuple[re.Match[str], Role | None]]) -> Clause | None:
    """(市科技局、市财政局;完成时限:2027年底): units without a label before a deadline with one."""
    if not roles or any(role is None for _, role in roles):
        return _by_verbs(text, start, end)
    stop = roles[0][0].start()
    clause = _by_verbs(text, start, stop) or _bare(text, start, stop)
    at = next((i for i, (_, role) in enumerate(roles) if role == "deadline"), None)
    if clause and at is not None:
        until = roles[at + 1][0].start() if at + 1 < len(roles) else end
        clause.deadline = (roles[at][0].end(), until) if until > roles[at][0].end() else None
    return clause


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
        if declared[0] <= begin < declared[1] or NOTE.search(words):
            continue
        if is_date(words):
            clause.deadline = (begin, stop)
            continue
        inside = LEAD_INSIDE.match(words)
        if (
            inside
            and not ROLE_TAIL.fullmatch(inside.group("rest"))
            and not ROLE_TAIL.fullmatch(words[inside.end("unit") :])
        ):
            _give(clause, text, [*pending, (begin, begin + inside.end("unit"))], "lead", "牵头")
            saw_role, pending = True, []
            begin += inside.start("rest")
            words = text[begin:stop]
        tail = ROLE_TAIL.search(words) if words and words[-1] in VERB_ENDS else None
        if not tail:
            pending += _around_with(text, begin, stop)
            continue
        if tail.start():
            pending += _around_with(text, begin, begin + tail.start())
        verb = tail.group("verb")
        saw_role |= bool(pending)
        _give(clause, text, pending, "lead" if LEAD_VERB.search(verb) else "participants", verb)
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
    found = WITH.search(text, start, end)
    return [(start, found.start()), (found.end(), end)] if found else [(start, end)]


def _declared_for_all(clause: Clause, text: str, start: int, end: int) -> tuple[int, int]:
    """Find the units declared for all tasks; where the declaration stands (not its units, when they come before it)."""
    found = FOR_ALL.search(text, start, end) if text.find("均", start, end) >= 0 else None
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
    spans = pieces(text, start, end)
    due = next((span for span in spans if is_date(text[slice(*span)])), None)
    plain = [span for span in spans if span != due and not NOTE.search(text, *span)]
    units, is_open = split_units(text, plain)
    like = looks_like_unit if len(spans) - len(plain) > (due is not None) else surely_unit
    if not units or not all(like(u.name) for u in units):
        return None
    return Clause(start, end, participants=units, is_open=is_open, deadline=due)
