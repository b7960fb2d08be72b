"""Acts on a record as their pages show them: what each does, its form, who may, and the action it calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.access import Verdict, may_confirm, may_dispute, may_keep_records
from kechuang.accounts.held import Actor
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.portal.records import act_forms
from kechuang.registry.actions.attach import attach
from kechuang.registry.actions.confirm import confirm
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.dispute import dispute
from kechuang.registry.actions.end import end
from kechuang.registry.actions.replace import replace
from kechuang.registry.actions.resolve import resolve
from kechuang.registry.actions.undo import undo, undoable
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.evidence.upload import refusal_of
from kechuang.registry.record import Record


@dataclass(frozen=True, slots=True)
class RecordAct:
    """One verb. `run` does it; `may` is asked of the row; `undoable`: its page offers to take it back."""

    title: Any
    explained: Any
    button: Any
    icon: str
    form: Callable[..., Any]
    run: Callable[[HttpRequest, Record, Any], None]
    may: Callable[[Actor, type[Record], Mapping[str, Any]], Verdict]
    done: Any = ""
    danger: bool = False
    undoable: bool = False
    file: bool = False


def _correct(request: HttpRequest, row: Record, form: Any) -> None:
    since, until = form.stretch()
    correct(row, form.changes(), request.user, reason=_why(form), valid_from=since, valid_to=until)


def _replace(request: HttpRequest, row: Record, form: Any) -> None:
    try:
        replace(row, form.changes(), request.user, since=form.cleaned_data[act_forms.FROM_DAY], reason=_why(form))
    except BadInput as error:
        if error.code != "record.outside":
            raise
        raise BadInput(error.code, error.sentence, error.remedy, field=act_forms.FROM_DAY) from error


def _end(request: HttpRequest, row: Record, form: Any) -> None:
    end(row, request.user, on=form.cleaned_data["on"], reason=_why(form))


def _withdraw(request: HttpRequest, row: Record, form: Any) -> None:
    withdraw(row, request.user, reason=_why(form))


def _confirm(request: HttpRequest, row: Record, form: Any) -> None:
    confirm(row, request.user, field=form.cleaned_data["field"], reason=_why(form))


def _dispute(request: HttpRequest, row: Record, form: Any) -> None:
    given = form.cleaned_data
    other = given["other"] if given["other"] != "" else None
    dispute(row, request.user, field=form.chosen, other=other, said_by=given["said_by"], reason=given["reason"])


def _resolve(request: HttpRequest, row: Record, form: Any) -> None:
    if form.mark is None:
        raise Conflict(
            "fact.resolved_already",
            Sentence("这项异议已经处理过。", "The dispute is resolved already."),
            Sentence("请回到记录页查看。", "Go back to the record."),
        )
    resolve(form.mark, request.user, keep=form.cleaned_data["keep"], reason=_why(form))


def _attach(request: HttpRequest, row: Record, form: Any) -> None:
    refused = refusal_of(request, "file")
    if refused is not None:
        raise BadInput(refused.code, refused.sentence, refused.remedy, field="file")
    file = request.FILES.get("file")
    if file is None:
        raise BadInput(
            "evidence.none",
            Sentence("没有选择文件。", "No file was chosen."),
            Sentence("请选择一份材料。", "Choose a document."),
            field="file",
        )
    attach(row, file.chunks(), file.name or "", request.user, field=form.cleaned_data["field"])


def _undo(request: HttpRequest, row: Record, form: Any) -> None:
    kind = type(row)
    at = _instant(request.POST.get("at", "")) or undoable(kind, row.key)
    if at is None:
        raise Conflict(
            "record.nothing_to_undo",
            Sentence("最近一次改动不能单独撤销。", "The last change cannot be undone by itself."),
            Sentence("批量导入请到导入台撤销。", "Imports are undone at the import desk."),
        )
    undo(kind, row.key, at, request.user, reason=_why(form))


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _why(form: Any) -> str:
    return str(form.cleaned_data.get("reason", ""))


ACTS: Mapping[str, RecordAct] = MappingProxyType(
    {
        "correct": RecordAct(
            _("更正"),
            _("录错了：从一开始就该是这样。原来的内容留在变更记录里，过去某天按当时所知再问，答案不变。"),
            _("保存更正"),
            "pencil",
            act_forms.CorrectForm,
            _correct,
            may_keep_records,
            undoable=True,
        ),
        "replace": RecordAct(
            _("变更"),
            _("情况变了：从某天起是新的内容，之前的日子还是原来的内容。"),
            _("保存变更"),
            "replace",
            act_forms.ReplaceForm,
            _replace,
            may_keep_records,
            undoable=True,
        ),
        "end": RecordAct(
            _("终止"),
            _("到某天为止不再成立，例如专利失效、证书被撤销。之前的日子仍然算数。"),
            _("终止"),
            "calendar-x",
            act_forms.EndForm,
            _end,
            may_keep_records,
            undoable=True,
        ),
        "withdraw": RecordAct(
            _("作废"),
            _("本来就不该录入，例如录成了别人的。作废后任何一天都不作数，历史仍可查。"),
            _("作废"),
            "trash-2",
            act_forms.WithdrawForm,
            _withdraw,
            may_keep_records,
            danger=True,
            undoable=True,
        ),
        "confirm": RecordAct(
            _("核实"),
            _("核对过原件，内容属实。内容一旦改动，核实随之失效。"),
            _("已核实"),
            "badge-check",
            act_forms.ConfirmForm,
            _confirm,
            may_confirm,
            done=_("已记下核实。"),
        ),
        "dispute": RecordAct(
            _("提出异议"),
            _("有人说的不一样：两个值都会显示，直到有人选定一个。"),
            _("提出异议"),
            "message-square-warning",
            act_forms.DisputeForm,
            _dispute,
            may_dispute,
            done=_("异议已记下，两个值都会显示。"),
        ),
        "resolve": RecordAct(
            _("处理异议"),
            _("选定一个值并写明依据。选另一个值时，记录随之更正。"),
            _("确定"),
            "scale",
            act_forms.ResolveForm,
            _resolve,
            may_confirm,
            done=_("异议已处理。"),
        ),
        "attach": RecordAct(
            _("附上材料"),
            _("证书、报表、批文的扫描件或电子件。文件按内容检查，只存一份。"),
            _("附上"),
            "paperclip",
            act_forms.AttachForm,
            _attach,
            may_keep_records,
            done=_("材料已附上。"),
            file=True,
        ),
        "undo": RecordAct(
            _("撤销最近一次改动"),
            _("恢复到这次改动之前。两次都留在变更记录里。"),
            _("撤销"),
            "undo-2",
            act_forms.UndoForm,
            _undo,
            may_keep_records,
            done=_("已撤销，恢复为原来的内容。"),
        ),
    }
)
