"""`kechuang up`: set up the embedded database, load the plan (or the example), serve the portal."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kechuang.cli.progress_lines import ProgressLines
    from kechuang.plans.model import Reading


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("up")(up)


def up(
    plan: Annotated[Path | None, typer.Argument(help="规划文件（txt、html、docx、pdf）。 Plan document.")] = None,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="端口，占用时顺延。 Port, or the next free.")] = 8765,
    workers: Annotated[int, typer.Option(min=1, max=64, help="服务进程数。 Processes that serve.")] = 1,
    browser: Annotated[bool, typer.Option(help="启动后打开浏览器。 Open the browser.")] = True,
    records: Annotated[bool, typer.Option(help="示例规划配上示例记录。 Records for the example plan.")] = True,
    jobs: Annotated[bool, typer.Option(help="同时按计划执行后台作业。 Run the background jobs too.")] = True,
) -> None:
    """建立数据库，录入规划（没有就用示例），启动网站。 Set up, load the plan (or the example), serve the portal."""
    from kechuang.cli.progress_lines import ProgressLines
    from kechuang.config import running, server
    from kechuang.config.clock_beside import clock_beside
    from kechuang.config.home import home_folder
    from kechuang.config.setup import migrate, start_django

    reading = _read(plan) if plan else None  # before anything is changed: a bad plan changes nothing
    folder = home.expanduser().absolute() if home else home_folder()
    lines = ProgressLines()
    with lines.step("准备数据目录", "preparing the data folder") as step:
        start_django(folder)
        step.say(str(folder))
    with running.hold(folder) as held:
        with lines.step("更新数据库", "bringing the database up to date") as step:
            steps = migrate()
            step.say(f"{steps} 项变更" if steps else "已是最新", f"{steps} steps" if steps else "nothing to do")
        _sweep()
        with lines.step("录入规划", "loading the plan") as step:
            step.say(*_load(reading))
        if records and plan is None:
            _load_records(lines)
        elif plan is not None:
            _tell_of_example(lines)
        link = _first_link()
        port_found = server.free_port(port)
        address = f"http://{server.NAME}:{port_found}"

        def ready() -> None:
            running.tell(held, address + "/")
            lines.address(address + "/", moved_from=port if port_found != port else None)
            if link:
                lines.first_link(link[0], address + link[1])
            lines.how_to_stop()
            if browser:
                _open_browser(address + (link[1] if link else "/"))

        with clock_beside(folder) if jobs else nullcontext():
            server.serve(port_found, ready, workers)
        running.tell(held, "")
    lines.stopped()


def _read(path: Path) -> Reading:
    from kechuang.cli.plan_files import unreadable
    from kechuang.plans.reading import read_path

    try:
        return read_path(path)
    except OSError as error:
        raise unreadable(path, error) from error


def _load(reading: Reading | None) -> tuple[str, str]:
    """Adopt the plan given, or the example where there is no plan at all; tell what was done in both languages."""
    from importlib.resources import files

    from kechuang.plans.opening import open_bytes
    from kechuang.plans.reading import read
    from kechuang.plans.repeats import same_as
    from kechuang.supervision.actions.adopt_plan import adopt_plan
    from kechuang.supervision.models import Plan
    from kechuang.supervision.queries import plans_in_force

    if reading is None and Plan.objects.exists():
        count = plans_in_force().count()
        return f"沿用已录入的 {count} 份规划", f"{count} already loaded"
    example = reading is None
    if reading is None:
        name = "minghu-2025.txt"
        reading = read(open_bytes((files("kechuang") / "examples" / name).read_bytes(), name))
    adopted = adopt_plan(reading, None, example=example)
    title = adopted.plan.title
    if not adopted.created:
        return f"《{title}》此前已录入", f"“{title}” was loaded before"
    again = len(same_as(reading.targets))
    promises = len(reading.targets) - again
    told = f"目标 {promises}（另有 {again} 处重复表述）" if again else f"目标 {promises}"
    told += f"、任务 {len(reading.tasks)}、发现 {len(reading.findings)}"
    told_en = f"{promises} targets" + (f" ({again} stated again)" if again else "")
    told_en += f", {len(reading.tasks)} tasks, {len(reading.findings)} findings"
    return (
        f"《{title}》{'（示例数据）' if example else ''}：{told}",
        f"“{title}”{' (example)' if example else ''}: {told_en}",
    )


def _sweep() -> None:
    from kechuang.registry.evidence.store import sweep

    sweep()  # uploads that a crash cut off


def _load_records(lines: ProgressLines) -> None:
    """Give the example plan its city's records, unless a real plan or real records are there or they were withdrawn."""
    from django.utils import timezone

    from kechuang.cli.example_city import load_city
    from kechuang.examples.parameters import Example
    from kechuang.registry.example_held import example_held, real_kinds
    from kechuang.supervision.queries import plans_in_force

    held = example_held()
    wanted = held.state == "loading" or (held.state == "none" and not real_kinds())
    if not wanted or plans_in_force().filter(example=False).exists():
        return
    with lines.step("载入示例记录", "loading the example's records") as step:
        loaded = load_city(held.example or Example(until=timezone.localdate()))
        step.say(f"{loaded.rows:,} 条，单位、人员和数字均为虚构", f"{loaded.rows:,}, all of it invented")


def _tell_of_example(lines: ProgressLines) -> None:
    """Say that example records stand beside a plan of one's own, and how to be rid of them."""
    from kechuang.registry.example_held import example_held

    if example_held().shown:
        with lines.step("这个数据目录里有示例记录", "this data folder holds example records") as step:
            step.say(
                "撤下请执行 kechuang example --withdraw 理由", "`kechuang example --withdraw REASON` takes them away"
            )


def _first_link() -> tuple[str, str] | None:
    from kechuang.accounts.first_administrator import first_administrator

    link = first_administrator()
    return (link.username, link.path) if link else None


def _open_browser(address: str) -> None:
    """Open the user's browser, if this is a desktop session; never a text browser in the terminal."""
    import os
    import sys
    import webbrowser

    desktop = sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if desktop and sys.stdout.isatty():
        webbrowser.open(address)
