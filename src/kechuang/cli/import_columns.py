"""What `kechuang import` was told of columns, units and fixed values, laid over what the heads suggest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.importing.imports import Import
from kechuang.registry.importing.mapping import Chosen, ColumnMap
from kechuang.registry.importing.state import kind_of
from kechuang.registry.importing.targets import Target, targets

NOTHING = ("", "-", "无", "none")


def pairs(words: Iterable[str], option: str) -> Iterator[tuple[str, str]]:
    """`name=value` from each word. Raises BadInput for a word without a name."""
    for word in words:
        name, equal, value = word.partition("=")
        if not equal or not name.strip():
            raise BadInput(
                "usage.pair",
                Sentence(f"{option} 要写成“名=值”，而不是“{word}”。", f"{option} takes NAME=VALUE, not “{word}”."),
                Sentence("例如 --unit 销售收入=万元。", "For example --unit 销售收入=万元."),
                option=option,
            )
        yield name.strip(), value.strip()


def column_map(job: Import, maps: Iterable[str], units: Iterable[str], fixed: Iterable[str]) -> ColumnMap:
    """The mapping of an import. Raises BadInput naming the column or field that is not there."""
    heads = list(job.layout["heads"])
    kind = kind_of(job.kind)
    known = targets(kind)
    suggested = ColumnMap.from_json(job.mapping)
    columns = dict(suggested.columns)
    for head, name in pairs(maps, "--map"):
        place = _column(heads, columns, known, head)
        if name.lower() in NOTHING:
            columns.pop(place, None)
            continue
        field = _field(known, name)
        columns = {i: c for i, c in columns.items() if c.field != field}
        unit = columns[place].unit if place in columns else ""
        columns[place] = Chosen(field, unit if known[field].units else "")
    for head, unit in pairs(units, "--unit"):
        place = _column(heads, columns, known, head)
        if place not in columns:
            raise _absent(head)
        columns[place] = replace(columns[place], unit=unit)
    given = {_field(known, name): value for name, value in pairs(fixed, "--set")}
    return ColumnMap(columns, {**suggested.fixed, **given})


def _column(heads: list[str], columns: dict[int, Chosen], known: dict[str, Target], word: str) -> int:
    """A column by its head, its number (#3), or the field it holds."""
    if word in heads:
        return heads.index(word)
    if word.startswith("#") and word[1:].isdigit() and 0 < int(word[1:]) <= len(heads):
        return int(word[1:]) - 1
    for place, chosen in columns.items():
        if word in (chosen.field, known[chosen.field].label):
            return place
    raise _absent(word)


def _field(known: dict[str, Target], word: str) -> str:
    if word in known:
        return word
    for name, target in known.items():
        if word == target.label:
            return name
    raise BadInput(
        "import.field",
        Sentence(f"没有“{word}”这一项。", f"There is no field “{word}”."),
        Sentence(f"有：{'、'.join(known)}。", f"There are: {', '.join(known)}."),
        field=word,
    )


def _absent(word: str) -> BadInput:
    return BadInput(
        "import.column",
        Sentence(f"表里没有“{word}”这一列。", f"The table has no column “{word}”."),
        Sentence("列可用表头、#序号或对应的项来指。", "Name a column by its head, #number or field."),
        column=word,
    )
