"""A long run reads in processes of their own: the same outcomes as in one, and what broke off is gone on with."""

from __future__ import annotations

import json
import subprocess
import sys

from kechuang.entitlements.side_by_side import MANY, worth

SCRIPT = """
import json, os
from datetime import date
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path(os.environ["KECHUANG_HOME"]))
from threading import Thread
from kechuang.entitlements import asked, batch, side_by_side
from kechuang.entitlements.actions.run_policies import run_policies
from kechuang.entitlements.models import Finding, Outcome, Run, Turn
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

batch.BATCH = asked.KEYS = 2
DAY, M = date(2019, 6, 30), 100_000_000
for number, people in enumerate((80, 2000, 40, 300, 12)):
    code = ("91139181MA0XJ0001N", "91139181MA0XJ0002L", "91139181MA0XJ0003J", "91139181MA0XJ0004G",
            "91139181MA0XJ0005E")[number]
    about = {"code": code, "name": str(number), "form": "enterprise", "registered": date(2012, 1, 1)}
    enter(Organisation, about | {"industry": "2614", "division": "130181100"}, None)
    told = {"staff": people, "st_staff": people // 4, "staff_sme": people, "st_staff_sme": people // 4}
    money = {"sales": people * M, "assets": people * M, "costs": people * M, "rd_deductible": people * M // 10}
    enter(YearlyReturn, {"organisation": code, "year": 2018, **told, **money, "employees": people}, None)

def kept():
    rows = Outcome.objects.filter(until=None).values_list("subject", "finding__policy", "finding__digest")
    return sorted(map(list, rows))

def cleared():
    for model in (Turn, Outcome, Finding, Run):
        model.objects.all().delete()

def somebody_stores(done, of):
    from django.db import connection
    from kechuang.accounts.models import Unit
    def store():
        Unit.objects.create(name=f"u{Unit.objects.count()}", kind=Unit.Kind.SCIENCE)
        connection.close()
    other = Thread(target=store)
    other.start()
    other.join()

alone = run_policies(None, DAY, somebody_stores, readers=0)
told = {"asked": alone.asked, "alone": kept(), "counts": alone.counts}
cleared()
beside = run_policies(None, DAY, readers=2)
told["beside"], told["counts beside"] = kept(), beside.counts
cleared()

answer, given = side_by_side._answer, []
def dies(child):
    given.append(child)
    if len(given) == 2:
        raise EOFError
    return answer(child)
side_by_side._answer = dies
try:
    run_policies(None, DAY, readers=1)
except EOFError:
    broken = Run.objects.get()
    told["broken"] = [broken.state, broken.asked]
side_by_side._answer = answer
again = run_policies(None, DAY, take_over=True, readers=1)
told |= {"again": kept(), "same run": again.pk == broken.pk, "asked again": again.asked}
print(json.dumps(told))
"""


def test_a_run_read_in_other_processes_keeps_what_one_process_keeps(migrated_env: dict[str, str]) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=migrated_env, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["asked"] == 5
    assert len(told["alone"]) > 5
    assert told["beside"] == told["alone"]
    assert told["counts beside"] == told["counts"]
    assert told["broken"] == ["running", 2], "the batch before the one whose reader died is stored"
    assert told["same run"]
    assert told["asked again"] == 5
    assert told["again"] == told["alone"]


def test_a_short_run_waits_for_no_other_process() -> None:
    assert worth(MANY - 1) == 0
