"""Facts on a terminal: answers with where each is from, pairs that look alike, lists that may be complete."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any, TextIO

from rich import box
from rich.table import Table
from rich.text import Text

from kechuang.cli.reading_view import console_on
from kechuang.kernel.sentences import Sentence, terminal_language
from kechuang.registry.facts.answers import Answer
from kechuang.registry.facts.asking import STATES, Asked
from kechuang.registry.facts.duplicates import Pair
from kechuang.registry.facts.provenance import STANDINGS, origin_said, period_said, value_said
from kechuang.registry.facts.unlike import UNLIKE
from kechuang.registry.writing import jsonable

_STYLES = {"known": "", "stale": "yellow", "missing": "dim", "disputed": "bold red"}


def _said(told: Sentence) -> str:
    return told.within(terminal_language())


def show_answers(asked: Asked, out: TextIO) -> None:
    """The subject, how many facts are known, stale, missing and disputed, and the answers."""
    heads = [Sentence("事项", "Fact"), Sentence("内容", "Value"), Sentence("状态", "State")]
    heads += [Sentence("时期", "Period"), Sentence("来源", "From"), Sentence("材料", "Evidence")]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(_said(head), overflow="fold")
    for answer in asked.answers:
        table.add_row(
            Text(answer.fact.label),
            Text(_values(answer)),
            Text(_state(answer), style=_STYLES["disputed" if answer.disputed else answer.state]),
            period_said(answer),
            Text(_from(answer)),
            Text("、".join(str(proof.evidence) for proof in answer.proofs)),
        )
    with console_on(out) as console:
        name = f"{asked.record or ''}（{asked.subject.key}）" if asked.record else str(asked.subject)
        law = f"  {asked.law.policy.name}" if asked.law else ""
        console.print(Text(f"{name}  {asked.when.asof.valid}{law}", style="bold"))
        console.print("  ".join(f"{_said(STATES[state])} {count}" for state, count in asked.counts.items()))
        console.print(table)


def as_plain(asked: Asked) -> dict[str, Any]:
    """The same as plain JSON values."""
    return {
        "subject": str(asked.subject),
        "name": str(asked.record) if asked.record else None,
        "policy": asked.law.policy.code if asked.law else None,
        "valid": asked.when.asof.valid.isoformat(),
        "known": asked.when.asof.known.isoformat(),
        "closed_year": asked.when.year,
        "counts": asked.counts,
        "facts": {answer.fact.name: _plain(answer) for answer in asked.answers},
    }


def _plain(answer: Answer) -> dict[str, Any]:
    fact = answer.fact
    told: dict[str, Any] = {
        "label": fact.label,
        "state": answer.state,
        "value": _written(answer, answer.raw),
        "unit": str(fact.unit) if fact.kind == "number" else None,
        "period": answer.period,
        "how": answer.how,
        "reason": answer.reason.zh if answer.reason else None,
        "from": [
            {
                "kind": r.kind(),
                "key": r.key,
                "field": field,
                "source": str(r.source),
                "recorded_at": r.recorded_at.isoformat(),
            }
            for r, field in answer.rests_on
        ],
        "standing": answer.standing.word if answer.state == "known" else None,
        "evidence": [{"sha256": p.evidence.sha256, "name": p.evidence.name} for p in answer.proofs],
        "supplier": answer.supplier,
    }
    if answer.disputed:
        mark = answer.standing.mark
        told["other"] = {"value": _written(answer, answer.other), "said_by": mark.said_by if mark else ""}
    if answer.last is not None:
        told["last"] = {"value": _written(answer, answer.last.raw), "period": period_said(answer)}
    return told


def _written(answer: Answer, raw: Any) -> Any:
    """A number in its unit, exactly: a whole number, else a decimal text; the rest as it is."""
    if raw is None or answer.fact.kind != "number":
        return jsonable(raw)
    exact = Fraction(raw, answer.fact.scale)
    if exact.denominator == 1:
        return int(exact)
    finite = 10**9 % exact.denominator == 0
    return str(Decimal(exact.numerator) / exact.denominator) if finite else str(exact)


def _values(answer: Answer) -> str:
    if answer.state == "stale" and answer.last is not None:
        return f"（{_said(value_said(answer.fact, answer.last.raw))}）"
    if answer.raw is None:
        return "—"
    said = _said(value_said(answer.fact, answer.raw))
    if answer.disputed:
        by = answer.standing.mark.said_by if answer.standing.mark else ""
        said += f" ≠ {_said(value_said(answer.fact, answer.other))}（{by}）"
    return said


def _from(answer: Answer) -> str:
    told = _said(origin_said(answer))
    return f"{told}；{answer.record.source}" if answer.record and answer.raw is not None else told


def _state(answer: Answer) -> str:
    return _said(STANDINGS[answer.standing.word] if answer.state == "known" else STATES[answer.state])


def plain_pair(pair: Pair) -> dict[str, Any]:
    """A pair as plain JSON values."""
    told = UNLIKE.get(pair.names)
    sides = [{"name": d.name, "label": d.label, "asked_by": list(d.where)} for d in (pair.one, pair.other)]
    return {"data": sides, "alike": pair.why, "apart": told.zh if told else None}


def show_pairs(found: list[Pair], told_apart: list[Pair], data: int, apart: int) -> None:
    """Duplicates, or that there are none."""
    for pair in found:
        where = [f"{d.label}（{d.name}：{'、'.join(d.where)}）" for d in (pair.one, pair.other)]
        print(f"{where[0]}  ↔  {where[1]}  {pair.why}")
    for pair in told_apart:
        print(
            f"{pair.one.label}（{pair.one.name}）≠ {pair.other.label}（{pair.other.name}）：{_said(UNLIKE[pair.names])}"
        )
    zh = f"{data} 项数据，问了两次的 {len(found)} 对；看似相同而已说明不同的 {apart} 对。"
    en = f"{data} data; asked for twice: {len(found)} pairs; alike and told apart: {apart} pairs."
    print(_said(Sentence(zh, en)))


def show_lists(*, as_json: bool) -> None:
    """Every list that may be complete, and whether it is said to be today."""
    from kechuang.registry.asof import AsOf
    from kechuang.registry.facts.completeness import LISTS, is_complete

    asof = AsOf.now()
    found = {code: is_complete(code, asof) for code in LISTS}
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for code, one in LISTS.items():
        state = Sentence("完整", "complete") if found[code] else Sentence("未说明完整", "not said to be complete")
        print(f"{code:<28}{_said(one.name)}：{_said(state)}")
