"""What certificates are granted under: schemes by code, called as the policy that grants them or by a local name."""

from __future__ import annotations

from functools import cache

from django.utils.translation import override

from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.registry.kinds.certificate import SCHEMES


@cache
def schemes() -> dict[str, Sentence]:
    """Every known scheme by its code: what an organisation or a person can be granted."""
    found = {policy.code: Sentence(policy.name, policy.english) for policy in catalogue()}
    for code, name in SCHEMES.items():
        with override("zh-hans"):
            zh = str(name)
        with override("en"):
            found[code] = Sentence(zh, str(name))
    return found


def scheme_name(code: str) -> Sentence:
    """The name of a scheme; its code where it is not known."""
    return schemes().get(code, Sentence(code, code))
