"""Quantified commitments of the issuer, and nothing that only looks like one."""

from __future__ import annotations

from kechuang.plans.header import Header
from kechuang.plans.model import Document, Paragraph, Target
from kechuang.plans.structure import Structure


def targets(
    document: Document, paragraphs: tuple[Paragraph, ...], header: Header, structure: Structure
) -> tuple[Target, ...]:
    """Find every target, in the order of the text."""
    return ()
