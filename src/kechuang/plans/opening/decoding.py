"""Bytes to characters: byte-order marks, UTF-8, GB18030, UTF-16 without a mark, and declarations that lie."""

from __future__ import annotations

import codecs
import re

from kechuang.plans.opening import refusals

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Pages say gb2312 and use characters that only the larger sets have; every GB text is a GB18030 text.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x80-\x84\x86-\x9f\ufffd\ue000-\uf8ff]")
_SAMPLE = 20_000
_PLAUSIBLE = 0.7
_DAMAGE = 0.01
"""Share of unreadable characters up to which a text still counts as one that is damaged in places."""


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of the bytes, without byte-order mark. Raises BadDocument where it is text in no likely encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _sound(data[len(mark) :].decode(encoding, "replace"), name)
    if b"\x00" not in data:
        if (text := _strictly(data, "utf-8")) is not None:
            return _sound(text, name)
        if declared and (text := _strictly(data, _known(declared))) and _likeness(text) >= _PLAUSIBLE:
            return _sound(text, name)
    best = max(_candidates(data, declared), key=_likeness, default="")
    if _likeness(best) < _PLAUSIBLE:
        best = _detected(data) or best
    if _likeness(best) < _PLAUSIBLE:
        raise refusals.not_text(name)
    return _sound(best, name)


def _candidates(data: bytes, declared: str | None) -> list[str]:
    encodings = ["utf-8", "gb18030", *([_known(declared)] if declared else [])]
    if len(data) % 2 == 0 or b"\x00" in data:
        encodings += ["utf-16-le", "utf-16-be"]
    found = [text for encoding in encodings if (text := _strictly(data, encoding)) is not None]
    return [*found, *(data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030"))]


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _known(declared: str) -> str:
    declared = declared.strip().lower()
    return _WIDER.get(declared, declared)


def _likeness(text: str) -> float:
    """Share of characters that ordinary Chinese text uses, 0 to 1; 0 for nothing."""
    sample = text[:_SAMPLE]
    solid = "".join(sample.split())
    if not solid:
        return 1.0 if sample else 0.0
    if len(_CONTROL.findall(solid)) > _DAMAGE * len(solid):
        return 0.0
    usual = len(solid.encode("gb2312", "ignore").decode("gb2312"))
    usual += sum(solid.count(char) for char in "—·〔〕•－–―㎡³²①②③④⑤⑥⑦⑧⑨⑩")
    return usual / len(solid)


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 4 * _SAMPLE]).best()
    return _strictly(data, best.encoding) if best else None


def _sound(text: str, name: str) -> str:
    """The text itself, unless too much of it is no text."""
    strange = len(_CONTROL.findall(text))
    if strange > 3 and strange > _DAMAGE * len(text):
        raise refusals.not_text(name)
    return text
