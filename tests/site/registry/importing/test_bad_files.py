"""Files that are no table, or no safe one, are refused with what they are and what to do; nothing of them is kept."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kechuang.kernel.errors import BadInput
from kechuang.registry.actions.start_import import start_import
from kechuang.registry.importing import file_kind
from kechuang.registry.importing.imports import Import

pytestmark = pytest.mark.django_db


def refused(path: Path) -> str:
    with pytest.raises(BadInput) as error:
        start_import("yearlyreturn", path, path.name, None)
    assert error.value.sentence.en and error.value.remedy.zh and error.value.remedy.en
    assert not Import.objects.exists()
    return error.value.code


def of_bytes(tmp_path: Path, content: bytes, name: str = "年报.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def zipped(tmp_path: Path, parts: dict[str, bytes]) -> Path:
    path = tmp_path / "年报.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import.empty"),
        (b"MZ\x90\x00" + bytes(300), "import.program"),
        (b"\x7fELF\x02\x01" + bytes(300), "import.program"),
        (b"#!/bin/sh\nrm -rf ~\n", "import.program"),
        (b"%PDF-1.7\n", "import.not_table"),
        (b"\x89PNG\r\n\x1a\n", "import.not_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "import.old_office"),
        (b"<html><table><tr><td>1</td></tr></table>", "import.markup"),
        (b"abc\x00def", "import.binary"),
        (b"PK\x03\x04 this is no archive", "import.damaged"),
        (b"\xff\xfe\xff", "import.damaged"),
        ("年度,职工总数\n".encode() + b"\xff\xff\xff\n", "import.encoding"),
        ("统一社会信用代码,年度\n".encode(), "import.no_data"),
        (b"\n\n,,,\n", "import.no_rows"),
    ],
)
def test_what_is_no_table_is_refused_by_what_it_is(tmp_path: Path, content: bytes, code: str) -> None:
    assert refused(of_bytes(tmp_path, content)) == code


def test_a_program_named_like_a_table_is_refused_and_leaves_no_file(tmp_path: Path, settings: Any) -> None:
    assert refused(of_bytes(tmp_path, b"MZ" + bytes(100), "年报.csv")) == "import.program"
    assert list((Path(settings.HOME) / "imports").iterdir()) == []


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    assert (
        refused(zipped(tmp_path, {"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": bytes(60_000_000)}))
        == "import.bomb"
    )
    many = {f"xl/{n}.xml": b"" for n in range(file_kind.MOST_PARTS + 1)}
    assert refused(zipped(tmp_path, many)) == "import.bomb"


def test_an_archive_or_a_word_document_is_no_workbook(tmp_path: Path) -> None:
    assert refused(zipped(tmp_path, {"readme.txt": b"hello"})) == "import.not_workbook"
    assert refused(zipped(tmp_path, {"word/document.xml": b"<x/>"})) == "import.not_workbook"
    assert refused(zipped(tmp_path, {"xl/workbook.xml": b"<x/>", "xl/vbaProject.bin": b"1"})) == "import.macros"


def test_a_file_of_two_gigabytes_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "大表.csv"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    assert refused(path) == "import.too_large"


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_that_breaks_off_is_told_to_be_damaged(an_xlsx: Callable[..., Path], cut: float) -> None:
    path = an_xlsx([["单位", "年度"], *([f"MH{n}", 2019] for n in range(500))])
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * cut)])
    assert refused(path) == "import.damaged"


def test_entities_that_multiply_are_not_expanded(tmp_path: Path, an_xlsx: Callable[..., Path]) -> None:
    path = an_xlsx([["单位", "年度"], ["MH0001", 2019]])
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = next(name for name, content in parts.items() if b"MH0001" in content)
    parts[name] = (head + parts[name].decode().split("?>", 1)[-1].replace("MH0001", "&l11;")).encode()
    assert refused(zipped(tmp_path, parts)) == "import.damaged"
