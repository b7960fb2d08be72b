"""How the machine is, for the system administrator: room, backup, log, work under way, versions."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.access import may_run_machine
from kechuang.accounts.actions.check_log import check_log
from kechuang.accounts.doors import door
from kechuang.portal.machine import policy_versions, readings
from kechuang.portal.navigation import NavEntry

NAV = NavEntry(45, "machine", gettext_lazy("系统状况"), "server", of_plan=False)


@door(may_run_machine)
def machine(request: HttpRequest) -> HttpResponse:
    """Everything as it is now."""
    groups = readings()
    wanting = [one for _name, group in groups for one in group if one.lamp in ("notice", "warning")]
    context = {"groups": groups, "wanting": len(wanting), "policies": policy_versions()}
    return render(request, "portal/machine/machine.html", context)


@door(may_run_machine)
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Have the log checked."""
    found = check_log(request.user)
    if found.broken:
        messages.error(request, _("事件记录在第 %(row)s 号处断裂。") % {"row": found.broken.id})
    else:
        messages.success(request, _("事件记录完好：%(n)s 条。") % {"n": f"{found.count:,}"})
    return redirect("machine")


urlpatterns = [
    path("machine/", machine, name="machine"),
    path("machine/check/", check, name="machine-check"),
]
