"""Published facts of a real place and its province, read from tables of public figures: what can be kept, what not.

    hebei_national/series_long.csv            yearly series of yearbooks: 河北 and the nation are kept
    xinji/xinji_facts.csv                     facts of 辛集 from press, notices and the census
    hebei_national/hebei_national_facts.csv   the same of 河北, the nation and a few cities

Nothing is guessed: a row whose value is no number, whose date is not told or that is a target is left out with why.
A caveat goes with the figure into its definition, and where it was published into its reference.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any

from kechuang.kernel.sentences import Sentence
from kechuang.kernel.series import SERIES
from kechuang.kernel.units import measure
from kechuang.registry.public_series import BREAKS, FORMS, OF_FACTS, OF_SERIES, PLACES

_SERIES_FILE = "hebei_national/series_long.csv"
FILES = (_SERIES_FILE, "xinji/xinji_facts.csv", "hebei_national/hebei_national_facts.csv")
"""In the order of their weight: a figure of a yearbook is kept, and the same from the press left out."""

CONFIDENCE = {"high": "high", "medium-high": "medium", "medium": "medium", "low-medium": "low", "low": "low"}
"""How sure the tables are of a figure, by the three words of public statistics."""
_STEPS = {"元": 100, "m²": 100}
"""Steps in a unit to which its figures are kept: what lies below is what doubles and 亩 bring with them."""
_FINEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is not kept: its file, its id or line, what it says, and why not."""

    file: str
    row: str
    said: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class Figure:
    """A row that can be kept: values of a `PublicStatistic`, with the file they came from."""

    file: str
    row: str
    values: Mapping[str, Any]

    @property
    def key(self) -> tuple[str, str, str]:
        """Which figure it is: series, place, period."""
        return self.values["series"], self.values["division"], self.values["period"]


def read_folder(folder: Path) -> tuple[list[Figure], list[Skipped]]:
    """Every figure of the folder that can be kept, one for each series, place and period; and the rest with reasons.

    Raises OSError for a file that cannot be read.
    """
    kept: dict[tuple[str, str, str], Figure] = {}
    skipped: list[Skipped] = []
    for name in FILES:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for found in (_of_series if name == _SERIES_FILE else _of_facts)(name, rows):
            if isinstance(found, Skipped):
                skipped.append(found)
            elif (first := kept.get(found.key)) is not None:
                skipped.append(_again(found, first))
            else:
                kept[found.key] = found
    return list(kept.values()), skipped


def _again(found: Figure, first: Figure) -> Skipped:
    same = found.values["value"] == first.values["value"]
    zh = f"{first.file}已有这个数{'' if same else '，且不相同'}。"
    en = f"{first.file} has this figure{'' if same else ', and another value'}."
    return Skipped(found.file, found.row, str(found.values["label"]), Sentence(zh, en))


def _of_series(name: str, rows: Iterable[Mapping[str, str]]) -> Iterator[Figure | Skipped]:
    """Series of the places that are kept; other provinces are not passed over in silence: there is nothing to keep."""
    for line, row in enumerate(rows, 2):
        code, place = OF_SERIES.get(row["indicator"]), PLACES.get(row["region"])
        if place is None:
            continue
        if code is None:
            yield Skipped(name, str(line), row["indicator"], _UNKNOWN_SERIES)
            continue
        told = BREAKS.get((code, place), (0, ""))
        caveat = told[1] if told[0] and int(row["year"]) >= told[0] else ""
        yield _figure(
            name, str(line), code, row["indicator"], place, row["year"], row["value"], row["unit"], row["confidence"],
            caveat, row["source"],
        )  # fmt: skip


def _of_facts(name: str, rows: Iterable[Mapping[str, str]]) -> Iterator[Figure | Skipped]:
    note = ""
    for row in rows:
        if not row["source_note"].startswith("同上"):
            note = row["source_note"]
        row = {**row, "source_note": note}
        said = f"{row['subject']} {row['indicator']} {row['year_or_date']}"
        place, about = _place(row["subject"])
        if place is None:
            yield Skipped(name, row["id"], said, Sentence("不认得这个地方。", "The place is not known."))
        elif row["basis"] == "target":
            yield Skipped(name, row["id"], said, Sentence("是目标，不是统计数。", "It is a target, no statistic."))
        else:
            yield from _values_of(name, row, said, place, about)


def _values_of(name: str, row: Mapping[str, str], said: str, place: str, about: str) -> Iterator[Figure | Skipped]:
    """One figure, or two where a row tells how a number went from year to year (2017→2019, 1.33→1.61)."""
    periods, values = row["year_or_date"].split("→"), row["value"].split("→")
    label = f"{about}{row['indicator']}"
    code = "" if about else OF_FACTS.get(row["indicator"], "")
    code = code or f"fact_{row['id'].lower()}"
    notes = [row["caveat"]]
    if row["basis"].startswith("derived"):
        notes.append(f"推算：{row['basis'].partition(':')[2]}")
    if len(periods) != len(values):
        yield Skipped(name, row["id"], said, _NO_NUMBER)
        return
    for text, value in zip(periods, values, strict=True):
        period, remark = _period(text)
        if period is None:
            yield Skipped(name, row["id"], said, Sentence("没有写明年份或日期。", "No year or day is told."))
            continue
        caveat = "；".join(note for note in (*notes, remark) if note)
        reference = f"{row['source_note']} {row['source_url']}".strip()
        yield _figure(
            name, row["id"], code, label, place, period, value, row["unit"], row["confidence"], caveat, reference,
            published=_published(row["source_note"]),
        )  # fmt: skip


def _place(subject: str) -> tuple[str | None, str]:
    """The division of a subject, and what of the place it is about where it is not the whole of it (皮革业)."""
    if subject in PLACES:
        return PLACES[subject], ""
    inside = next((name for name in PLACES if name.endswith("市") and name.removesuffix("市") in subject), None)
    return (PLACES[inside], f"{subject}：") if inside else (None, "")


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"(\d{4})(?:年)?(末)?")


def _period(text: str) -> tuple[str | None, str]:
    """The period as it is kept, and what of the text it does not say; no period where none is told."""
    text = text.strip()
    for pattern in (_DAY, _MONTH, _YEAR):
        if found := pattern.match(text):
            rest = text[found.end() :].strip("（）() ")
            if found.re is _YEAR:
                rest = rest.removeprefix("年").removeprefix("末").strip("（）() ")
                return found[1], rest
            return found[0], {"报道": "报道时间，时点未写明"}.get(rest, rest)
    return None, ""


def _published(note: str) -> date | None:
    """The day of publication, where the note on the source tells one."""
    found = _DAY.search(note)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _form(unit: str) -> tuple[Fraction | int, str]:
    """Factor and base unit of a unit as the tables write it."""
    if unit in FORMS:
        return FORMS[unit]
    factor, base = measure(unit)
    return factor, str(base)


_COUNTED = {"个", "家", "户"}
"""Words for enterprises and bodies that the press uses one for another."""
_NO_NUMBER = Sentence("内容不是一个数。", "It is not one number.")
_UNKNOWN_SERIES = Sentence("没有对应的指标代码。", "No series stands for it.")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def _figure(
    file: str,
    row: str,
    code: str,
    label: str,
    place: str,
    period: str,
    value: str,
    unit: str,
    confidence: str,
    caveat: str,
    reference: str,
    published: date | None = None,
) -> Figure | Skipped:
    said = f"{label} {period} {value}{unit}"
    try:
        number = Fraction(Decimal(value)) if _NUMBER.fullmatch(value) else None
    except InvalidOperation:
        number = None
    if number is None:
        return Skipped(file, row, said, _NO_NUMBER)
    factor, base = _form(unit)
    step = _STEPS.get(base, _FINEST)
    series = SERIES.get(code)
    if series is not None and {base, series.unit} <= _COUNTED:
        base = series.unit
    if series is not None and series.unit != base:
        return Skipped(file, row, said, Sentence("计量单位与指标不符。", "Its unit is not that of the series."))
    counts = series.definition if series and len(period) == 4 else ""  # a series is defined for the end of a year
    called = f"原称“{label}”" if series and file != _SERIES_FILE and label != series.label else ""
    how_sure = f"可信度原注：{confidence}" if confidence not in CONFIDENCE.values() else ""
    parts = (counts, called, caveat, how_sure)
    return Figure(
        file,
        row,
        {
            "series": code,
            "label": series.label if series else label[:200],
            "division": place,
            "period": period,
            "value": Decimal(round(number * factor * step)) / step,
            "unit": base,
            "definition": "；".join(part for part in parts if part)[:300],
            "published": published,
            "publisher": "",
            "reference": reference[:500],
            "confidence": CONFIDENCE.get(confidence, "low"),
        },
    )
