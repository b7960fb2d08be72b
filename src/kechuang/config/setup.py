"""Makes the site ready to run: data folder, tables brought up to date. Safe to repeat."""

from __future__ import annotations

import os
from pathlib import Path

from kechuang.config.home import make_home
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence


def start_django(home: Path) -> None:
    """Make the data folder and load Django with it. Call once per process, before anything that touches a model."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ["KECHUANG_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kechuang.config.settings")
    make_home(home)
    try:
        django.setup()
    except ImproperlyConfigured as error:  # a database's driver is not installed
        raise _unusable(error) from error


def migrate() -> int:
    """Bring the tables up to date and tell how many steps were taken. Raises Conflict for tables of a later version."""
    from django.core.management import call_command

    steps = pending()
    if steps:
        call_command("migrate", verbosity=0, interactive=False)
    return steps


def pending() -> int:
    """How many steps the tables are behind.

    Raises Conflict for tables of a later version, BadInput for a database that cannot be used at all.
    """
    from django.apps import apps
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        raise _unusable(error) from error
    loader = executor.loader
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("kechuang.")}
    later = sorted(key for key in loader.applied_migrations if key[0] in ours and key not in loader.disk_migrations)
    if later:
        raise Conflict(
            "database.later",
            Sentence("数据库由更高版本的科创建立。", "The database was made by a later version of Kechuang."),
            Sentence(
                "请升级程序，或用 --home 另指数据目录。", "Upgrade the program, or name another folder with --home."
            ),
            migration=".".join(later[-1]),
        )
    return len(executor.migration_plan(loader.graph.leaf_nodes()))


def _unusable(error: Exception) -> BadInput:
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if os.environ.get("DATABASE_URL"):
        remedy = Sentence(
            "请检查 DATABASE_URL、数据库服务和 psycopg；不设置 DATABASE_URL 则用内嵌数据库。",
            "Check DATABASE_URL, the server and psycopg; without DATABASE_URL the embedded database is used.",
        )
    else:
        remedy = Sentence(
            "文件损坏时请从备份恢复；也可用 --home 另指数据目录。",
            "Restore a damaged file from a backup, or name another folder with --home.",
        )
    return BadInput(
        "database.unusable",
        Sentence(f"数据库无法使用（{said}）。", f"The database cannot be used ({said})."),
        remedy,
    )
