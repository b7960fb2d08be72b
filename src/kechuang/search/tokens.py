"""Character bigrams: the tokens that make Chinese words of two characters findable on both databases.

人工智能，R&D → 人工 工智 智能 能 r d: neighbouring pairs, then the last character alone. That one keeps pairs of two
stretches apart, and makes each character begin some token, so that a query of one character is a prefix query.
Latin words and numbers stay whole, in lower case. No dictionary, no segmentation to disagree about.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_HAN = "㐀-䶿一-鿿豈-﫿\U00020000-\U0003134f"
_RUN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_IS_HAN = re.compile(rf"[{_HAN}]")

BEGINS = "龘"
"""The token before every title, so that titles beginning with a word can be asked for. Nobody searches for it."""


def folded(text: str) -> str:
    """The text as it is compared: half width, lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def index_tokens(text: str) -> str:
    """The tokens of a text to be found, separated by blanks and in its order."""
    return " ".join(token for run in _RUN.findall(folded(text)) for token in _tokens(run))


def title_tokens(title: str) -> str:
    """The tokens of a title, after the mark of its beginning."""
    return f"{BEGINS} {index_tokens(title)}" if title else ""


@lru_cache
def kind_token(kind: str) -> str:
    """The token that every entry of a kind bears: no text has one of this form, since Han and Latin are kept apart."""
    return f"{BEGINS}{kind}"


def query_phrases(query: str) -> list[list[str]]:
    """One phrase for each blank-separated word of a query: tokens to be found next to one another.

    The last token of a phrase is a prefix wherever it is a single character, a Latin word or a number.
    """
    phrases = []
    for word in folded(query).split():
        runs = _RUN.findall(word)
        if not runs:
            continue
        tokens = [token for run in runs for token in _tokens(run)]
        if _is_han(runs[-1]) and len(runs[-1]) > 1:
            tokens.pop()
        phrases.append(tokens)
    return phrases


def is_prefix(token: str) -> bool:
    """Whether the last token of a phrase stands for everything that begins with it."""
    return not _is_han(token) or len(token) == 1


def _tokens(run: str) -> list[str]:
    return [*(run[i : i + 2] for i in range(len(run) - 1)), run[-1]] if _is_han(run) else [run]


def _is_han(run: str) -> bool:
    return _IS_HAN.match(run) is not None
