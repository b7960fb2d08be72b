"""From the words around a number to the thing delivered, the subjects of a level, and the words of its operator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kechuang.kernel.patterns import pattern
from kechuang.plans.targets import indicators
from kechuang.plans.targets.items import SEPARATOR, Item
from kechuang.plans.targets.operators import Promise, adjacent, build
from kechuang.plans.targets.quantities import Quantity, is_count, is_rate, tail_of
from kechuang.plans.targets.words import BUILD, VERB_AT_END

_STRICT_END = pattern(r"(?:总共|累计|共|约|近|至少|不少于|不低于|超过|超|突破|达到|达|不超过|合计|共计|分别|各)+$")
_STRICT_WORD = pattern(r"(?:至少|不少于|不低于|超过|突破)(?=[约近]?$)")
_VERB_ADVERB = pattern(r"(?:重点|着力|要|再|累计|统筹|至少|新|大力|将|应|规划|基本)+$")
_CARRIED_OUT = pattern(r"^对|(?:实行|实现|做到|的)+$")
_NEAR = 8
_ALL_RATES = pattern(r"[^、,]{2,}率(?:[、和及][^、,和及]{2,}率)+")
_PREDICATE = pattern(r"实现|稳居|大幅|增长|提高|明显|突破|保持|完成|基本|位居")
_EACH = pattern(r"分别|均|都|各自")


def noun_end(text: str, found: Sequence[Quantity], at: int) -> tuple[int, int]:
    """Where the thing counted ends, when it follows its number, and which quantity comes next."""
    start = found[at].end
    for following in range(at + 1, min(at + _NEAR, len(found))):
        between = text[start : found[following].start]
        cuts = list(SEPARATOR.finditer(between))
        if cuts:
            return start + cuts[-1].start(), following
        own = build(between, found[following])
        if adjacent(between, found[following]) or (own and own.start > 0 and is_count(found[following].unit)):
            return found[following].start, following
    return len(text), len(found)


def subjects_of(subject: str, item: Item, carried: str, last: str) -> list[str]:
    """The subjects of a level: one, or one for each value or each name of a list that shares it."""
    name = indicators.cleaned(subject)
    if not name:
        return [carried or last]
    if carried and is_rate(item.quantity.unit) and indicators.REGION.fullmatch(name):
        return [name + carried]
    *before, last_name = name.split("、")
    if any(_PREDICATE.search(part) for part in before):
        return [last_name]
    each = bool(_EACH.search(item.left) or _ALL_RATES.fullmatch(subject))
    if not each and len(item.group) == 1:
        return [subject]
    names = indicators.shared(name)
    if len(item.group) > 1 and len(names) != len(item.group):
        return [subject] * len(item.group)
    return names


def thing_delivered(original: str, promise: Promise, noun: str) -> tuple[Promise, str]:
    """The noun after the number, or the words between the verb and the number; the verb without what is its object."""
    before = original
    if promise.verb and promise.start < len(original):
        before = _STRICT_END.sub("", original[promise.start + len(promise.verb) :])
        first = BUILD.match(promise.verb)
        if len(before) < 2 and not noun and first and first.end() < len(promise.verb):
            promise = replace(promise, verb=first.group(), words=promise.words.replace(promise.verb, first.group()))
            before = original[promise.start + len(promise.verb) :]
    before = _STRICT_END.sub("", before)
    if noun:
        return promise, noun if "、" in before or before.endswith("等") or not before else before + noun
    if not before and promise.verb and 0 < promise.start < len(original):
        return promise, original[: promise.start]  # the verb stands right before the number: 专家工作站要建成11家
    short = len(before) <= 2 and promise.verb and promise.start < len(original)
    if len(before) < 2 or (short and promise.start > 0):
        before = _STRICT_END.sub("", original)
    return promise, before


def for_what(original: str, promise: Promise) -> str | None:
    """Where or for whom a limit holds: the words before its number, without its verb."""
    words = original[promise.start + len(promise.verb) :] if promise.verb else original[: promise.start]
    return indicators.cleaned(_CARRIED_OUT.sub("", words)) or None


def verb_and_thing(verb: str, thing_before: str) -> str:
    """The indicator of an item that is only a verb: 新开工项目36个、竣工20个 → 竣工项目."""
    end = VERB_AT_END.search(thing_before)
    return verb + (thing_before[: end.start()] if end and end.start() else thing_before)


def op_text(promise: Promise, q: Quantity, left: str) -> str:
    """The words of the operator as printed, with those after the number: 达到…以上, 重点建设, 实施…超过."""
    words = promise.words
    if promise.op == "build" and promise.verb:
        adverb = _VERB_ADVERB.search(left[: promise.start])
        words = (adverb.group() if adverb else "") + words
        strict = _STRICT_WORD.search(left)
        if strict and "…" not in words and not words.startswith(strict.group()):
            words = f"{words}…{strict.group()}"
    tail = tail_of(q)
    return f"{words}…{tail}" if tail and words and not words.endswith(tail) else words or tail
