"""Opening documents: bytes of a txt, html, docx or pdf file become a `Document`.

What lives here: one module per format, chosen by content first and file name second. What may not: any
understanding of plans. Whatever cannot be opened raises one `BadDocument` with its remedy.
"""

from __future__ import annotations

from hashlib import sha256

from kechuang.plans.model import Document


def open_bytes(data: bytes, name: str) -> Document:
    """Open the bytes of a file called `name`. Raises BadDocument."""
    return Document(name, "txt", data.decode("utf-8-sig").replace("\r\n", "\n"), sha256(data).hexdigest())
