"""Answer the doubts of a dry run: take the values as they are, multiply them, or leave the rows out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kechuang.accounts.access import may_import, require
from kechuang.accounts.held import Actor
from kechuang.kernel.errors import BadInput
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.importing.checking import AS_IS, LEAVE_OUT
from kechuang.registry.importing.imports import Import
from kechuang.registry.importing.state import moved

_FACTOR = re.compile(r"([xd])([0-9]{1,9})")


def answer_import(job: Import, answers: Mapping[str, str], actor: Actor) -> Import:
    """`answers` by the doubt's code: as_is, leave_out, x10000 (multiply) or d10000 (divide).

    Where values or rows change by it the dry run begins again. Raises Refused, BadInput, Conflict.
    """
    require(may_import(actor), actor, "import.confirmed", label=str(job))
    asked = {d["code"]: d for d in job.doubts}
    for code, answer in answers.items():
        if code not in asked or not _possible(asked[code], answer):
            raise BadInput(
                "import.answer",
                Sentence(f"存疑“{code}”不能答“{answer}”。", f"The doubt {code} cannot be answered by {answer}."),
                Sentence("请从给出的答案里选。", "Choose one of the answers given."),
                field=code,
            )
    factors = job.folder.read_json("factors")
    for code, answer in answers.items():
        if answer not in (AS_IS, LEAVE_OUT):
            _note(job, factors, asked[code], _number(answer))
    with transaction.atomic():
        again = any(answer != AS_IS for answer in answers.values())
        fresh = moved(job.pk, "answer")
        fresh.answers = {**fresh.answers, **answers}
        if again:
            fresh.folder.write_json("factors", factors)
            fresh.position, fresh.turn = 0, fresh.turn + 1
        else:
            fresh.state = job.state
        fresh.save()
    return fresh


def _possible(doubt: Mapping[str, Any], answer: str) -> bool:
    if answer == AS_IS:
        return True
    if answer == LEAVE_OUT:
        return not doubt["whole"]
    return bool(_FACTOR.fullmatch(answer)) and _number(answer) in doubt["factors"]


def _number(answer: str) -> int:
    found = _FACTOR.fullmatch(answer)
    assert found
    return int(found[2]) if found[1] == "x" else -int(found[2])


def _note(job: Import, factors: dict[str, Any], doubt: Mapping[str, Any], factor: int) -> None:
    """Add a factor for a column, for whole rows, or for cells."""
    code, name = doubt["code"], doubt["field"]
    if doubt["whole"]:
        factors.setdefault("columns", {})[name] = factor
        return
    rows = job.folder.all("cells").filter(pl.col("code") == code).select("row").unique().collect()["row"].to_list()
    if code.startswith("unit.row."):
        factors.setdefault("rows", {}).update({str(row): factor for row in rows})
    else:
        factors.setdefault("cells", {}).setdefault(name, {}).update({str(row): factor for row in rows})
