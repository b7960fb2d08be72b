"""People of science and technology at the city's enterprises and institutions; invented, without identity numbers."""

from __future__ import annotations

import numpy as np
import polars as pl

from kechuang.examples.codes import numbered
from kechuang.examples.firms import TECH, Firms
from kechuang.examples.frames import seen, table
from kechuang.examples.frames import words as chosen
from kechuang.examples.names import people
from kechuang.examples.organisations import INSTITUTIONS, institution_codes

PER_SCALE = 260
"""People for the number of enterprises that the paths are written for."""

_FIELDS = (
    "流体机械",
    "新型建材",
    "乳品科学",
    "生物制药",
    "自动控制",
    "材料成形",
    "软件工程",
    "环境工程",
    "作物育种",
    "检测技术",
)


def persons_of(firms: Firms) -> pl.DataFrame:
    """The people of a block who had come by its day: leaders of projects and teams, experts, brokers."""
    block, draws = firms.block, firms.block.draws("persons")
    count = max(block.part(PER_SCALE), 1)
    weight = np.exp(0.7 * firms.tech + 0.5 * firms.size) * (firms.group == TECH) * np.isnat(firms.closed)
    weight = weight * (firms.years_of(firms.registered) < 2024)
    firm = draws.of("firm").pick(weight if weight.any() else np.ones(block.count), count)
    employer = firms.code.gather(firm)
    founded = np.maximum(firms.registered[firm], np.datetime64("2004-07-01"))
    public = draws.of("public").chance(0.3, count) & (block.first == 0)
    bodies = [n for n, row in enumerate(INSTITUTIONS) if row[1] in ("university", "institute", "hospital")]
    body = np.array(bodies)[draws.of("body").pick([4.0] + [1.0] * (len(bodies) - 1), count)]
    employer = pl.select(
        pl.when(pl.Series(public)).then(chosen(institution_codes(), body)).otherwise(employer)
    ).to_series()
    since = np.where(public, np.datetime64("2016-01-01"), founded) + draws.of("since").whole(30, 2_600, count).astype(
        "m8[D]"
    )
    born = draws.of("born").whole(1964, 1994, count)
    degree = draws.of("degree").pick((0.3, 0.4, 0.25, 0.05), count)
    senior = np.clip((1990 - born) // 8 + (degree == 0), 0, 3)
    frame = table(
        {
            "number": numbered("MHP", block.first + np.arange(count) + 1, 6),
            "name": people(count, draws.of("names")),
            "organisation": employer,
            "since": np.minimum(since, np.datetime64("2025-06-30")),
            "until": np.full(count, np.datetime64("NaT", "D")),
            "degree": chosen(("doctor", "master", "bachelor", "other"), degree),
            "rank": chosen(("助理工程师", "工程师", "高级工程师", "正高级工程师"), senior),
            "specialty": chosen(_FIELDS, draws.of("field").whole(0, len(_FIELDS), count)),
            "honours": "",
            "born_year": pl.Series(born),
        }
    )
    return seen(frame, block.until, "since")
