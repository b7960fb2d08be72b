"""A paper in plain JSON values: its row, and all that it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from kechuang.kernel.sentences import Sentence
from kechuang.papers.content import Content, read
from kechuang.papers.flow import STATES
from kechuang.papers.kind_list import kinds
from kechuang.papers.models import Paper, PaperNumber


def row_json(paper: Paper) -> dict[str, Any]:
    """What a list tells of it."""
    held: PaperNumber | None = getattr(paper, "numbered", None)
    return {
        "id": paper.pk,
        "kind": paper.kind,
        "name": _both(kinds()[paper.kind].name),
        "title": paper.title,
        "plan": paper.plan.slug,
        "span": paper.span,
        "about": paper.about or None,
        "letter": paper.letter or None,
        "office": paper.office.name,
        "state": paper.state,
        "stage": _both(STATES[paper.state].name),
        "version": paper.version,
        "number": str(held.number) if held else None,
        "void": bool(held and held.voided_at),
        "issued_on": paper.issued_on.isoformat() if paper.issued_on else None,
        "public": paper.public,
        "example": paper.example,
    }


def paper_json(paper: Paper) -> dict[str, Any]:
    """The whole of it: pieces as they are kept, figures by key, and its words as one reads them."""
    content = paper.content
    return row_json(paper) | {
        "asof": dict(content.asof),
        "mark": content.mark,
        "recipients": content.recipients,
        "signature": content.signature,
        "note": content.note,
        "copies_to": content.copies_to,
        "printed_by": content.printed_by,
        "pieces": [piece.as_plain() for piece in content.pieces],
        "attachments": [
            {"title": extra.title, "pieces": [piece.as_plain() for piece in extra.pieces]} for extra in content.extras
        ],
        "figures": {key: asdict(one) for key, one in sorted(content.fields.items())},
        "words": list(words_of(content)),
        "drafted_at": paper.drafted_at.isoformat(),
    }


def words_of(content: Content) -> Iterator[str]:
    """All words of a paper, a line for each piece or row."""
    yield content.title
    yield content.recipients
    for piece in content.every_piece():
        if piece.rows:
            yield from (" | ".join(read(cell, content.fields) for cell in row) for row in piece.rows)
        else:
            yield read(piece.lead, content.fields) + read(piece.text, content.fields) + piece.caption
    yield from (content.mark, content.signature, content.note, content.copies_to, content.printed_by)


def _both(said: Sentence) -> dict[str, str]:
    return {"zh": said.zh, "en": said.en}
