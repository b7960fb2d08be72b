"""Opening documents: bytes of a txt, html, docx or pdf file become a `Document`.

What lives here: one module or folder per format, chosen by content first and file name second. What may not: any
understanding of plans. Whatever cannot be opened raises one `BadDocument` with its remedy.
"""

from __future__ import annotations

from hashlib import sha256

from kechuang.plans.model import Document, DocumentKind
from kechuang.plans.opening import refusals
from kechuang.plans.opening.kinds import kind_of

LARGEST = 64 * 2**20
"""Bytes. Plans are a few hundred kilobytes; with pictures, some megabytes."""


def open_bytes(data: bytes, name: str) -> Document:
    """Open the bytes of a file called `name`. Raises BadDocument."""
    if not data.strip():
        raise refusals.empty(name)
    if len(data) > LARGEST:
        raise refusals.too_large(name, LARGEST)
    kind = kind_of(data, name)
    text = _text_of(kind, data, name)
    if not any(char.isprintable() and not char.isspace() for char in text):
        raise refusals.empty(name)
    return Document(name, kind, text, sha256(data).hexdigest())


def _text_of(kind: DocumentKind, data: bytes, name: str) -> str:
    """Each format's module is imported when a file of that format comes: some need large libraries."""
    if kind == "pdf":
        from kechuang.plans.opening import pdf

        return pdf.text_of(data, name)
    if kind == "docx":
        from kechuang.plans.opening import docx

        return docx.text_of(data, name)
    if kind == "html":
        from kechuang.plans.opening import html

        return html.text_of(data, name)
    from kechuang.plans.opening import txt

    return txt.text_of(data, name)
