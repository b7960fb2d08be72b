"""Sums given in the wrong unit: 元, 千元 and 万元 taken for each other stand out by a factor of a thousand or more.

Each sum is held against the same subject's neighbouring year and, per head of staff, against its peers in the file
and in the registry. A column that is off, a whole row, and a single cell are told apart. What is found is asked about.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from math import log10, nan
from typing import Any

from kechuang.kernel.later import np
from kechuang.kernel.sentences import Sentence
from kechuang.registry.expected import Yearly
from kechuang.registry.importing.comparing import Decision
from kechuang.registry.importing.expectations import Doubt, Group
from kechuang.registry.importing.shown import shown
from kechuang.registry.importing.targets import Target, targets
from kechuang.registry.record import Record

POWERS = (3, 4)
"""千元 and 万元 against 元. A column against its own past is also held against 10 (千元 for 万元) and 10⁸ (亿元)."""
COLUMN_POWERS = (1, *POWERS, 8)
ENOUGH, ENOUGH_PEERS = 3, 20
_SAMPLE = 3000


class UnitDoubts:
    """Collects the sums of a table part by part, and tells at the end what looks like another unit."""

    def __init__(self, kind: type[Record], brought: set[str]) -> None:
        self.kind = kind
        known = targets(kind)
        self.money = [known[n] for n in known if n in brought and known[n].base == "元"]
        self.yearly = next((e for e in kind.EXPECTED if isinstance(e, Yearly)), None)
        # Of every row until the end of the table: as bare numbers they are a quarter of what lists of them would be.
        self._rows = array("q")
        self._logs = {t.name: array("d") for t in self.money}
        self._heads = array("d")
        self._ratios = {t.name: array("d") for t in self.money}
        self._years: set[int] = set()
        self.groups: dict[str, Group] = {}

    def take(self, decisions: Iterable[Decision]) -> None:
        """Look at the rows of a part that would change something."""
        rows = [d for d in decisions if d.verdict in ("add", "correct", "replace")]
        if not self.money or not rows:
            return
        before = self._before(rows)
        for one in rows:
            record = one.made[-1]
            past = before.get(one.row, {})
            self._rows.append(one.row)
            size = getattr(record, self.yearly.size) if self.yearly and self.yearly.size else None
            self._heads.append(_log(size))
            for target in self.money:
                value = getattr(record, target.name)
                log = _log(value)
                self._logs[target.name].append(log)
                known = past.get(target.name)
                turned = value is not None and known is not None and (value < 0) != (known < 0)
                self._ratios[target.name].append(nan if turned else log - _log(known))

    def found(self) -> tuple[list[Doubt], dict[str, Group]]:
        """The doubts about rows and cells, and about whole columns (a group without rows of its own)."""
        if not self._rows:
            return [], {}
        logs = np.array([self._logs[t.name] for t in self.money])
        ratios = np.array([self._ratios[t.name] for t in self.money])
        per_head = logs - np.array(self._heads)
        columns = self._columns(logs, ratios, per_head)
        doubts = self._rows_and_cells(logs, ratios, per_head, columns)
        return doubts, self.groups

    # ---- whole columns

    def _columns(self, logs: Any, ratios: Any, per_head: Any) -> set[int]:
        off: set[int] = set()
        peers = self._peers()
        for i, target in enumerate(self.money):
            own = ratios[i][np.isfinite(ratios[i])]
            power, against = _power_of(own, COLUMN_POWERS), Sentence("同一单位上年", "the same subjects' year before")
            if power is None and target.name in peers and len(own) < ENOUGH:
                for mine, theirs in zip((per_head[i], logs[i]), peers[target.name], strict=True):
                    finite = mine[np.isfinite(mine)]
                    if np.isfinite(theirs) and len(finite) >= ENOUGH:
                        power = _nearest(float(np.median(finite)) - theirs, POWERS, 0.6)
                        against = Sentence("登记库里的同类记录", "their peers in the registry")
                        break
            if power is not None:
                off.add(i)
                self._column_group(target, power, against)
        return off

    def _column_group(self, target: Target, power: int, against: Sentence) -> None:
        times = 10 ** abs(power)
        share = f"1/{times:,}" if power < 0 else f"{times:,}倍"
        zh = f"整列“{target.label}”的中位数约为{against.zh}的{share}"
        en = f"the column {target.name} is about {'1/' if power < 0 else ''}{times:,} times {against.en}"
        factors = (times, *(f for f in (1000, 10_000) if f != times))
        signed = tuple(f if power < 0 else -f for f in factors)
        code = f"unit.column.{target.name}"
        self.groups[code] = Group(code, target.name, Sentence(zh, en), signed)

    # ---- rows and cells

    def _rows_and_cells(self, logs: Any, ratios: Any, per_head: Any, off: set[int]) -> list[Doubt]:
        use = [i for i in range(len(self.money)) if i not in off]
        if not use:
            return []
        with np.errstate(all="ignore"):
            middle = np.array(
                [np.nanmedian(row) if np.isfinite(row).sum() >= ENOUGH_PEERS else np.nan for row in per_head]
            )
        apart = per_head - middle[:, None]
        suspects = self._suspects(ratios, apart, use)
        doubts: list[Doubt] = []
        for place in suspects:
            own = {i: ratios[i][place] for i in use if np.isfinite(ratios[i][place])}
            power = _whole_row(list(own.values())) if own else _whole_row_of_peers([apart[i][place] for i in use])
            if power is not None and (len(own) > 1 or not own):
                doubts.append(self._row_doubt(place, power, bool(own)))
                continue
            for i, ratio in own.items():
                cell = _nearest(ratio, POWERS, 0.3)
                if cell is not None and not (np.isfinite(apart[i][place]) and abs(apart[i][place]) < 1.5):
                    doubts.append(self._cell_doubt(place, i, cell, logs))
        return doubts

    def _suspects(self, ratios: Any, apart: Any, use: list[int]) -> list[int]:
        """Rows worth a look: something in them is off by hundreds."""
        with np.errstate(all="ignore"):
            far = (np.abs(ratios[use]) > 2.4).any(axis=0) | (np.abs(apart[use]) > 2.2).any(axis=0)
        return [int(i) for i in np.flatnonzero(far)]

    def _row_doubt(self, place: int, power: int, own_past: bool) -> Doubt:
        times = 10 ** abs(power)
        code = f"unit.row.{'x' if power < 0 else 'd'}{times}"
        share = f"{'1/' if power < 0 else ''}{times:,}"
        zh, en = ("上年", "the year before") if own_past else ("同表各行（人均）", "the other rows, per head")
        said = Sentence(f"整行金额约为{zh}的{share}", f"the sums of this row are about {share} of {en}")
        factor = times if power < 0 else -times
        group = Sentence(
            f"整行金额约为上年或同行的{share}，单位可能不同", f"rows whose sums are about {share} of what is usual"
        )
        self.groups.setdefault(code, Group(code, "", group, (factor,)))
        return Doubt(self._rows[place], code, "", "", said)

    def _cell_doubt(self, place: int, i: int, power: int, logs: Any) -> Doubt:
        target, times = self.money[i], 10 ** abs(power)
        code = f"unit.cell.{target.name}.{'x' if power < 0 else 'd'}{times}"
        share = f"{'1/' if power < 0 else ''}{times:,}"
        said = Sentence(f"{target.label}约为上年的{share}", f"{target.name} is about {share} of the year before")
        factor = times if power < 0 else -times
        self.groups.setdefault(code, Group(code, target.name, said, (factor,)))
        assert target.fact is not None
        text = shown(target, round(10 ** float(logs[i][place])))
        return Doubt(self._rows[place], code, target.name, f"≈{text}", said)

    # ---- what to hold against

    def _before(self, rows: list[Decision]) -> dict[int, dict[str, int | None]]:
        """Sums known before for each row: of the neighbouring year, or of the record that would be changed."""
        names = [t.name for t in self.money]
        found: dict[int, dict[str, int | None]] = {
            one.row: {n: getattr(one.base, n) for n in names} for one in rows if one.base is not None
        }
        if self.yearly is None:
            return found
        subject, year = self.yearly.subject, self.yearly.year
        years = {getattr(one.made[-1], year) for one in rows}
        self._years |= years
        wanted = {y + step for y in years for step in (-1, 1)}
        there: dict[Any, dict[int, tuple[Any, ...]]] = defaultdict(dict)
        query = self.kind.objects.standing().filter(
            **{f"{subject}__in": {getattr(one.made[-1], subject) for one in rows}, f"{year}__in": wanted}
        )
        for who, when, *sums in query.values_list(subject, year, *names):
            there[who][when] = tuple(sums)
        for one in rows:
            past, when = there.get(getattr(one.made[-1], subject), {}), getattr(one.made[-1], year)
            near = past.get(when - 1) or past.get(when + 1)
            if near is not None:
                found[one.row] = dict(zip(names, near, strict=True))
        return found

    def _peers(self) -> dict[str, tuple[float, float]]:
        """Medians in the registry for each sum, per head and as it is; of the latest year up to the table's."""
        names = [t.name for t in self.money]
        rows = self.kind.objects.standing()
        size = None
        if self.yearly:
            size = self.yearly.size
            latest = rows.filter(**{f"{self.yearly.year}__lte": max(self._years, default=0)})
            top = latest.order_by(f"-{self.yearly.year}").values_list(self.yearly.year, flat=True).first()
            rows = rows.filter(**{self.yearly.year: top})
        sample = list(rows.order_by("pk").values_list(size or "pk", *names)[:_SAMPLE])
        if len(sample) < ENOUGH_PEERS:
            return {}
        found = {}
        for i, name in enumerate(names, 1):
            sums = np.array([_log(row[i]) for row in sample])
            heads = np.array([_log(row[0]) if size else np.nan for row in sample])
            found[name] = (_median(sums - heads), _median(sums))
        return found


def _log(value: int | None) -> float:
    return log10(abs(value)) if value else nan


def _median(values: Any) -> float:
    finite = values[np.isfinite(values)]
    return float(np.median(finite)) if len(finite) >= ENOUGH_PEERS else float("nan")


def _nearest(value: float, powers: tuple[int, ...], within: float) -> int | None:
    for power in powers:
        for signed in (power, -power):
            if abs(value - signed) <= within:
                return signed
    return None


def _power_of(ratios: Any, powers: tuple[int, ...]) -> int | None:
    """The power by which nearly all ratios are off; a factor of ten must be nearly exact to be told from growth."""
    if len(ratios) < ENOUGH:
        return None
    middle = float(np.median(ratios))
    for power in powers:
        within = 0.15 if power == 1 else 0.5
        for signed in (power, -power):
            if abs(middle - signed) <= within and np.mean(np.abs(ratios - signed) <= within * 1.6) >= 0.7:
                return signed
    return None


def _whole_row(own: list[float]) -> int | None:
    middle = float(np.median(own))
    power = _nearest(middle, POWERS, 0.45)
    return power if power is not None and np.mean(np.abs(np.array(own) - power) <= 0.7) >= 0.7 else None


def _whole_row_of_peers(apart: list[float]) -> int | None:
    """Without a past: only where at least three sums are off together, and all of them by hundreds."""
    finite = np.array([a for a in apart if np.isfinite(a)])
    if len(finite) < 3 or not (np.all(finite > 2) or np.all(finite < -2)):
        return None
    middle = float(np.median(finite))
    if abs(middle) < 2.5:
        return None
    size = min(POWERS, key=lambda power: abs(abs(middle) - power))
    return size if middle > 0 else -size
