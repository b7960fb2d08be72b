"""The library: every document of every version, each article with the rules it governs, in both directions."""

from __future__ import annotations

from datetime import date

from kechuang.policies import catalogue
from kechuang.policies.vocabulary.selecting import SELECTING
from kechuang.rules.library import code_of, library
from kechuang.rules.policy import flat

ENTRIES = {entry.code: entry for entry in library(catalogue())}
NOT_SELECTING = {
    "registered", "resident", "rd_domestic_y1", "rd_domestic_y2", "rd_domestic_y3", "audited_collection",
    "carrier_new_firms", "contract_own_place", "transfer_object_named", "star_lease_rule",
}  # fmt: skip
"""They name a place or a register, and pick nobody out by it: the whole country, a date, a table to look up."""


def test_every_condition_is_found_again_under_the_article_it_cites() -> None:
    asked = 0
    for policy in catalogue():
        for version in policy.versions:
            for condition in flat(version.conditions):
                document = next((d for d in version.documents if d.name == condition.citation.document), None)
                if document is None:
                    continue
                held = ENTRIES[code_of(document.name, document.number)].articles[condition.citation.article]
                here = [one.what for one in held if one.use.version is version]
                assert condition.label in here, (policy.code, version.since, condition.code)
                asked += 1
    assert asked > 400


def test_a_document_holds_while_a_version_on_it_does() -> None:
    entry = next(one for one in ENTRIES.values() if one.document.number == "国科发火〔2016〕32号")
    first = min(use.version.since for use in entry.uses if use.policy.code == "hnte")
    assert (entry.holds(first), "hnte" in {policy.code for policy in entry.policies}) == (True, True)
    ended = [one for one in ENTRIES.values() if all(use.ends for use in one.uses)]
    for one in ended:
        last = max(use.ends for use in one.uses if use.ends)
        assert not one.holds(last), "the first day it no longer holds"


def test_before_and_after_answer_each_other() -> None:
    chained = [one for one in ENTRIES.values() if one.after]
    assert chained
    for one in chained:
        assert all(one in later.before for later in one.after)


def test_facts_that_name_a_place_or_tax_are_known_to_select_or_not_to() -> None:
    read = {f for p in catalogue() for v in p.versions for f in catalogue().law(p.code, v.since).facts}
    named = {f.name for f in read if any(word in f.label for word in ("省内注册", "注册地", "本地投资", "缴纳税费"))}
    assert named <= SELECTING.keys() | NOT_SELECTING
    assert SELECTING.keys() <= {f.name for f in read}, "a name that no policy reads selects nobody"
    assert not SELECTING.keys() & NOT_SELECTING
    assert catalogue().law("heb_tech_sme", date(2018, 1, 1))
