"""What a plan document says, as plain immutable values. Every extracted thing keeps its exact span in the text.

Offsets count characters (code points) of `Document.text`; `end` is exclusive, so `text[start:end]` is the quotation.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kechuang.kernel.sentences import Sentence

DocumentKind = Literal["txt", "html", "docx", "pdf"]
ParagraphKind = Literal["text", "table_row", "chrome"]
Severity = Literal["error", "warning", "notice"]
Operator = Literal[">=", ">", "<=", "<", "=", "build", "increase_by", "multiply"]
Bound = Literal["=", ">=", ">", "<=", "<"]
DeadlineSource = Literal["explicit", "inherited", "assignment", "table_header", "plan_period", "unstated"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Document.text`: characters `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """An opened document: its whole text, exactly as all spans count it.

    For txt the text is the decoded file, unchanged but for line ends (`\\r\\n`, `\\r` → `\\n`) and a byte-order mark.
    For html, docx and pdf it is made by the opener: a paragraph a line, a table row a line with tabs between cells.
    """

    name: str
    kind: DocumentKind
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A logical paragraph of the text: hard line wraps joined, page numbers left out, marks folded.

    `text` is for matching: white space removed (one blank stays between two Latin words or numbers; tabs between
    table cells stay), full-width letters, digits and marks folded to half width (（ → (, ， → ,, ： → :, ； → ;,
    ！ → !, ％ → %, ～ → ~). 〔〕《》“”、。— stay. One character of `text` is one character of the source:
    `offsets[i]` is the place of `text[i]` in `Document.text`.
    """

    text: str
    offsets: array[int]
    kind: ParagraphKind = "text"

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of `text[start:end]` (not empty)."""
        end = len(self.text) if end is None else end
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that the document states, and where. `value` is normalised, the span is the quotation."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One unit as the text names it (nothing restored or abbreviated), and where."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the outline that is not itself a task. `title` has its printed number, white space removed."""

    title: str
    level: int
    span: Span
    body: Span


@dataclass(frozen=True, slots=True)
class Assignment:
    """One owner-and-deadline pair inside a task that holds several."""

    lead: tuple[Mention, ...]
    participants: tuple[Mention, ...]
    deadline: Stated | None = None
    text: Span | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A numbered task (or, in `Reading.safeguards`, a safeguard that carries owners).

    `number` is the printed number, prefixed by its parent's where numbering restarts. `span` is the heading,
    `body` everything that belongs to the task, heading included.
    """

    number: str
    title: str
    span: Span
    body: Span
    lead: tuple[Mention, ...] = ()
    participants: tuple[Mention, ...] = ()
    lead_label: str | None = None
    participants_label: str | None = None
    deadline: Stated | None = None
    open_list: bool = False
    scope: str | None = None
    assignments: tuple[Assignment, ...] = ()
    section: int | None = None
    """Index into `Reading.sections` of the nearest heading above."""


@dataclass(frozen=True, slots=True)
class Target:
    """One quantified commitment of the issuer. The meaning of each field is told in `docs/reading.md`.

    `value` and `value_max` are in `unit`, which is verbatim with its multiplier (万亩, 亿元, %, 个百分点).
    `deadline` is YYYY or YYYY-MM. `bound` is the strictness of `build` and `increase_by`.
    """

    quote: str
    span: Span
    indicator: str
    scope: str | None
    op: Operator
    op_text: str
    value: Decimal
    unit: str
    deadline: str | None
    deadline_source: DeadlineSource
    task_number: str | None = None
    bound: Bound | None = None
    value_max: Decimal | None = None
    approx: bool = False
    per: str | None = None
    baseline: str | None = None
    hedge: str | None = None
    value_span: Span | None = None
    deadline_span: Span | None = None
    section: int | None = None
    """Index into `Reading.sections` of the nearest heading above."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed about a plan: contradiction, gap, damage. Codes and severities: `plans/findings/`."""

    code: str
    severity: Severity
    sentence: Sentence
    spans: tuple[Span, ...]
    targets: tuple[int, ...] = ()
    """Indices into `Reading.targets` this is about."""
    tasks: tuple[str, ...] = ()
    """Numbers of the tasks this is about."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one document."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    title: Stated | None = None
    issuer: Stated | None = None
    doc_number: Stated | None = None
    published: Stated | None = None
    period: tuple[int | None, int | None] = (None, None)
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    safeguards: tuple[Task, ...] = ()
    global_participants: tuple[Mention, ...] = ()
    targets: tuple[Target, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
