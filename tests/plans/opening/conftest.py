"""Files made for the tests: PDF pages written by hand, Word documents written by python-docx."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

Thing = tuple[float, float, str] | tuple[float, float, str, float] | tuple[float, float, float, float]
"""Text (left, base line, text, size 16 if not given), or a ruled line (from x, y to x, y): points from below left."""
PdfMaker = Callable[..., bytes]


@pytest.fixture
def make_pdf() -> PdfMaker:
    """Make an A4 PDF of pages of text and ruled lines, with a Chinese font that is named but not embedded."""

    def make(*pages: Sequence[Thing], picture: bool = False, encrypted: bool = False) -> bytes:
        objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
        font = b"""<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [
            << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000
               /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>
               /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -140 1000 860]
               /ItalicAngle 0 /Ascent 860 /Descent -140 /CapHeight 860 /StemV 80 >> >> ] >>"""
        dot = b"""<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8
            /Length 1 >>\nstream\n\x80\nendstream"""
        objects += [font, dot]
        kids = []
        for page in pages:
            drawn = b"".join(_drawn(thing) for thing in page) + (b"q 595 0 0 842 0 0 cm /I Do Q\n" if picture else b"")
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
                b" /Resources << /Font << /F 3 0 R >> /XObject << /I 4 0 R >> >> >>" % len(objects)
            )
            kids.append(b"%d 0 R" % len(objects))
        objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
        lock = b""
        if encrypted:
            objects.append(b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"11" * 32, b"22" * 32))
            lock = b" /Encrypt %d 0 R /ID [<33> <33>]" % len(objects)
        return _assembled(objects, lock)

    return make


def _drawn(thing: Thing) -> bytes:
    x, y, text, *rest = thing
    if not isinstance(text, str):
        return b"%f %f m %f %f l S\n" % (x, y, text, rest[0])
    code = text.encode("utf-16-be").hex().encode()
    return b"BT /F %f Tf %f %f Td <%s> Tj ET\n" % (rest[0] if rest else 16, x, y, code)


def _assembled(objects: Sequence[bytes], lock: bytes) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, lock, start)
