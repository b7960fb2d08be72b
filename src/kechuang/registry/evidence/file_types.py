"""The few kinds of files that are taken as evidence, and how programs and archives begin."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileType:
    """One kind of file: its media type and the ends of names it may have, the usual one first."""

    code: str
    media_type: str
    suffixes: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = FileType("pdf", "application/pdf", (".pdf",))
PNG = FileType("png", "image/png", (".png",))
JPEG = FileType("jpeg", "image/jpeg", (".jpg", ".jpeg"))
DOCX = FileType("docx", f"{_OFFICE}.wordprocessingml.document", (".docx",))
XLSX = FileType("xlsx", f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",))
PPTX = FileType("pptx", f"{_OFFICE}.presentationml.presentation", (".pptx",))
OFD = FileType("ofd", "application/ofd", (".ofd",))
TEXT = FileType("text", "text/plain", (".txt", ".csv", ".md"))
FILE_TYPES = {kind.media_type: kind for kind in (PDF, PNG, JPEG, DOCX, XLSX, PPTX, OFD, TEXT)}

_PROGRAM_HEADS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"L\0\0\0\x01\x14\x02\0",  # a Windows shortcut
    b"#!",
)


def is_program(head: bytes) -> bool:
    """Whether bytes begin like something a machine would run."""
    return head.startswith(_PROGRAM_HEADS)
