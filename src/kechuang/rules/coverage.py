"""Which articles a version answers for: those it codes, and those it says are something else."""

from __future__ import annotations

from kechuang.rules.clauses import flat
from kechuang.rules.policy import Version
from kechuang.rules.tree import walk


def cited_articles(version: Version) -> set[tuple[str, str]]:
    """Document and article of everything a version cites or handles."""
    cited = {(c.citation.document, c.citation.article) for c in flat(version.conditions)}
    cited |= {(s.citation.document, s.citation.article) for s in version.scores}
    cited |= {(a.citation.document, a.citation.article) for a in version.amounts}
    cited |= {(a.citation.document, a.citation.article) for a in version.articles}
    cited |= {(c.citation.document, c.citation.article) for c in version.clocks}
    if version.keeps_accepted:
        cited.add((version.keeps_accepted.document, version.keeps_accepted.article))
    cited |= {
        (held.citation.document, held.citation.article)
        for n in walk(*version.roots)
        if n.op == "param"
        for held in n.args[0].values
    }
    return cited
