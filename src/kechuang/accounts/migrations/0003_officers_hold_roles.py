"""Officers from before there were roles become programme officers; the administrators also manage accounts.

Written by the machine, like the tables themselves: no event tells of it.
"""

from typing import Any

from django.db import migrations
from django.db.models import Q
from django.utils import timezone


def give_roles(apps: Any, schema_editor: Any) -> None:
    user, unit, membership = (apps.get_model("accounts", name) for name in ("User", "Unit", "Membership"))
    officers = user.objects.filter(Q(is_staff=True) | Q(is_superuser=True), is_active=True).order_by("pk")
    if not officers.exists():
        return
    today = timezone.localdate()
    bureau = unit.objects.create(name="科学技术局", short_name="科技局", kind="science", since=today)
    bureau.path = f"/{bureau.pk}/"
    bureau.save()
    for person in officers:
        membership.objects.create(person=person, role="programme_officer", unit=bureau, since=today)
        if person.is_superuser:
            membership.objects.create(person=person, role="security_administrator", since=today)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_units_and_roles")]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop, elidable=True)]
