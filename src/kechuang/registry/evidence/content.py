"""What a file is, by its bytes and never by its name, and why it is not taken.

Documents end in what they began with: a PDF, PNG or JPEG with an archive behind it, a program under another name, an
office file with macros are refused. Old Office files (OLE) are refused because they may carry macros nobody sees.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kechuang.kernel.errors import BadInput
from kechuang.registry.evidence.file_types import JPEG, PDF, PNG, TEXT, FileType, is_program
from kechuang.registry.evidence.names import PROGRAMS, suffix_of
from kechuang.registry.evidence.office_archive import office_type
from kechuang.registry.evidence.refusals import SAVE_AS_NEW, damaged, empty, refused

_HEAD, _TAIL, _CHUNK = 4096, 65_557, 1 << 16
_ARCHIVE_END = b"PK\x05\x06"
_ARCHIVE_HEADS = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF", b"\x28\xb5\x2f\xfd")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = ("<!doctype", "<html", "<script", "<svg", "<?php", "<?xml", "<%")


def file_type(path: Path, name: str) -> FileType:
    """The kind of the file at `path`, uploaded under `name`. Raises BadInput with the reason where it is not taken."""
    if suffix_of(name) in PROGRAMS:
        raise _program()
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if not head:
            raise empty()
        if is_program(head):
            raise _program()
        if head.startswith(b"PK\x03\x04"):
            return office_type(path)
        found = _by_head(head)
        if found is None:
            found = _text(file, head)
        elif found is PDF:
            _check_pdf(file)
        elif found is PNG:
            _check_png(file)
        else:
            _check_jpeg(file)
        if _ends_as_archive(_tail(file)):
            raise refused("hidden_archive", "文件末尾夹带了压缩包。", "An archive is hidden behind the document.")
    return found


def _by_head(head: bytes) -> FileType | None:
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(_OLE):
        raise refused(
            "old_office",
            "这是旧版 Office 文件（doc、xls、ppt、wps），可能带有看不见的宏。",
            "This is a file of an old Office, which may carry macros nobody sees.",
            SAVE_AS_NEW,
        )
    if head.startswith(_ARCHIVE_HEADS):
        raise refused("archive", "这是压缩包。", "This is an archive.")
    return None


def _check_pdf(file: BinaryIO) -> None:
    if b"%%EOF" not in _tail(file):
        raise damaged("PDF 没有结尾", "the PDF has no end")


def _check_png(file: BinaryIO) -> None:
    """Walk the chunks: the last is IEND, and nothing stands behind it (PNG specification, §5)."""
    file.seek(8)
    while True:
        lead = file.read(8)
        if len(lead) < 8:
            raise damaged("PNG 图片不完整", "the PNG picture is not complete")
        file.seek(int.from_bytes(lead[:4], "big") + 4, 1)
        if lead[4:] == b"IEND":
            break
    if file.read(1):
        raise refused("hidden_tail", "图片末尾夹带了别的内容。", "Something is hidden behind the picture.")


def _check_jpeg(file: BinaryIO) -> None:
    """The end marker stands somewhere after the picture began; phones write more behind it."""
    file.seek(2)
    before = b""
    for chunk in _chunks(file):
        if b"\xff\xd9" in before + chunk:
            return
        before = chunk[-1:]
    raise damaged("JPG 图片不完整", "the JPEG picture is not complete")


def _text(file: BinaryIO, head: bytes) -> FileType:
    for encoding in ("utf-8-sig", "gb18030"):
        if _decodes(file, encoding):
            start = head.decode(encoding, "ignore").lstrip().lower()
            if start.startswith(_MARKUP):
                raise refused("markup", "这是网页或程序代码。", "This is a web page or code.")
            return TEXT
    raise refused("unknown", "认不出这是什么文件。", "It is not clear what kind of file this is.")


def _decodes(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        for chunk in _chunks(file):
            if any(mark < " " and mark not in "\t\n\r\f" for mark in set(decoder.decode(chunk))):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _ends_as_archive(tail: bytes) -> bool:
    """Whether the file could be opened as an archive too: an end record whose comment ends with the file."""
    at = tail.rfind(_ARCHIVE_END)
    return at >= 0 and at + 22 + int.from_bytes(tail[at + 20 : at + 22], "little") == len(tail)


def _tail(file: BinaryIO) -> bytes:
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    return file.read(_TAIL)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _program() -> BadInput:
    return refused("program", "这是程序文件，不能作为材料。", "This is a program; it cannot be evidence.")
