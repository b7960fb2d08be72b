"""Whatever cannot be read says what it is and what to do, in both languages."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kechuang.kernel.errors import BadDocument
from kechuang.plans import opening
from kechuang.plans.opening import open_bytes


def archive(*names: str) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w") as zipped:
        for name in names:
            zipped.writestr(name, "x")
    return held.getvalue()


def refusal(data: bytes, name: str) -> BadDocument:
    with pytest.raises(BadDocument) as refused:
        open_bytes(data, name)
    return refused.value


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "照片.png", "image"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "照片.txt", "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "照片.webp", "image"),
        (COMPOUND, "方案.doc", "unsupported"),
        (COMPOUND, "方案.wps", "unsupported"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "方案.docx", "encrypted"),
        (b"{\\rtf1\\ansi}", "方案.rtf", "unsupported"),
        (b"MZ\x90\x00" + b"\x00" * 60, "方案.exe", "unsupported"),
        (b"\x7fELF" + b"\x00" * 60, "方案", "unsupported"),
        (b"Rar!\x1a\x07\x00", "方案.rar", "unsupported"),
        (b"7z\xbc\xaf\x27\x1c", "方案.7z", "unsupported"),
        (archive("方案.txt"), "方案.zip", "unsupported"),
        (archive("xl/workbook.xml"), "方案.xlsx", "unsupported"),
        (archive("OFD.xml", "Doc_0/Document.xml"), "方案.ofd", "unsupported"),
        (archive("ppt/presentation.xml"), "方案.pptx", "unsupported"),
        (archive("word/document.xml"), "方案.docx", "damaged"),
        (archive("word/document.xml")[:-30], "方案.docx", "damaged"),
        (b"%PDF-1.7\nnothing more", "方案.pdf", "damaged"),
        (b"\x00\x01\x02\x03" * 40, "方案.pdf", "damaged"),
    ],
)
def test_each_kind_of_unreadable_file_has_its_own_code(data, name, code):
    assert refusal(data, name).code == f"document.{code}"


def test_a_refusal_names_the_file_and_gives_a_remedy_in_both_languages():
    error = refusal(b"\x89PNG\r\n\x1a\n", "扫描.png")
    assert error.fields["name"] == "扫描.png"
    assert "扫描.png" in error.line("zh")
    assert "OCR" in error.line("zh")
    assert "OCR" in error.line("en")


def test_a_file_beyond_the_limit_is_refused_and_one_at_the_limit_is_read(monkeypatch):
    monkeypatch.setattr(opening, "LARGEST", 20)
    assert open_bytes(b"a" * 20, "a.txt").text == "a" * 20
    assert refusal(b"a" * 21, "a.txt").code == "document.too_large"


def test_a_word_file_that_unpacks_without_end_is_refused_before_it_is_unpacked(monkeypatch):
    from kechuang.plans.opening import docx

    monkeypatch.setattr(docx, "LARGEST_UNPACKED", 0)
    assert refusal(archive("word/document.xml"), "a.docx").code == "document.too_large"


@settings(max_examples=300, deadline=None)
@given(
    head=st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html><p>", b"\xff\xfe", b"\xef\xbb\xbf", b"{\\rtf"]),
    body=st.binary(max_size=400),
    name=st.sampled_from(["a.txt", "a.pdf", "a.docx", "a.html", "a"]),
)
def test_any_bytes_are_either_read_or_refused(head, body, name):
    try:
        document = open_bytes(head + body, name)
    except BadDocument as refused:
        assert refused.code.startswith("document.")
    else:
        assert document.text.strip()
        assert "\r" not in document.text
