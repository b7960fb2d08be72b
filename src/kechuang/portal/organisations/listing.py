"""A page of the list of organisations: who they are, what they hold and until when, and their last reported figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import F
from django.utils.translation import gettext as _

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor
from kechuang.kernel import industries
from kechuang.portal.language import said
from kechuang.portal.organisations.questions import WITHIN, Questions, last_year, sales_of
from kechuang.portal.organisations.sections.certificates import SOON
from kechuang.portal.records import amounts
from kechuang.portal.records.addresses import address_of_key
from kechuang.portal.records.codes import division_words, industry_words
from kechuang.portal.records.filters import ListFilter
from kechuang.portal.records.moments import Moment
from kechuang.portal.records.pickers import Choice, Picker, in_words_of, pickers_of
from kechuang.portal.records.rows import rows_for
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.schemes import scheme_name
from kechuang.registry.seen import Seen

PAGE = 50
SORTS = ("name", "registered", "sales")


@dataclass(frozen=True, slots=True)
class Badge:
    """A scheme held, and whether its end is near."""

    words: str
    soon: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation of the list; figures are empty where they are not known, or not for this reader."""

    record: Any
    address: str
    place: str
    industry: str
    badges: list[Badge]
    sales: str
    share: str
    returned: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """The reader's whole choice: the fields' filters and the further questions."""

    fields: ListFilter
    questions: Questions
    sort: str
    down: bool

    @classmethod
    def of(cls, seen: Seen, query: Any) -> Asked:
        """Read the address."""
        sort = query.get("sort", "")
        known = sort.lstrip("-") if sort.lstrip("-") in SORTS and (seen.whole or sort.lstrip("-") == "name") else ""
        fields = replace(ListFilter.asked(Organisation, seen.fields, query), sort="", down=False)
        return cls(fields, Questions.of(query, whole=seen.whole), known, sort.startswith("-"))

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return self.fields.active or bool(self.questions.asked)

    def parts(self, **changes: str) -> dict[str, str]:
        """The choice as parts of an address."""
        kept = self.fields.parts() | dict(self.questions.asked)
        kept |= {"sort": ("-" if self.down else "") + self.sort if self.sort else ""}
        return {name: value for name, value in (kept | changes).items() if value}

    def address(self, moment: Moment, **changes: str) -> str:
        """The query string of the choice with some of it changed."""
        return "?" + urlencode(self.parts(**changes) | moment.parts)

    def rows(self, seen: Seen, moment: Moment, reader: Actor) -> Any:
        """The organisations."""
        return self.questions.rows(rows_for(self.fields, seen, moment.asof), moment.asof, reader)


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything a page of the list shows."""

    page: Page[Any]
    rows: list[Row]
    total: int
    pickers: list[Picker]
    more: list[Picker]
    taken_off: list[tuple[str, str]]
    chips: list[tuple[str, int, str, bool]]
    year: int


def listing(asked: Asked, seen: Seen, moment: Moment, reader: Actor, number: str) -> Listing:
    """The page `number` of the list."""
    rows = asked.rows(seen, moment, reader)
    page = Paginator(_ordered(rows, asked, moment, reader), PAGE).get_page(number)
    nothing = Asked(ListFilter(Organisation, seen.fields, extent=asked.fields.extent), Questions(), "", False)
    generic = pickers_of(asked.fields, seen, moment, counted=False)
    own = _own_pickers(asked, seen)
    by_name = {picker.name: picker for picker in (*generic, *own)}
    bar = [by_name[n] for n in ("division", "industry", "size", "holds", "within") if n in by_name]
    return Listing(
        page,
        _rows(list(page.object_list), moment, reader),
        nothing.rows(seen, moment, reader).count() if asked.active else page.paginator.count,
        bar,
        [picker for picker in generic if picker not in bar],
        _taken_off(asked, generic, moment, reader),
        _chips(asked, seen, moment, reader) if seen.whole else [],
        last_year(moment.asof),
    )


def in_words(asked: Asked, seen: Seen, moment: Moment, reader: Actor) -> str:
    """The choice as one sentence, for a file."""
    pickers = pickers_of(asked.fields, seen, moment, counted=False)
    told = [*in_words_of(asked.fields, pickers, reader, moment.asof), *asked.questions.words(moment.asof)]
    return "；".join(words for _name, words in told)


def _ordered(rows: Any, asked: Asked, moment: Moment, reader: Actor) -> Any:
    if asked.sort == "sales":
        rows = rows.annotate(sales=sales_of(moment.asof, reader))
    name = asked.sort or "name"
    order = F(name).desc(nulls_last=True) if asked.down else F(name).asc(nulls_last=True)
    return rows.select_related("source").order_by(order, "key")


def _rows(records: Sequence[Any], moment: Moment, reader: Actor) -> list[Row]:
    keys = [record.key for record in records]
    asof = moment.asof
    held: dict[str, dict[str, bool]] = {}
    for one in visible(reader, Certificate.objects.as_of(asof).filter(organisation__in=keys)):
        soon = one.valid_to is not None and (one.valid_to - asof.valid).days <= SOON
        of_key = held.setdefault(one.organisation, {})
        of_key[one.scheme] = soon and of_key.get(one.scheme, True)
    returns: dict[str, Any] = {}
    for row in visible(reader, YearlyReturn.objects.as_of(asof).filter(organisation__in=keys)).order_by("year"):
        returns[row.organisation] = row
    sales: Any = YearlyReturn._meta.get_field("sales")
    made = []
    for record in records:
        last = returns.get(record.key)
        badges = [Badge(said(scheme_name(scheme)), soon) for scheme, soon in sorted(held.get(record.key, {}).items())]
        made.append(
            Row(
                record,
                address_of_key("organisation", record.key) + moment.query,
                division_words(record.division) if record.division else "",
                industry_words(record.industry) if record.industry else "",
                badges,
                amounts.short(sales, last.sales) if last and last.sales is not None else "",
                f"{Decimal(last.rd) * 100 / last.sales:.2f}" if last and last.sales and last.rd is not None else "",
                last.year if last else None,
            )
        )
    return made


def _own_pickers(asked: Asked, seen: Seen) -> list[Picker]:
    sections = [
        Choice(one.code, one.name, None, one.code == asked.fields.industry) for one in industries.children(None)
    ]
    divisions = [
        Choice(one.code, f" {one.name}", None, one.code == asked.fields.industry) for one in industries.children("C")
    ]
    place = [*sections[:3], *divisions, *sections[3:]]
    schemes_held = sorted(set(Certificate.objects.standing().order_by().values_list("scheme", flat=True).distinct()))
    holds = [Choice(code, said(scheme_name(code)), None, code == asked.questions.holds) for code in schemes_held]
    days = [Choice(str(n), _("%(n)s 天内到期") % {"n": n}, None, str(n) == asked.questions.within) for n in WITHIN]
    pickers = [Picker("industry", _("行业"), _("全部行业"), place)] if "industry" in seen.fields else []
    return [
        *pickers,
        Picker("holds", _("持有证书"), _("不限"), holds),
        Picker("within", _("到期"), _("不限"), days),
    ]


def _taken_off(asked: Asked, pickers: list[Picker], moment: Moment, reader: Actor) -> list[tuple[str, str]]:
    told = in_words_of(asked.fields, pickers, reader, moment.asof) + asked.questions.words(moment.asof)
    return [(words, asked.address(moment, **{name: ""})) for name, words in told]


def _chips(asked: Asked, seen: Seen, moment: Moment, reader: Actor) -> list[tuple[str, int, str, bool]]:
    """The questions that staff ask most, with how many organisations each would leave of all."""
    found = []
    for given in ({"within": "90"}, {"unreported": "1"}, {"bodiless": "1"}):
        questions = Questions.of(given, whole=True)
        alone = Asked(ListFilter(Organisation, seen.fields, extent=asked.fields.extent), questions, "", False)
        name = next(iter(given))
        on = name in asked.questions.asked
        words = questions.words(moment.asof)[0][1]
        link = asked.address(moment, **{name: "" if on else given[name]})
        found.append((words, alone.rows(seen, moment, reader).count(), link, on))
    return found
