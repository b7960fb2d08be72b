"""The columns of an engine as the table people get: verdict, conditions, points, amounts, and what is missing."""

from __future__ import annotations

from kechuang.kernel.later import pl
from kechuang.rules.columns import Columns
from kechuang.rules.engines import OTHER
from kechuang.rules.heads import Heads

MACHINE, RANKED_BY, RANK = "eligible", "ranked_by", "rank"
_WORDS = {"verdict": ("是", "否", "待定"), "condition": ("符合", "不符合", "待定")}
_LACKS = {"missing": "还缺的事实", "to_judge": "待认定", "unknown_figures": "尚无官方数值"}


class Verdicts:
    """Turns batches of an engine's columns into batches of the result; the heads are the same for every batch."""

    def __init__(self, columns: Columns, heads: Heads, *, worded: bool = True) -> None:
        """`worded`: heads in Chinese and conditions as 符合/不符合/待定; else codes and true/false/null."""
        self._columns, self._worded = columns, worded
        version = columns.law.version
        self._heads = {f"{OTHER}{i}": head for i, head in enumerate(heads.others)}
        self._taken = set(heads.others)
        self._truths = {
            f"c{i}": self._head(f"条件 {c.label}", c.code, "condition") for i, c in enumerate(version.conditions)
        }
        self._numbers: dict[str, str] = {}
        for i, s in enumerate(version.scores):
            self._numbers[f"p{i}_least"] = self._head(f"得分 {s.label}（至少）", s.code, "points_least")
            self._numbers[f"p{i}_most"] = self._head(f"得分 {s.label}（至多）", s.code, "points_most")
        if columns.law.total:
            self._numbers["t_least"] = self._head("总分（至少）", "least", "total")
            self._numbers["t_most"] = self._head("总分（至多）", "most", "total")
        for i, a in enumerate(version.amounts):
            unit = str(a.value.unit)
            self._numbers[f"a{i}"] = self._head(f"{a.label}（{unit}）" if unit else a.label, a.code, "amount")
        if version.ranking is not None:
            self._numbers[RANKED_BY] = self._own(RANKED_BY)
        self._lacks = {kind: self._own(said if worded else kind) for kind, said in _LACKS.items()}
        self._verdict, self._machine = self._own("结论" if worded else "verdict"), self._own(MACHINE)

    def _head(self, said: str, code: str, kind: str) -> str:
        return self._own(f"{said}[{code}]" if self._worded else f"{kind}_{code}")

    def _own(self, head: str) -> str:
        """A head of ours that no column passed on has."""
        while head in self._taken:
            head += "_"
        self._taken.add(head)
        return head

    @property
    def machine(self) -> str:
        """The head of the column that holds true, false or null."""
        return self._machine

    def __call__(self, results: pl.DataFrame) -> pl.DataFrame:
        """One batch of the result."""
        made = [results[name].alias(head) for name, head in self._heads.items()]
        made.append(_worded(results["eligible"], "verdict").alias(self._verdict))
        made.append(results["eligible"].cast(pl.Boolean).alias(self._machine))
        for name, head in self._truths.items():
            value = results[name].cast(pl.Boolean)
            made.append((_worded(value, "condition") if self._worded else value).alias(head))
        made += [results[name].alias(head) for name, head in self._numbers.items()]
        made += [self._missing(results, kind).alias(head) for kind, head in self._lacks.items()]
        return pl.DataFrame(made)

    def _missing(self, results: pl.DataFrame, kind: str) -> pl.Series:
        """What each row lacks of a kind, joined by 、; few patterns are worked out for many rows."""
        said: pl.Series | None = None
        for index in range(sum(name.startswith("lack") for name in results.columns)):
            bits = results[f"lack{index}"]
            patterns = bits.unique().to_list()
            words = [
                "、".join(dict.fromkeys(self._columns.labels(kind, index, bits or 0))) or None for bits in patterns
            ]
            part = bits.replace_strict(patterns, words, return_dtype=pl.String)
            said = part if said is None else _joined(said, part)
        return said if said is not None else pl.Series([None] * results.height, dtype=pl.String)


def _worded(truth: pl.Series, kind: str) -> pl.Series:
    yes, no, unknown = _WORDS[kind]
    code = pl.when(truth).then(0).when(~truth).then(1).otherwise(2)
    return pl.select(code.cast(pl.UInt8).cat.to(pl.Enum([yes, no, unknown]))).to_series()


def _joined(first: pl.Series, second: pl.Series) -> pl.Series:
    return pl.select(pl.concat_str(first, second, separator="、", ignore_nulls=True)).to_series().replace("", None)
