"""Word documents (.docx): paragraphs and tables in their order, with the numbers that Word writes by itself.

`story.py` walks the document, `numbers.py` counts its lists, `counting.py` writes a count as Word would.
"""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from kechuang.plans.opening import refusals

LARGEST_UNPACKED = 256 * 2**20
"""Bytes of all parts together; a document beyond this is a trap or no plan."""


def text_of(data: bytes, name: str) -> str:
    """A paragraph a line, a table row a line with tabs between cells. Raises BadDocument."""
    _check_package(data, name)
    import docx

    from kechuang.plans.opening.docx.story import story

    try:
        lines = list(story(docx.Document(BytesIO(data))))
    except RecursionError as broken:
        raise refusals.damaged(name, "nested too deep") from broken
    except Exception as broken:  # a damaged package fails inside the library in as many ways as it has parts
        raise refusals.damaged(name, str(broken)) from broken
    return "\n".join(lines)


def _check_package(data: bytes, name: str) -> None:
    """Refuse what would need a password or unpack to more than any plan holds."""
    try:
        with ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
    except (BadZipFile, ValueError, OSError, RuntimeError) as broken:
        raise refusals.damaged(name, str(broken)) from broken
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise refusals.encrypted(name)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_UNPACKED:
        raise refusals.too_large(name, LARGEST_UNPACKED)
