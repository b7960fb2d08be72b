"""Reads tables that set promises beside what is published of them: `FOLDER/*/plan_targets_vs_public_actuals.csv`.

    indicator       what was promised, in words            target_year  the year or years it was due: 2020, 2018–2020
    target          what was asked: ≥2.8%, 70家, 争创       public_actual  what is published in words, or 未查到
    fact_id         rows of `*_facts.csv` beside it: XJ014/015, or — for none      note   anything else

The place is that of the facts it cites, else the one most facts beside it speak of. Nothing is read into the words:
they are shown as they are, with reference and confidence of the facts.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kechuang.kernel.sentences import Sentence
from kechuang.supervision.plan_place import place_of

NAME = "plan_targets_vs_public_actuals.csv"
COLUMNS = ("indicator", "target_year", "target", "public_actual", "fact_id", "note")
_ID = re.compile(r"([A-Za-z]+)(\d+)((?:/\d+)*)")


@dataclass(frozen=True, slots=True)
class Found:
    """A row that can be kept: values of a `PublicActual`, and the file it came from."""

    file: str
    values: Mapping[str, Any]

    @property
    def key(self) -> tuple[str, str, str]:
        """Which promise it is about."""
        return self.values["division"], self.values["name"], self.values["period"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is not kept, and why."""

    file: str
    line: int
    said: str
    why: Sentence


def read_tables(folder: Path) -> tuple[list[Found], list[LeftOut]]:
    """Every row of every such table in the folders of a folder. Raises OSError, and KeyError for a missing column."""
    found: dict[tuple[str, str, str], Found] = {}
    left: list[LeftOut] = []
    for table in sorted(folder.glob(f"*/{NAME}")):
        file = f"{table.parent.name}/{NAME}"
        facts = _facts(table.parent)
        usual = Counter(place for row in facts.values() if (place := place_of("", row["subject"], None)))
        for line, row in enumerate(_rows(table), 2):
            told = [facts[one] for one in _ids(row["fact_id"]) if one in facts]
            places = [place for fact in told if (place := place_of("", fact["subject"], None))]
            place = places[0] if places else next((one for one, _ in usual.most_common(1)), "")
            made = _found(file, row, told, place)
            if not place or not made.values["name"]:
                why = Sentence("没有写明地区或指标。", "No place or indicator is told.")
                left.append(LeftOut(file, line, row["indicator"], why))
            elif made.key in found:
                left.append(
                    LeftOut(file, line, row["indicator"], Sentence("重复的一行。", "The row is there already."))
                )
            else:
                found[made.key] = made
    return list(found.values()), left


def _found(file: str, row: Mapping[str, str], told: list[Mapping[str, str]], place: str) -> Found:
    return Found(
        file,
        {
            "division": place,
            "name": row["indicator"].strip()[:120],
            "period": row["target_year"].strip()[:20],
            "target": row["target"].strip()[:120],
            "actual": row["public_actual"].strip()[:300],
            "note": (row["note"] or "").strip()[:300],
            "facts": [_fact(one) for one in told],
        },
    )


def _fact(row: Mapping[str, str]) -> dict[str, str]:
    said = f"{row['subject']}{row['indicator']} {row['year_or_date']} {row['value']}{row['unit']}"
    reference = f"{row['source_note']} {row['source_url']}".strip()
    return {"id": row["id"], "said": said, "reference": reference, "confidence": row["confidence"]}


def _ids(text: str) -> list[str]:
    """XJ014/015 is XJ014 and XJ015."""
    found = _ID.search(text or "")
    if found is None:
        return []
    letters, first, more = found.groups()
    return [f"{letters}{number}" for number in (first, *more.split("/")) if number]


def _facts(folder: Path) -> dict[str, Mapping[str, str]]:
    rows: dict[str, Mapping[str, str]] = {}
    note = ""
    for file in sorted(folder.glob("*_facts.csv")):
        for row in _rows(file):
            note = note if row["source_note"].startswith("同上") else row["source_note"]
            rows[row["id"]] = {**row, "source_note": note}
    return rows


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
