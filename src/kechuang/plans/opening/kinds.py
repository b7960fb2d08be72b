"""What a file is, told by its first bytes; the name is asked only where the bytes leave it open."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from kechuang.plans.model import DocumentKind
from kechuang.plans.opening import refusals

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"\x00\x00\x00\x0cjP  ")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|table|tbody|tr|td|p|span|meta|title|h[1-6]|article|section|br)[\s/>]",
    re.IGNORECASE,
)
_LOOKED_AT = 4096
_SAVE_AS_ZH = "请用 Word 或 WPS 打开，另存为 .docx 或 PDF，再读取。"
_SAVE_AS_EN = "Open it in Word or WPS, save it as .docx or PDF, then read that."


def kind_of(data: bytes, name: str) -> DocumentKind:
    """The format of the bytes. Raises BadDocument for a format that is not read."""
    head = data[:_LOOKED_AT]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data, name)
    if head.startswith(_COMPOUND):
        raise _refused_compound(data, name)
    if _is_image(head):
        raise refusals.image(name)
    if head.lstrip().startswith(b"{\\rtf"):
        raise refusals.unsupported(name, " RTF 文件", "an RTF file", _SAVE_AS_ZH, _SAVE_AS_EN)
    if head.startswith((*_ARCHIVES, *_PROGRAMS)):
        raise _refused_container(name, head)
    suffix = name.lower().rpartition(".")[2]
    if _looks_like_html(head, suffix):
        return "html"
    if suffix in ("pdf", "docx") and b"\x00" in head:
        raise refusals.damaged(name)
    return "txt"


def _is_image(head: bytes) -> bool:
    webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    bitmap = head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00"
    heif = head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"avif")
    return head.startswith(_IMAGES) or webp or bitmap or heif


def _looks_like_html(head: bytes, suffix: str) -> bool:
    head = head.replace(b"\x00", b"")
    tags = len(_TAG.findall(head))
    return tags >= 1 if suffix in ("html", "htm", "xhtml", "shtml") else tags >= 2


def _kind_of_zip(data: bytes, name: str) -> DocumentKind:
    try:
        with ZipFile(BytesIO(data)) as archive:
            inside = archive.namelist()
    except (BadZipFile, ValueError, OSError, RuntimeError) as broken:
        raise refusals.damaged(name, str(broken)) from broken
    if "word/document.xml" in inside or any(re.fullmatch(r"word/document\d*\.xml", entry) for entry in inside):
        return "docx"
    if any(entry.startswith("xl/") for entry in inside):
        raise refusals.unsupported(
            name,
            " Excel 工作簿",
            "an Excel workbook",
            "请把方案正文存成 Word、PDF 或 txt 再读取。",
            "Save the text of the plan as Word, PDF or txt, then read that.",
        )
    if any(entry.endswith("OFD.xml") for entry in inside):
        raise refusals.unsupported(
            name,
            " OFD 版式文件",
            "an OFD file",
            "请用 OFD 阅读器导出为 PDF 或文字，再读取。",
            "Export it as PDF or text with an OFD reader, then read that.",
        )
    if any(entry.startswith("ppt/") for entry in inside) or "mimetype" in inside:
        raise refusals.unsupported(name, "其他办公软件的文件", "another office file", _SAVE_AS_ZH, _SAVE_AS_EN)
    raise _refused_container(name, data[:8])


def _refused_compound(data: bytes, name: str) -> Exception:
    if _ENCRYPTED_PACKAGE in data:
        return refusals.encrypted(name)
    return refusals.unsupported(
        name,
        "旧版 Office 文件（.doc、.wps、.xls 等）",
        "an old Office file (.doc, .wps, .xls …)",
        _SAVE_AS_ZH,
        _SAVE_AS_EN,
    )


def _refused_container(name: str, head: bytes) -> Exception:
    if head.startswith(_PROGRAMS):
        return refusals.unsupported(
            name,
            "程序文件",
            "a program",
            "请选择方案的 Word、PDF、网页或 txt 文件。",
            "Choose the Word, PDF, web page or txt file of the plan.",
        )
    return refusals.unsupported(
        name,
        "压缩包",
        "an archive",
        "请先解压，再读取里面的方案文件。",
        "Unpack it first, then read the plan inside.",
    )
