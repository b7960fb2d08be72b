"""The language of the page being made, and saying bilingual things in it."""

from __future__ import annotations

from django.utils.translation import get_language

from kechuang.kernel.sentences import Language, Sentence
from kechuang.supervision.models import Finding


def page_language() -> Language:
    """What the reader chose; Chinese where nothing was chosen."""
    return "en" if (get_language() or "zh").startswith("en") else "zh"


def said(thing: Sentence | Finding) -> str:
    """A bilingual sentence, or a finding's, in the language of the page."""
    if isinstance(thing, Finding):
        return thing.sentence_en if page_language() == "en" else thing.sentence
    return thing.within(page_language())
