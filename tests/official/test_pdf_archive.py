"""The PDF is one for the archive: what ISO 19005-2 asks of its objects is looked at one by one."""

from __future__ import annotations

import typst

from kechuang.official.pdf.typesetter import typefaces
from kechuang.official.pdf.write import Pages

from .pdf_archive import departures

ACTIVE = (
    "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert)>>>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</A 4 0 R>>/ColorSpace/DeviceCMYK>>/Annots[5 0 R]>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    "<</Type/Annot/Subtype/Text/Rect[0 0 1 1]/F 2>>",
)
"""A file with a script, a typeface that is not in it, colours for print and a hidden note."""


def written(objects: tuple[str, ...]) -> bytes:
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj{one}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>"
    return made + f"{head}\nstartxref\n{len(made)}\n%%EOF\n".encode()


def test_nothing_in_the_pdf_departs_from_pdf_a(pdf: Pages) -> None:
    assert departures(pdf.content) == []
    assert departures(pdf.content + b"more") == ["6.1.3 something after the end of the file"]


def test_the_check_finds_what_an_ordinary_pdf_lacks(typeset: None) -> None:
    plain = typst.compile(b'#link("https://kechuang.example")[x]', format="pdf", font_paths=typefaces())
    found = departures(bytes(plain))
    assert {"6.6.4 does not say which part and level", "6.2.3 no output intent with a profile"} <= set(found)


def test_the_check_finds_scripts_strange_typefaces_colours_and_hidden_notes() -> None:
    found = departures(written(ACTIVE))
    for wrong in (
        "6.5.1 JavaScript",
        "6.2.11.4 Helvetica is not embedded",
        "6.2.4.3 colours of another kind than the output intent's",
        "6.3.2 an annotation that is not printed",
        "6.1.2 four bytes above 127 after the header",
        "6.1.3 no identifier",
    ):
        assert wrong in found
