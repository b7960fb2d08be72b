"""What a document is: its bytes decide, its name does not; what a machine would run never gets in."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kechuang.kernel.errors import BadInput
from kechuang.registry.evidence.content import file_type
from kechuang.registry.evidence.names import PROGRAMS, clean_name

from . import evidence_files as files

TEXT_UTF8 = "职工总数：120人\n".encode()
TEXT_GB = "职工总数：120人\n".encode("gb18030")


def judged(folder: Path, data: bytes, name: str = "材料.pdf") -> str:
    path = folder / "draft"
    path.write_bytes(data)
    return file_type(path, name).code


def why(folder: Path, data: bytes, name: str = "材料.pdf") -> str:
    with pytest.raises(BadInput) as error:
        judged(folder, data, name)
    assert error.value.sentence.en
    assert error.value.remedy.zh
    return error.value.code.removeprefix("evidence.")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (files.pdf(), "pdf"),
        (files.png(), "png"),
        (files.jpeg(), "jpeg"),
        (files.jpeg() + b"a phone writes more behind the picture", "jpeg"),
        (files.docx(), "docx"),
        (files.xlsx(), "xlsx"),
        (files.ofd(), "ofd"),
        (TEXT_UTF8, "text"),
        (TEXT_GB, "text"),
        ("\ufeff姓名,学历\n".encode(), "text"),
    ],
)
def test_a_document_is_known_by_its_bytes_whatever_it_is_called(tmp_path: Path, data: bytes, kind: str) -> None:
    assert judged(tmp_path, data, "审计报告.pdf") == kind
    assert judged(tmp_path, data, "scan") == kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"MZ\x90\0" + bytes(300), "program"),
        (b"\x7fELF\x02\x01" + bytes(300), "program"),
        (b"#!/bin/sh\nrm -rf /\n", "program"),
        (b"\xca\xfe\xba\xbe\0\0\0\x37", "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_office"),
        (b"Rar!\x1a\x07\x01\0", "archive"),
        (b"\x1f\x8b\x08\0" + bytes(30), "archive"),
        (files.packed({"报告.pdf": files.pdf()}), "archive"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "markup"),
        (b"  <svg xmlns='http://www.w3.org/2000/svg'/>", "markup"),
        (b"\x00\x01\x02\x03" * 50, "unknown"),
        (b"", "empty"),
        (files.pdf()[:-10], "damaged"),
        (files.png()[:-8], "damaged"),
        (files.jpeg()[:-2], "damaged"),
        (files.docx()[:-300], "damaged"),
        (files.png() + b"more", "hidden_tail"),
        (files.pdf() + files.packed({"a.txt": b"x"}), "hidden_archive"),
        (files.jpeg() + files.packed({"a.class": b"x"}), "hidden_archive"),
        (files.lying(), "damaged"),
        (files.packed({"word/vbaProject.bin": b"macro"}, of=files.docx()), "macros"),
        (files.packed({"word/embeddings/a.bin": b"MZ\x90\0" + bytes(99)}, of=files.docx()), "program_inside"),
        (files.packed({"word/media/run.exe": b"anything"}, of=files.docx()), "program_inside"),
        (files.packed({"../../etc/passwd": b"x"}, of=files.docx()), "unsafe_path"),
        (files.packed({"C:/a.txt": b"x"}, of=files.docx()), "unsafe_path"),
        (b"MZ" + files.docx(), "program"),
    ],
)
def test_what_is_no_honest_document_is_refused_with_its_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    assert why(tmp_path, data) == reason


def test_a_bomb_is_found_without_being_unpacked_to_its_end(tmp_path: Path) -> None:
    data = files.bomb()
    assert len(data) < 1_000_000
    assert why(tmp_path, data) == "bomb"


def test_an_archive_of_too_many_parts_is_refused_before_its_directory_is_read(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), b"")
    assert why(tmp_path, path.read_bytes()) == "bomb"


def test_a_locked_document_is_refused(tmp_path: Path) -> None:
    data = bytearray(files.docx())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    assert why(tmp_path, bytes(data)) == "encrypted"


@pytest.mark.parametrize("suffix", sorted(PROGRAMS))
def test_a_name_that_a_machine_would_run_is_refused_whatever_the_bytes(tmp_path: Path, suffix: str) -> None:
    assert why(tmp_path, files.pdf(), f"审计报告.pdf{suffix.upper()}. ") == "program"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("审计报告.pdf", "审计报告.pdf"),
        ("审计报告.docx", "审计报告.docx.pdf"),
        ("../../etc/审计.pdf", "审计.pdf"),
        ("C:\\Users\\lin\\审计.pdf", "审计.pdf"),
        ("报告\u202efdp.exe", "报告fdp.exe.pdf"),
        ("", "材料.pdf"),
        (".pdf", "pdf.pdf"),
        ("a" * 400 + ".PDF", "a" * 200 + ".pdf"),
        ("审计 .PDF", "审计.pdf"),
    ],
)
def test_a_name_is_kept_clean_and_ends_as_its_kind_ends(given: str, kept: str) -> None:
    assert clean_name(given, (".pdf",)) == kept


@given(st.text(max_size=300))
@example("A\x1f:")
@example("..A:")
@example("A\x1f\u0301")
def test_any_name_becomes_one_that_is_safe_to_save(name: str) -> None:
    kept = clean_name(name, (".pdf",))
    assert kept.endswith(".pdf")
    assert len(kept) <= 204
    assert not set(kept) & {"/", "\\", "\0", "\n", "\u202e"}
    assert clean_name(kept, (".pdf",)) == kept


@given(st.binary(max_size=400))
def test_any_bytes_are_judged_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    for lead in (b"", b"PK\x03\x04", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"):
        path.write_bytes(lead + data)
        try:
            assert file_type(path, "a").code
        except BadInput as error:
            assert error.code.startswith("evidence.")
