"""A page for one act on one thing: what it does, its form, its button; an error is told at its field.

The page shows nothing it does not need; what was entered stays. After the act one is back at the thing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.portal.account_forms import tell

Words = str | Promise


class NoForm(forms.Form):
    """Nothing to enter: a yes or a no."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act as its page shows it.

    form   makes the form from posted data (or None), the request and the thing
    run    does it; gives the words that it is done, or a whole answer of its own
    beside what to look at before: pages that hold what the form asks for
    """

    title: Words
    explained: Words
    button: Words
    run: Callable[[HttpRequest, Any, Any], Words | HttpResponseBase]
    form: Callable[[Any, HttpRequest, Any], forms.Form] = lambda data, request, thing: NoForm(data)
    icon: str = "check"
    danger: bool = False
    beside: tuple[Crumb, ...] = ()


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to this page."""

    label: Words
    address: str


def act_page(
    request: HttpRequest, act: Act, thing: Any, *, crumbs: list[Crumb], about: str, back: str
) -> HttpResponseBase:
    """The page of the act, or its doing. `back` is where one goes when it is done or cancelled."""
    form = act.form(request.POST if request.method == "POST" else None, request, thing)
    late = False
    if request.method == "POST" and form.is_valid():
        try:
            done = act.run(request, thing, form)
            if isinstance(done, HttpResponseBase):
                return done
            messages.success(request, str(done))
            return redirect(back)
        except (BadInput, Conflict, Refused) as error:
            late = isinstance(error, Conflict)
            tell(form, error)
    context = {"act": act, "form": form, "crumbs": crumbs, "about": about, "back": back}
    return render(request, "portal/accounts/act.html", context, status=409 if late else 400 if form.errors else 200)


def link_page(
    request: HttpRequest, *, title: str, explained: str, path: str, back: str, crumbs: list[Crumb]
) -> HttpResponse:
    """A one-time link, shown this once."""
    context = {
        "title": title,
        "explained": explained,
        "link": request.build_absolute_uri(path),
        "back": back,
        "crumbs": crumbs,
    }
    answer = render(request, "portal/accounts/link.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
