"""A small line beside a row of figures: the same figures as a picture; the table tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, EDGE = 96, 28, 4


@dataclass(frozen=True, slots=True)
class Sparkline:
    """`paths` are stretches without a gap; `last` is where the newest known figure lies."""

    paths: tuple[str, ...]
    last: tuple[float, float] | None
    width: int = WIDTH
    height: int = HEIGHT


def sparkline(figures: Sequence[float | None]) -> Sparkline | None:
    """A line of the figures in their order; a gap where one is not known; None for fewer than two."""
    known = [figure for figure in figures if figure is not None]
    if len(known) < 2:
        return None
    low, high = min([*known, 0]), max([*known, 0])
    span = high - low or 1
    step = (WIDTH - 2 * EDGE) / (len(figures) - 1)
    runs: list[list[tuple[float, float]]] = [[]]
    for number, figure in enumerate(figures):
        if figure is None:
            runs.append([])
            continue
        across = round(EDGE + number * step, 1)
        runs[-1].append((across, round(HEIGHT - EDGE - (figure - low) / span * (HEIGHT - 2 * EDGE), 1)))
    points = [run for run in runs if run]
    paths = tuple("M" + " L".join(f"{x} {y}" for x, y in run) for run in points if len(run) > 1)
    return Sparkline(paths, points[-1][-1])
