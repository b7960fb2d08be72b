"""Cutting the text of a task into measures: a clause that does something opens one, what leads up or follows joins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kechuang.plans.measures.words import (
    AIM,
    BY,
    BY_END,
    CONTINUES,
    CONTINUES_FIGURE,
    FIGURE,
    LEADING,
    LEVEL,
    MADE,
    NEAR,
    OWNERS,
    SETTING,
    UNIT_ENDS,
    VERB,
    YEARLY,
)
from kechuang.plans.model import Paragraph, Span
from kechuang.plans.targets.clauses import Stretch, clauses, sentences, stretches
from kechuang.plans.targets.deadlines import dates

SHORT = 5
"""A clause of fewer characters is no measure of its own."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. `span` is its place in the document, `text` its words without line breaks.

    verb, thing   what is done, and to what; both empty where the words do not tell
    figures       the quantities it states, with their units, as printed
    due           the date it states, YYYY or YYYY-MM; None where it states none or several
    yearly        whether it is to be done in every year
    """

    span: Span
    text: str
    verb: str = ""
    thing: str = ""
    figures: tuple[str, ...] = ()
    due: str | None = None
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    text: str
    role: str
    """`does`, `leads_up` or `joins`."""


def measures(paragraphs: Iterable[Paragraph], title: Span, body: Span, first_year: int | None) -> tuple[Measure, ...]:
    """The measures of the task whose heading is `title` and whose text is `body`, in the order of the text.

    `first_year` is the year the plan begins: dates before it tell what was, not what is to be. Headings below the
    task, names of owners and what is no text are passed over.
    """
    found: list[Measure] = []
    for paragraph in paragraphs:
        if paragraph.kind == "chrome" or not paragraph.text:
            continue
        start, end = _inside(paragraph, title.end, body.end)
        if start < end and paragraph.offsets[start] >= body.start:
            found += _of_paragraph(paragraph, start, end, first_year)
    return tuple(found)


def _inside(paragraph: Paragraph, after: int, before: int) -> tuple[int, int]:
    """Which characters of the paragraph lie between two places of the document."""
    offsets = paragraph.offsets
    start = next((i for i, at in enumerate(offsets) if at >= after), len(offsets))
    end = next((i for i, at in enumerate(offsets) if at >= before), len(offsets))
    return start, end


def _of_paragraph(paragraph: Paragraph, start: int, end: int, first_year: int | None) -> list[Measure]:
    text = OWNERS.sub(lambda found: " " * len(found.group()), paragraph.text)
    whole = next(iter(stretches(text)))
    found: list[Measure] = []
    for sentence in sentences(whole):
        if "\t" in text and all(one.strip().endswith(UNIT_ENDS) for one in sentence.text.split("、")):
            continue
        cut = [_told(one, text) for one in clauses(sentence) if one.start >= start and one.end <= end]
        cut = [one for one in cut if one.text.strip(" 。.、：:")]
        for group in _grouped(cut):
            if found and all(one.role == "joins" and not FIGURE.search(one.text) for one in group):
                found[-1] = _measure(paragraph, _at(found[-1], paragraph), group[-1].end, first_year)
            else:
                found.append(_measure(paragraph, group[0].start, group[-1].end, first_year))
    return found


def _told(clause: Stretch, text: str) -> _Clause:
    """A clause with what it is for the sentence; its words as printed, not blanked."""
    start = clause.start + len(clause.text) - len(clause.text.lstrip(" ."))
    return _Clause(start, clause.end, text[start : clause.end], _role(clause.text))


def _role(text: str) -> str:
    said = text.strip(" ")
    begins = LEADING.match(said)
    rest = said[begins.end() if begins else 0 :]
    if not rest:  # a date alone
        return "leads_up"
    if FIGURE.search(said):
        return "joins" if CONTINUES_FIGURE.match(said) else "does"
    if SETTING.match(rest) or (BY.match(rest) and (BY_END.search(said) or not VERB.search(rest, 2))):
        return "leads_up"
    aim = AIM.match(rest)
    if aim and not (aim["pushes"] and MADE.search(rest, aim.end())):
        return "joins"
    verb = VERB.search(rest)
    return "does" if verb and verb.start() < NEAR and not CONTINUES.match(said) else "joins"


def _grouped(cut: Sequence[_Clause]) -> list[list[_Clause]]:
    """Clauses that make one measure: a new one begins where something is done and the one before already does."""
    groups: list[list[_Clause]] = []
    for clause in cut:
        does = bool(groups) and any(one.role == "does" for one in groups[-1])
        if not groups or (clause.role != "joins" and does):
            groups.append([clause])
        else:
            groups[-1].append(clause)
    if len(groups) > 1 and all(one.role != "does" for one in groups[-1]):
        last = groups.pop()
        groups[-1] += last
    return groups


def _at(measure: Measure, paragraph: Paragraph) -> int:
    return paragraph.offsets.index(measure.span.start)


def _measure(paragraph: Paragraph, start: int, end: int, first_year: int | None) -> Measure:
    said = paragraph.text[start:end].rstrip(" 。.;,、:")
    end = start + len(said)
    made = Measure(paragraph.span(start, end), said)
    verb, thing = _does(said)
    stated = [one for one in dates(said, None) if one.kind == "year" and one.year >= (first_year or 0)]
    values = {one.value for one in stated}
    return replace(
        made,
        verb=verb,
        thing=thing,
        figures=tuple(found.group() for found in FIGURE.finditer(said)),
        due=values.pop() if len(values) == 1 else None,
        yearly=bool(YEARLY.search(said)),
    )


def _does(said: str) -> tuple[str, str]:
    """The first verb of what is done and the words after it up to a figure; of a level, what is to reach it."""
    for clause in said.split(","):
        if _role(clause) != "does":
            continue
        begins = LEADING.match(clause)
        at = begins.end() if begins else 0
        verb, level = VERB.match(clause, at), LEVEL.search(clause, at)
        if level and (verb is None or level.start() > at):
            subject = clause[at : level.start()]
            if verb is None or not FIGURE.search(clause[verb.end() :]) or _names(clause, verb.end()):
                return level.group(), subject
        verb = verb or VERB.search(clause, at)
        if verb is None:
            return "", clause[at:]
        rest = clause[verb.end() :]
        figure = FIGURE.search(rest)
        return verb.group(), (rest[: figure.start()] if figure and figure.start() > 1 else rest).strip("“”、至少")
    return "", ""


def _names(clause: str, end: int) -> bool:
    """Whether what begins like a verb goes on as a name: 入网|仪器, 成交|额, 研究|院."""
    return clause[end : end + 1] in set("额量院器率机仪培")
