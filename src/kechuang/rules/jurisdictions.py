"""A jurisdiction's own figures: dated tables laid over the policies' parameters and checked the same way.

[[figure]]
policy = "loan_cover"
parameter = "loan_cover_share"
value = "35%"                 # in the parameter's unit, or in a form of it
since = 2016-05-01
document = "…"
number = "…"
article = "…"
dated = 2016-04-12            # of the document; may be left out
confidence = "S"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, cast, get_args

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import quantity
from kechuang.rules.law import Local
from kechuang.rules.parameters import Citation, Confidence, Dated, Parameter


def local_figures(text: str, parameters: Mapping[str, Parameter], name: str) -> Local:
    """The figures of a table by parameter name. Raises BadInput naming the table, the entry and what is wrong."""
    try:
        entries = tomllib.loads(text).get("figure", [])
    except tomllib.TOMLDecodeError as error:
        raise _bad(name, 0, f"不是有效的TOML：{error}", f"is not valid TOML: {error}") from error
    values: dict[str, list[Dated]] = {}
    for index, entry in enumerate(entries, 1):
        wanted = parameters.get(str(entry.get("parameter")))
        if wanted is None:
            raise _bad(name, index, f"没有参数“{entry.get('parameter')}”", f"no parameter “{entry.get('parameter')}”")
        try:
            values.setdefault(wanted.name, []).append(dated_figure(entry, wanted))
        except BadInput as error:
            said = error.sentence
            raise _bad(name, index, said.zh.rstrip("。"), said.en.rstrip(".")) from error
    return {
        key: Parameter(key, parameters[key].label, parameters[key].unit, tuple(sorted(held, key=lambda v: v.since)))
        for key, held in values.items()
    }


def dated_figure(entry: Mapping[str, Any], wanted: Parameter) -> Dated:
    """One entry as the rules read it. Raises BadInput whose `field` is what is wrong: day, confidence, source, unit."""
    since, confidence = entry.get("since"), entry.get("confidence")
    if not isinstance(since, date):
        raise _wrong("since", "缺少起始日期 since", "needs a day in `since`")
    if confidence not in get_args(Confidence):
        raise _wrong("confidence", f"可信度“{confidence}”无效", f"the confidence “{confidence}” is not one of ours")
    if not entry.get("document"):
        raise _wrong("document", "缺少文件出处 document", "needs its source in `document`")
    value: Fraction | None = None
    if entry.get("value") is not None:
        try:
            value, unit = quantity(str(entry["value"]))
        except BadInput as error:
            raise _wrong("value", error.sentence.zh.rstrip("。"), error.sentence.en.rstrip(".")) from error
        if unit != wanted.unit:
            raise _wrong("value", f"单位应为{wanted.unit or '比率'}", f"the unit must be {wanted.unit or 'a ratio'}")
    citation = Citation(entry["document"], entry.get("number", ""), entry.get("article", ""), entry.get("dated"))
    return Dated(since, value, citation, cast(Confidence, confidence))


def _wrong(field: str, zh: str, en: str) -> BadInput:
    return BadInput(
        "jurisdiction.figure",
        Sentence(f"{zh}。", f"{en}."),
        Sentence("请改正后重新提交。", "Correct it and send it again."),
        field=field,
    )


def _bad(name: str, index: int, zh: str, en: str) -> BadInput:
    return BadInput(
        "jurisdiction.figure",
        Sentence(f"{name}第{index}条：{zh}。", f"{name}, entry {index}: {en}."),
        Sentence("请改正后重新载入，其余数值未受影响。", "Correct it and load again; nothing else was changed."),
        table=name,
        entry=index,
    )
