"""Samples for the import desk: one import and one remembered mapping, which only programme officers may open."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

PUBLIC = ("imports/template/",)
ARGUMENTS = {"kind": lambda world: "organisation"}


def _import(world: Any) -> tuple[dict[str, Any], str]:
    from kechuang.registry.importing.imports import Import

    now = timezone.now()
    values = {"kind": "person", "file_name": "别人的导入.xlsx", "size": 1, "made_at": now, "touched_at": now}
    made, _ = Import.objects.get_or_create(folder_name="of-others", defaults=values)
    return {"pk": made.pk}, "别人的导入"


def _mapping(world: Any) -> tuple[dict[str, Any], str]:
    from kechuang.registry.importing.imports import ImportMapping

    values = {"heads": ["别人的表头"], "mapping": {}, "used_at": timezone.now()}
    made, _ = ImportMapping.objects.get_or_create(kind="person", heads_hash="x", defaults=values)
    return {"pk": made.pk}, "别人的表头"


OTHERS = {
    "import": _import,
    "import-progress": _import,
    "import-columns": _import,
    "import-act": _import,
    "import-refused": _import,
    "import-mapping": _mapping,
}
