"""The tables of a new database as all migrations together leave them, made at once.

Django takes every step and draws up all models anew for each: sixteen seconds of a processor for a hundred steps, half
a second this way. The steps remain the law: what they leave is what is made here (tests/site/test_new_database.py). A
step that is code is taken unless it is `elidable`, Django's word for one that only moves what was stored before.
"""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython, RunSQL

OURS = "kechuang."


def is_new(database: str) -> bool:
    """Nothing has been made in it yet."""
    connection = connections[database]
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def lay_out(database: str) -> int:
    """Make all tables in one transaction and note every migration as applied; returns their number."""
    connection = connections[database]
    executor = MigrationExecutor(connection)
    plan = [step for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    state = executor.loader.project_state()
    with connection.schema_editor(atomic=True) as editor:
        editor.create_model(executor.recorder.Migration)
        for model in state.apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        for step in plan:
            for operation in _code(step):
                operation.database_forwards(step.app_label, editor, state, state)
            executor.recorder.record_applied(step.app_label, step.name)
    return len(plan)


def _code(step: Any) -> list[Any]:
    """The steps of code a new database needs: ours; those of libraries move what they stored in earlier versions."""
    if not type(step).__module__.startswith(OURS):
        return []
    return [one for one in step.operations if isinstance(one, RunPython | RunSQL) and not one.elidable]
