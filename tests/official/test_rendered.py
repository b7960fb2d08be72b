"""What comes out on paper: LibreOffice lays the .docx out, the product the PDF; lines and characters are counted."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1

from kechuang.official.document import Document, Paragraph, words
from kechuang.official.docx.write import write_docx
from kechuang.official.pdf.dots import in_dots
from kechuang.official.pdf.write import Pages, write_pdf

MM = 72 / 25.4
FULL = Document(
    mark="",
    title="行数与字数",
    signature="明湖市科学技术局",
    blocks=(*tuple(Paragraph(words("科" * 278)) for _ in range(9)), Paragraph(words(("科技创新，" * 5 + "好。") * 20))),
    sealed=False,
)
NOT_FIRST = tuple("，。、；：）》！？")


def lines_of(page: Any) -> list[list[Any]]:
    """The letters of the type area, line by line."""
    rows = defaultdict(list)
    for char in page.chars:
        if char["top"] >= 37 * MM and char["bottom"] <= (37 + 225 + 2) * MM and char["text"].strip():
            rows[round((char["top"] + char["bottom"]) / 6)].append(char)
    return [sorted(rows[key], key=lambda char: char["x0"]) for key in sorted(rows)]


def check_full_pages(pages: list[Any]) -> None:
    """Each page in the middle is filled by 22 lines, each inner line of a paragraph by 28 characters."""
    for page in pages[1:3]:
        lines = lines_of(page)
        assert len(lines) == 22
        inner = [line for line in lines if {char["text"] for char in line} == {"科"} and line[0]["x0"] < 30 * MM]
        assert {len(line) for line in inner if line[-1]["x1"] > 180 * MM} == {28}
    firsts = [line[0]["text"] for page in pages for line in lines_of(page)]
    assert not [text for text in firsts if text in NOT_FIRST], "no line begins with a closing mark"


def test_libreoffice_lays_out_22_lines_of_28_characters_and_the_pages_that_the_pdf_has(
    document: Document, pdf: Pages, tmp_path: Path
) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("no LibreOffice on this machine (Debian: apt install libreoffice-writer-nogui)")
    files = {"full": write_docx(FULL, in_dots), "whole": write_docx(document, in_dots, imprint_apart=pdf.imprint_apart)}
    for name, content in files.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    done = subprocess.run(
        [*command, *(str(tmp_path / f"{name}.docx") for name in files)], capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0
    with pdfplumber.open(tmp_path / "full.pdf") as laid:
        check_full_pages(laid.pages)
    with pdfplumber.open(tmp_path / "whole.pdf") as laid, pdfplumber.open(BytesIO(pdf.content)) as ours:
        assert len(laid.pages) == len(ours.pages)
        last = laid.pages[-1]
        printed = [char for char in last.chars if char["text"] == "抄"]
        assert len(laid.pages) % 2 == 0, "the imprint stands on an even page"
        assert printed[0]["top"] > 235 * MM, "and at its bottom"
        red = [char for char in laid.pages[0].chars if char["non_stroking_color"] == (1, 0, 0)]
        assert "".join(char["text"] for char in red) == "明湖市科学技术局文件"
        assert abs(min(char["x0"] for page in laid.pages for char in page.chars) / MM - 28) <= 1


def test_the_pdf_has_22_lines_of_28_characters(typeset: None) -> None:
    with pdfplumber.open(BytesIO(write_pdf(FULL).content)) as laid:
        check_full_pages(laid.pages)


def test_the_pdf_says_that_it_is_pdf_a_and_keeps_what_that_asks_for(pdf: Pages) -> None:
    """As far as can be told without a validator: metadata, output intent, letters embedded, nothing active inside."""
    with pdfplumber.open(BytesIO(pdf.content)) as laid:
        catalog = laid.doc.catalog
        metadata = resolve1(catalog["Metadata"]).get_data().decode()
        assert re.search(r"<pdfaid:part>2</pdfaid:part>", metadata)
        assert re.search(r"<pdfaid:conformance>B</pdfaid:conformance>", metadata)
        intent = resolve1(resolve1(catalog["OutputIntents"])[0])
        assert intent["S"].name == "GTS_PDFA1"
        assert resolve1(intent["DestOutputProfile"]).get_data()[36:40] == b"acsp"
        assert {"JavaScript", "EmbeddedFiles"}.isdisjoint(resolve1(catalog.get("Names", {})) or {})
        fonts = [
            resolve1(font)
            for page in laid.pages
            for font in (resolve1(page.page_obj.resources.get("Font")) or {}).values()
        ]
        assert fonts
        for font in fonts:
            inner = resolve1(resolve1(font["DescendantFonts"])[0])
            assert {"FontFile2", "FontFile3"} & set(resolve1(inner["FontDescriptor"]))


def test_the_pdf_is_tagged_with_headings_and_words_for_its_picture(pdf: Pages) -> None:
    with pdfplumber.open(BytesIO(pdf.content)) as laid:
        catalog = laid.doc.catalog
        assert resolve1(catalog["MarkInfo"])["Marked"] is True
        assert resolve1(catalog["Lang"]).decode().lower().startswith("zh")
        kinds, alts = defaultdict(int), []

        def walk(node: Any) -> None:
            node = resolve1(node)
            if isinstance(node, list):
                for one in node:
                    walk(one)
            elif isinstance(node, dict):
                if "S" in node:
                    kinds[node["S"].name] += 1
                if "Alt" in node:
                    alts.append(resolve1(node["Alt"]).decode("utf-16"))
                walk(node.get("K"))

        walk(resolve1(catalog["StructTreeRoot"])["K"])
        assert alts == ["条形图：正常12项"]
        assert {"H1", "H2", "H3", "Table", "TH", "TD", "Figure", "Link"} <= set(kinds)


def test_the_pdf_carries_the_addresses_of_its_figures_and_its_page_numbers(pdf: Pages, document: Document) -> None:
    with pdfplumber.open(BytesIO(pdf.content)) as laid:
        found = {link["uri"] for page in laid.pages for link in page.hyperlinks}
        assert found == {"https://kechuang.example/plans/p/targets/3/trace/?valid=2026-10-31"}
        for number, page in enumerate(laid.pages, 1):
            foot = page.crop((0, (37 + 225 + 3) * MM, page.width, page.height))
            assert f"— {number} —" in foot.extract_text()
            edge = foot.chars[-1]["x1"] if number % 2 else page.width - foot.chars[0]["x0"]
            assert edge > page.width / 2, "on the outer side"
    assert write_pdf(document).content == pdf.content
