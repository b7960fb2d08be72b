"""Sharing a whole out by weights in equal steps: largest remainder (Hamilton), exact, the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


def apportioned(whole: Fraction, weights: Sequence[Fraction], step: Fraction = Fraction(1)) -> tuple[Fraction, ...]:
    """Parts in the order of the weights, each a multiple of `step`, that add up to the whole exactly.

    Every part gets the steps its quota holds in full; those left over go one by one to the largest remainders, and of
    equal ones to the heavier weight, then to the earlier. No part is further than one step from its quota.
    Raises BadInput where the whole is no multiple of the step or negative, a weight is negative, or all are nothing.
    """
    if step <= 0 or whole < 0 or whole % step:
        raise BadInput(
            "share.whole",
            Sentence("要分的数不是最小单位的整数倍。", "The whole is no multiple of the step."),
            Sentence("请换一个最小单位。", "Choose another step."),
        )
    total = sum(weights, Fraction(0))
    if any(weight < 0 for weight in weights) or total <= 0:
        raise BadInput(
            "share.weights",
            Sentence("权重不能为负，也不能都为零。", "Weights are not negative, and not all nothing."),
            Sentence("请改权重，或选“平均”。", "Change the weights, or choose “equal”."),
            field="weights",
        )
    steps = whole / step
    quotas = [steps * weight / total for weight in weights]
    full = [quota.numerator // quota.denominator for quota in quotas]
    left = int(steps) - sum(full)
    order = sorted(range(len(weights)), key=lambda n: (-(quotas[n] - full[n]), -weights[n], n))
    more = set(order[:left])
    return tuple((full[n] + (n in more)) * step for n in range(len(weights)))
