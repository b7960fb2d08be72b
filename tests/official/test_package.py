"""Word opens the .docx without anything to repair: its parts, relationships, names and the order of elements hold."""

from __future__ import annotations

import posixpath
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@pytest.fixture(scope="module")
def package(docx_file: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(docx_file)) as held:
        assert held.testzip() is None
        names = held.namelist()
        assert len(names) == len(set(names))
        assert names[0] == "[Content_Types].xml"
        return {name: held.read(name) for name in names}


@pytest.fixture(scope="module")
def trees(package: dict[str, bytes]) -> dict[str, Any]:
    return {name: etree.fromstring(content) for name, content in package.items() if name.endswith((".xml", ".rels"))}


def relationships(trees: dict[str, Any], name: str) -> dict[str, Any]:
    folder, _slash, file = name.rpartition("/")
    part = trees.get(f"{folder}/_rels/{file}.rels")
    return {one.get("Id"): one for one in part} if part is not None else {}


def test_every_part_has_one_type_and_every_type_names_a_part(package: dict[str, bytes], trees: dict[str, Any]) -> None:
    types = trees["[Content_Types].xml"]
    endings = Counter(one.get("Extension").lower() for one in types.iter(f"{TYPES}Default"))
    named = Counter(one.get("PartName").lstrip("/") for one in types.iter(f"{TYPES}Override"))
    assert set(endings.values()) | set(named.values()) <= {1}
    assert set(named) <= set(package)
    bare = [name for name in package if name not in named and name.rpartition(".")[2].lower() not in endings]
    assert bare == ["[Content_Types].xml"] or bare == []


def test_every_relationship_leads_to_a_part_and_every_part_is_led_to(
    package: dict[str, bytes], trees: dict[str, Any]
) -> None:
    reached = {"[Content_Types].xml"}
    for name, part in trees.items():
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        keys = [one.get("Id") for one in part]
        assert len(keys) == len(set(keys)), name
        base = posixpath.dirname(posixpath.dirname(name))
        for one in part:
            if one.get("TargetMode") == "External":
                assert one.get("Target").startswith("https://")
                continue
            target = one.get("Target")
            reached.add(
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{base}/{target}").lstrip("/")
            )
    assert reached == set(package)


def test_whatever_a_part_refers_to_is_among_its_relationships_and_no_link_or_picture_is_left_over(
    trees: dict[str, Any],
) -> None:
    for name, part in trees.items():
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        held = relationships(trees, name)
        used = {value for one in part.iter() for key, value in one.attrib.items() if key.startswith(R)}
        assert used <= set(held), name
        shown = {key for key, one in held.items() if one.get("Type").rpartition("/")[2] in ("hyperlink", "image")}
        assert shown <= used, name


def test_numbers_of_pictures_and_names_of_styles_are_unique_and_every_style_asked_for_is_there(
    trees: dict[str, Any],
) -> None:
    body = trees["word/document.xml"]
    pictures = [one.get("id") for one in body.iter() if etree.QName(one).localname == "docPr"]
    assert pictures
    assert len(pictures) == len(set(pictures))
    marks = [one.get(f"{W}id") for one in body.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    styles = [one.get(f"{W}styleId") for one in trees["word/styles.xml"].iter(f"{W}style")]
    assert len(styles) == len(set(styles))
    asked = {
        one.get(f"{W}val")
        for part in trees.values()
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
        for one in part.iter(f"{W}{tag}")
    }
    assert asked <= set(styles)


def test_prefixes_to_be_passed_over_are_declared(trees: dict[str, Any]) -> None:
    """Word refuses a part that names a prefix it does not declare."""
    looked = 0
    for name, part in trees.items():
        for prefix in part.get(f"{MC}Ignorable", "").split():
            assert prefix in part.nsmap, name
            looked += 1
    assert looked


def test_cells_end_with_a_paragraph_rows_fill_the_grid_and_the_last_section_ends_the_body(
    trees: dict[str, Any],
) -> None:
    body = trees["word/document.xml"][0]
    assert body[-1].tag == f"{W}sectPr"
    tables = list(body.iter(f"{W}tbl"))
    assert tables
    for table in tables:
        grid = table.findall(f"{W}tblGrid/{W}gridCol")
        for row in table.iter(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            assert len(cells) == len(grid)
            assert {cell[-1].tag for cell in cells} == {f"{W}p"}
        assert table.getnext().tag == f"{W}p", "two tables in a row would become one"


def audited(content: bytes, folder: Path) -> list[str]:
    """What a validator by the schemas and rules of Office (those of Microsoft's own SDK) finds wrong."""
    file = folder / "paper.docx"
    file.write_bytes(content)
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(file)
    return [f"{one.part_uri}: {one.description}" for one in found.errors]


def test_every_part_keeps_to_the_schemas_of_office(docx_file: bytes, tmp_path: Path) -> None:
    assert audited(docx_file, tmp_path) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<w:body>", b'<w:body><w:p><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr></w:p>'),
        (b"<w:body>", b'<w:body><w:p><w:pPr><w:pStyle w:val="Nobody"/></w:pPr></w:p>'),
        (b"</w:p></w:tc>", b"</w:p><w:nothing/></w:tc>"),
        (b"r:id=", b'r:id="rId999" w:was='),
    ],
    ids=["order", "style", "element", "relationship"],
)
def test_the_validator_sees_what_word_would_have_to_repair(
    docx_file: bytes, tmp_path: Path, right: bytes, wrong: bytes
) -> None:
    made = BytesIO()
    with ZipFile(BytesIO(docx_file)) as held, ZipFile(made, "w") as broken:
        for name in held.namelist():
            content = held.read(name)
            if name == "word/document.xml":
                assert right in content
                content = content.replace(right, wrong, 1)
            broken.writestr(name, content)
    assert audited(made.getvalue(), tmp_path)
