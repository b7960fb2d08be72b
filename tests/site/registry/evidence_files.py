"""Real files of every kind, small, and what attackers and accidents make of them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + bytes(200) + b"\xff\xd9"


def pdf(words: str = "audit") -> bytes:
    return (
        f"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% {words}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n".encode()
    )


def docx() -> bytes:
    from docx import Document

    made = io.BytesIO()
    document = Document()
    document.add_paragraph("明湖市示例机械有限公司职工名单")
    document.save(made)
    return made.getvalue()


def xlsx() -> bytes:
    from openpyxl import Workbook

    made = io.BytesIO()
    book = Workbook()
    book.active.append(["姓名", "学历"])
    book.save(made)
    return made.getvalue()


def ofd() -> bytes:
    return packed({"OFD.xml": b"<ofd:OFD/>", "Doc_0/Document.xml": b"<ofd:Document/>"})


def packed(parts: dict[str, bytes], of: bytes | None = None) -> bytes:
    """An archive of these parts; with `of`, the parts are added to that archive."""
    made = io.BytesIO(of or b"")
    with zipfile.ZipFile(made, "a" if of else "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def bomb(megabytes: int = 300) -> bytes:
    """A real docx with one more part, of nothing but spaces: packed a thousandfold."""
    return packed({"word/media/blank.xml": b" " * (megabytes * 1024 * 1024)}, of=docx())


def lying() -> bytes:
    """A docx whose directory says that a part is small; it is not."""
    data = bytearray(packed({"word/media/a.xml": bytes(100_000)}, of=docx()))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.rfind(b"word/media/a.xml", 0, data.rfind(mark) + 200) if mark == b"PK\x03\x04" else -1
        start = data.rfind(mark) if place < 0 else data.rfind(mark, 0, place)
        struct.pack_into("<I", data, start + at, 10)
    return bytes(data)
