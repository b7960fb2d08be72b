"""A guard against machines: so many tries from one network address in an hour, counted for every process."""

from __future__ import annotations

from time import time

from django.core.cache import cache

from kechuang.events.origin import current_origin
from kechuang.kernel.errors import Refused
from kechuang.kernel.sentences import Sentence

_HOUR = 3600


def count_try(what: str, most: int) -> None:
    """Count one; raises Refused from the one after `most` on, until the hour is over. Without an address: no limit."""
    address = current_origin().address
    if not address:
        return
    key = f"tries:{what}:{address}:{int(time()) // _HOUR}"
    if not cache.add(key, 1, timeout=_HOUR) and cache.incr(key) > most:
        raise Refused(
            f"{what}.too_many",
            Sentence("这个网络地址一小时内尝试的次数太多。", "Too many tries came from this address in an hour."),
            Sentence("请过一小时再试，或联系科技局。", "Try again in an hour, or call the S&T bureau."),
        )
