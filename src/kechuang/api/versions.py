"""Which version of a record a change is made to: `If-Match` holds the `id` the caller saw; a newer one wins."""

from __future__ import annotations

from kechuang.api.errors import NoVersion, Overtaken
from kechuang.kernel.sentences import Sentence
from kechuang.registry.record import Record


def named_version(if_match: str) -> int:
    """The number that `If-Match` names. Raises NoVersion."""
    named = if_match.strip().removeprefix("W/").strip('"')
    if not named.isdecimal() or len(named) > 18:
        raise NoVersion(
            "request.if_match",
            Sentence("请在请求头 If-Match 里写明看到的版本。", "Say in If-Match which version you saw."),
            Sentence('写读到的 id 或 version，如 If-Match: "12"。', 'It is the id or version read: If-Match: "12".'),
        )
    return int(named)


def seen_version(standing: Record, if_match: str) -> Record:
    """The standing row, if it is the one the caller saw. Raises NoVersion, Overtaken."""
    seen = named_version(if_match)
    if seen != standing.pk or standing.superseded_at is not None:
        raise Overtaken(
            "record.superseded",
            Sentence("这条记录已有新的版本。", "There is a newer version of this record."),
            Sentence("请重新读取后再改；没有保存任何内容。", "Read it again and then change it; nothing was stored."),
            standing=standing.pk,
        )
    return standing
