"""Relations of an expert that lead to the applicant: to one of its units, or to somebody who stands for it."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.applications import Application
from kechuang.cases.panels.candidates import Tie, TieKind
from kechuang.cases.panels.ground import Asked, Conflict, Proof
from kechuang.cases.panels.persons import Same, same_person, surest
from kechuang.cases.panels.windows import within
from kechuang.kernel.sentences import Sentence

_SAID: dict[str, Sentence] = {
    "kin": Sentence("亲属关系", "kin"),
    "teacher": Sentence("师生关系", "supervisor and student"),
    "coauthor": Sentence("合著论文", "wrote together"),
    "coproject": Sentence("共同承担项目", "worked in one project"),
    "shareholder": Sentence("持有股份", "holds shares"),
    "board": Sentence("担任董事、监事或高级管理人员", "sits on the board or manages"),
    "adviser": Sentence("有偿顾问或兼职", "is paid for advice"),
    "declared": Sentence("本人声明利害关系", "declared an interest"),
}


def of_kinds(asked: Asked, ground: str, kinds: tuple[TieKind, ...], months: int | None) -> Iterator[Conflict]:
    """A conflict for each tie of these kinds that leads to the applicant; `months` None: however long ago."""
    for tie in asked.expert.ties:
        if tie.kind not in kinds or (tie.since and tie.since > asked.day):
            continue
        ended = tie.until or (tie.since if tie.kind == "coauthor" else None)  # a paper is of one day
        if months is not None and not within(ended, months, asked.day):
            continue
        leads = _leads(tie, asked.application)
        if leads == "different":
            continue
        party = asked.application.party(tie.unit)
        whom = "、".join(filter(None, (party.name if party else "", str(tie.person))))
        until = Sentence(f"（至{tie.until}）", f" (until {tie.until})") if tie.until else Sentence("", "")
        said = _SAID[tie.kind]
        yield Conflict(
            ground,
            Sentence(f"与“{whom}”{said.zh}{until.zh}", f"{said.en}: “{whom}”{until.en}"),
            (Proof("experttie", tie.record),),
            leads == "same",
        )


def _leads(tie: Tie, application: Application) -> Same:
    """A tie to a unit of the applicant is sure, whoever the person; one to a person is as sure as who they are."""
    if tie.unit and tie.unit in application.units:
        return "same"
    return surest(same_person(tie.person, person) for person in application.people)
