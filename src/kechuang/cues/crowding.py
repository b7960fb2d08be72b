"""Shares of enterprises that crowd just above a line of the law, told enterprise by enterprise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from kechuang.cues.bunching import crowd
from kechuang.cues.cue import Finding
from kechuang.cues.peers import peers_of
from kechuang.cues.returns import record_of
from kechuang.kernel.sentences import Sentence


def crowding(
    values: Mapping[str, Fraction], line: Fraction, width: Fraction, years: Sequence[int], whom: Sentence
) -> Iterator[Finding]:
    """A finding for everyone in the bin just above the line, where the bin is too full to be chance."""
    found = crowd(values, line, width)
    if found is None:
        return
    peers = peers_of(whom, list(values.values()))
    at, upto = _percent(line), _percent(line + width)
    for key in found.above:
        yield Finding(
            key,
            f"{at}:{years[0]}",
            Sentence(
                f"{_percent(values[key])}，刚过{at}；{at}—{upto}有{len(found.above)}家，线下同样宽的一段只有{found.below}家",
                f"{_percent(values[key])}, just above {at}; {len(found.above)} lie between {at} and {upto}, "
                f"only {found.below} in a stretch as wide below the line",
            ),
            tuple(record_of(key, year) for year in years),
            values[key],
            peers,
            found.bins,
            float(line - values[key]),
        )


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.2f}".rstrip("0").rstrip(".") + "%"
