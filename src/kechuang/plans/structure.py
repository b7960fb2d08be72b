"""Where each paragraph stands: the outline, the tasks with their owners, the safeguards."""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass, replace

from kechuang.kernel.patterns import pattern
from kechuang.plans.headings import number_at
from kechuang.plans.model import Assignment, Document, Mention, Paragraph, Section, Span, Stated, Task
from kechuang.plans.outline import Node, plans_in
from kechuang.plans.owner_words import lead_by_place
from kechuang.plans.owners import Clause, clauses
from kechuang.plans.parts import Part
from kechuang.plans.task_rows import Row, rows_of_tasks
from kechuang.plans.tasks import Chosen, Owned, choose
from kechuang.plans.unit_lists import Unit

__all__ = ["Part", "Place", "Structure", "structure"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one paragraph stands: in which section, in which task, and in what kind of part of the document.

    `review` is an account of past results, `support` rules for applicants (rewards, conditions): neither promises.
    """

    part: Part
    section: int | None = None
    task: str | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """The skeleton of a plan. `places[i]` belongs to `paragraphs[i]`."""

    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    safeguards: tuple[Task, ...]
    global_participants: tuple[Mention, ...]
    places: tuple[Place, ...]


_OPENED = pattern(r"[(\[〔【][^)\]〕】]*$")


def structure(document: Document, paragraphs: tuple[Paragraph, ...]) -> Structure:
    """Find sections, tasks, owners and safeguards."""
    return _Builder(document, paragraphs).build()


class _Builder:
    def __init__(self, document: Document, paragraphs: tuple[Paragraph, ...]) -> None:
        self.text = document.text
        self.paragraphs = paragraphs
        self.owning, self.owners = _owner_clauses(paragraphs)
        self.plans = plans_in(paragraphs)
        self.rows = rows_of_tasks(paragraphs)
        rules = (lead_by_place(p.text) for p in paragraphs if "牵头" in p.text)
        self.leads_stand = next((rule for rule in rules if rule), None)

    def build(self) -> Structure:
        chosen = choose(self.plans, self.owners)
        if self.rows and not any(c.owned for c in chosen) and not self._rows_repeat(chosen):
            chosen = []
        sections, section_of = self._sections(chosen)
        tasks = [self._task(c, section_of) for c in chosen]
        places = self._places(chosen, section_of)
        if not chosen:
            for row in self.rows:
                tasks.append(self._row_task(row, places))
                places[row.paragraph] = replace(places[row.paragraph], part="task", task=row.number)
        else:
            tasks = self._with_rows(tasks)
        marks = [c.is_safeguard for c in chosen] + [False] * (len(tasks) - len(chosen))
        return Structure(
            sections=tuple(sections),
            tasks=tuple(t for t, is_safeguard in zip(tasks, marks, strict=True) if not is_safeguard),
            safeguards=tuple(
                t for t, is_safeguard in zip(tasks, marks, strict=True) if is_safeguard and (t.lead or t.participants)
            ),
            global_participants=self._for_all(),
            places=tuple(places),
        )

    # -- pieces of source text

    def _source(self, paragraph: int, start: int, end: int) -> str:
        """The source characters behind `paragraphs[paragraph].text[start:end]`, white space left out."""
        offsets = self._whole(paragraph).offsets
        first, last = offsets[start], offsets[end - 1] + 1
        if last - first == end - start:
            return self.text[first:last].replace(" ", "")
        return "".join([self.text[k] for k in offsets[start:end]]).replace(" ", "")

    def _whole(self, paragraph: int) -> Paragraph:
        """The paragraph, together with the next one where a bracket of owners runs on into it."""
        return self.owning.get(paragraph, self.paragraphs[paragraph])

    def _span(self, first: int, stop: int) -> Span:
        """From the beginning of paragraph `first` to the end of paragraph `stop - 1`."""
        last = max(first, stop - 1)
        return Span(self.paragraphs[first].span().start, self.paragraphs[last].span().end)

    def _mentions(self, units: list[tuple[int, Unit]]) -> tuple[Mention, ...]:
        seen: dict[str, Mention] = {}
        for i, unit in units:
            name = self._source(i, unit.start, unit.end)
            seen.setdefault(unit.name, Mention(name, self._whole(i).span(unit.start, unit.end)))
        return tuple(seen.values())

    # -- sections and places

    def _sections(self, chosen: list[Chosen]) -> tuple[list[Section], dict[int, int]]:
        tasks = {id(c.node) for c in chosen if not c.is_safeguard}
        holders = {id(above) for c in chosen for above in c.node.ancestors()}
        sections: list[Section] = []
        index: dict[int, int] = {}
        for plan in self.plans:
            for node in plan.nodes:
                if id(node) in tasks or any(id(a) in tasks for a in node.ancestors()):
                    continue
                if id(node) not in holders and (node.depth > 2 or node.number.kind in ("arabic", "paren_arabic")):
                    continue
                index[id(node)] = len(sections)
                sections.append(self._section(node))
        return sections, index

    def _section(self, node: Node) -> Section:
        paragraph = self.paragraphs[node.paragraph]
        start = len(paragraph.text) - len(paragraph.text.lstrip("#*>"))
        title = self._source(node.paragraph, start, node.title_end).replace("*", "")
        return Section(title, node.depth, paragraph.span(start, node.title_end), self._span(node.paragraph, node.stop))

    def _places(self, chosen: list[Chosen], section_of: dict[int, int]) -> list[Place]:
        places = [Place("preamble")] * len(self.paragraphs)
        numbers = {id(c.node): c.number for c in chosen}
        with_tasks = {c.plan for c in chosen}
        known: dict[int, Place] = {}
        for k, plan in enumerate(self.plans):
            before: Part = "preamble" if k == 0 or k in with_tasks else "annex"
            inner: Node | None = None
            upcoming = iter([*plan.nodes, None])
            following = next(upcoming)
            for i in range(plan.start, plan.stop):
                while following is not None and following.paragraph <= i:
                    inner, following = following, next(upcoming)
                if inner is None:
                    places[i] = Place(before)
                elif i >= inner.stop:
                    places[i] = Place("tail" if i < plan.tail else "annex")
                else:
                    place = known.get(id(inner)) or self._place(inner, numbers, section_of)
                    places[i] = known[id(inner)] = place
        return places

    def _place(self, node: Node, numbers: dict[int, str], section_of: dict[int, int]) -> Place:
        chain = [node, *node.ancestors()]
        section = next((section_of[id(n)] for n in chain if id(n) in section_of), None)
        task = next((numbers[id(n)] for n in chain if id(n) in numbers), None)
        return Place(node.part, section, task)

    # -- tasks

    def _task(self, chosen: Chosen, section_of: dict[int, int]) -> Task:
        node = chosen.node
        paragraph = self.paragraphs[node.paragraph]
        end = node.title_end
        for i, clause in chosen.owned:
            if i == node.paragraph and node.title_start < clause.start < end:
                end = clause.start
        chain = [a for a in node.ancestors() if id(a) in section_of]
        start = len(paragraph.text) - len(paragraph.text.lstrip("#*>"))
        task = Task(
            number=chosen.number,
            title=self._source(node.paragraph, node.title_start, end).strip("*:："),
            span=paragraph.span(start, end),
            body=self._span(node.paragraph, node.stop),
            section=section_of[id(chain[0])] if chain else None,
        )
        return self._owned(task, chosen.owned)

    def _owned(self, task: Task, owned: list[Owned]) -> Task:
        if not owned:
            return task
        naming = [(i, clause) for i, clause in owned if clause.names_someone]
        several = len(naming) > 1 and not self._one_statement(naming)
        deadlines = [stated for i, clause in owned if (stated := self._deadline(i, clause))]
        lead = [(i, u) for i, c in owned for u in self._roles(i, c)[0]]
        participants = [(i, u) for i, c in owned for u in self._roles(i, c)[1]]
        return replace(
            task,
            lead=self._mentions(lead),
            participants=self._mentions(participants),
            lead_label=next((c.lead_label for _, c in owned if c.lead_label), None),
            participants_label=next((c.participants_label for _, c in owned if c.participants_label), None),
            deadline=deadlines[0] if deadlines and not several else None,
            open_list=any(c.is_open for _, c in owned),
            assignments=tuple(self._assignment(i, clause) for i, clause in naming) if several else (),
        )

    @staticmethod
    def _one_statement(owned: list[Owned]) -> bool:
        """Lead on one line and participants on the next are one statement, not two assignments."""
        return all(b[0] - a[0] <= 1 for a, b in itertools.pairwise(owned)) and (
            len({(bool(c.lead), bool(c.participants)) for _, c in owned}) == len(owned)
        )

    def _roles(self, paragraph: int, clause: Clause) -> tuple[list[Unit], list[Unit]]:
        units = clause.participants
        if not self.leads_stand or clause.lead or not units:
            return clause.lead, units
        leading = 1
        if self.leads_stand != "first":
            text = self._whole(paragraph).text
            between = (text[a.end : b.start] for a, b in itertools.pairwise(units))
            leading = next((k for k, marks in enumerate(between, 1) if self.leads_stand in marks), len(units))
        return units[:leading], units[leading:]

    def _assignment(self, paragraph: int, clause: Clause) -> Assignment:
        lead, participants = self._roles(paragraph, clause)
        end = min(clause.end, len(self._whole(paragraph).text))
        return Assignment(
            self._mentions([(paragraph, u) for u in lead]),
            self._mentions([(paragraph, u) for u in participants]),
            self._deadline(paragraph, clause),
            self._whole(paragraph).span(clause.start, end),
        )

    def _deadline(self, paragraph: int, clause: Clause) -> Stated | None:
        if clause.deadline is None:
            return None
        return Stated(self._source(paragraph, *clause.deadline), self._whole(paragraph).span(*clause.deadline))

    # -- rows of tables

    def _row_task(self, row: Row, places: list[Place]) -> Task:
        paragraph = self.paragraphs[row.paragraph]
        task = Task(
            number=row.number,
            title=self._source(row.paragraph, *row.title),
            span=paragraph.span(*row.title),
            body=paragraph.span(),
            scope=row.scope,
            section=places[row.paragraph].section,
        )
        return self._owned(task, [(row.paragraph, row.clause)] if row.clause else [])

    def _with_rows(self, tasks: list[Task]) -> list[Task]:
        """A table of owners at the end: its rows give owners to the tasks of the same title."""
        out = []
        for task in tasks:
            row = None
            if not task.lead and not task.participants:
                row = next((r for r in self.rows if r.clause and self._same_title(task.title, r)), None)
            out.append(self._owned(task, [(row.paragraph, row.clause)]) if row and row.clause else task)
        return out

    def _rows_repeat(self, chosen: list[Chosen]) -> bool:
        """Whether the rows are the tasks of the text once more rather than tasks of their own."""
        titles = [c.node.title for c in chosen if not c.is_safeguard]
        repeated = sum(any(self._same_title(title, row) for title in titles) for row in self.rows)
        return repeated * 2 >= len(self.rows)

    def _same_title(self, title: str, row: Row) -> bool:
        named = self.paragraphs[row.paragraph].text[slice(*row.title)]
        plain = unicodedata.normalize("NFKC", title)
        shorter = min(len(named), len(plain), 12)
        return shorter >= 5 and named[:shorter] == plain[:shorter]

    def _for_all(self) -> tuple[Mention, ...]:
        return self._mentions([(i, u) for i, found in self.owners.items() for c in found for u in c.for_all])


def _owner_clauses(paragraphs: tuple[Paragraph, ...]) -> tuple[dict[int, Paragraph], dict[int, list[Clause]]]:
    """The owner clauses by paragraph; a bracket left open at a page break is read on in the next paragraph."""
    joined: dict[int, Paragraph] = {}
    found: dict[int, list[Clause]] = {}
    taken = -1
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind != "text" or i <= taken:
            continue
        whole = paragraph
        following = next((k for k in range(i + 1, min(i + 4, len(paragraphs))) if paragraphs[k].kind == "text"), None)
        if following is not None and _runs_on(paragraph.text, paragraphs[following].text):
            after = paragraphs[following]
            whole = Paragraph(paragraph.text + after.text, paragraph.offsets + after.offsets)
        if owned := clauses(whole.text):
            found[i] = owned
            if whole is not paragraph and owned[-1].end > len(paragraph.text):
                joined[i] = whole
                taken = following or i
    return joined, found


def _runs_on(text: str, following: str) -> bool:
    if not _OPENED.search(text, max(0, len(text) - 400)):
        return False
    opened = max(text.rfind(mark) for mark in "([〔【")
    if any(mark in text[opened:] for mark in ")]〕】") or "。" in text[opened:]:
        return False
    return number_at(following) is None and any(mark in following for mark in ")]〕】")
