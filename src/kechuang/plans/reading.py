"""The whole way from an opened document to a `Reading`; each step is a module of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kechuang.plans.findings import findings
from kechuang.plans.header import header
from kechuang.plans.model import Document, Reading
from kechuang.plans.opening import open_bytes
from kechuang.plans.paragraphs import paragraphs
from kechuang.plans.run_on import cut_run_on
from kechuang.plans.structure import structure
from kechuang.plans.targets import targets


def read_path(path: Path) -> Reading:
    """Read the plan in a file. Raises BadDocument where the file cannot be read as one."""
    return read(open_bytes(path.read_bytes(), path.name))


def read(document: Document) -> Reading:
    """Read an opened plan."""
    lines = cut_run_on(paragraphs(document))
    head = header(document, lines)
    frame = structure(document, lines)
    reading = Reading(
        document=document,
        paragraphs=lines,
        title=head.title,
        issuer=head.issuer,
        doc_number=head.doc_number,
        published=head.published,
        period=head.period,
        sections=frame.sections,
        tasks=frame.tasks,
        safeguards=frame.safeguards,
        global_participants=frame.global_participants,
        targets=targets(document, lines, head, frame),
    )
    return replace(reading, findings=findings(reading))
