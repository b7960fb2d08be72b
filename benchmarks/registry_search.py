"""How long finding takes among many organisations. `registry_search.py [ORGANISATIONS]`; prints JSON, milliseconds.

Works in a temporary home on the embedded database, or on PostgreSQL where DATABASE_URL names one that may be filled.
Each organisation comes with two patents and a certificate; names share few words, as real ones do.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

PLACES = ("明湖", "清江", "东川", "云岭", "柳溪", "双塔", "望山", "龙泉")
WORDS = (
    "华中新宏金盛远大博瑞恒信天泰永兴安康创科达源丰立佳明光正海龙凯胜利德诚义和顺通联合众成长青松鹤云山水林石玉珠星辰"
)
TRADES = (
    "精密机械",
    "皮革制品",
    "仪器仪表",
    "生物科技",
    "新材料",
    "电子技术",
    "环保设备",
    "食品加工",
    "化工",
    "软件开发",
)
ENDS = ("有限公司", "有限责任公司", "股份有限公司", "厂", "农民专业合作社")
TITLES = ("一种{}的清洗装置", "用于{}的夹具", "{}的制备方法", "基于机器视觉的{}检测系统", "一种节能型{}")
QUERIES = {
    "one character": "龙",
    "two characters, everywhere": "公司",
    "two characters, common": "机械",
    "a trade": "精密机械",
    "two words": "明湖 皮革",
    "a name": "明湖远大精密机械",
    "a whole name": "",
    "a credit code": "",
    "the beginning of a code": "91999001",
    "a patent": "机器视觉",
    "nothing": "量子纠缠",
}


def names(random: Random) -> Iterator[str]:
    """Names of organisations without end."""
    while True:
        own = "".join(random.choice(WORDS) for _ in range(random.randint(2, 3)))
        yield f"{random.choice(PLACES)}{own}{random.choice(TRADES)}{random.choice(ENDS)}"


def fill(count: int) -> tuple[str, str]:
    """Store organisations with their rights and certificates; a name and a code of one of them."""
    from django.db import transaction

    from kechuang.events.clock import moment
    from kechuang.kernel.invented_codes import credit_code
    from kechuang.registry.kinds.certificate import Certificate
    from kechuang.registry.kinds.intellectual_property import IntellectualProperty
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.registry.sources import Source

    random = Random(7)  # noqa: S311 (names, not secrets)
    named = names(random)
    with transaction.atomic():
        stamp = moment()
        source = Source.objects.create(kind="example", title="示例", example=True, made_at=stamp)
    held: dict[str, Any] = {"recorded_at": stamp, "source": source, "valid_from": date(2015, 1, 1)}
    numbers = iter(range(count))
    told = ("", "")
    while batch := list(islice(numbers, 5000)):
        rows: dict[Any, list[Any]] = {Organisation: [], IntellectualProperty: [], Certificate: []}
        for n in batch:
            code, name = credit_code(n), next(named)
            told = (name, code)
            place = f"9990011{n % 15:02d}"
            own: dict[str, Any] = {
                "key": code,
                "code": code,
                "name": name,
                "division": place,
                "address": f"工业路{n}号",
            }
            rows[Organisation].append(Organisation(**held, **own, form="enterprise"))
            for k in range(2):
                number = f"2015{n:07d}{k}"
                title = random.choice(TITLES).format(random.choice(TRADES))
                right: dict[str, Any] = {"key": number, "number": number, "title": title, "organisation": code}
                rows[IntellectualProperty].append(IntellectualProperty(**held, **right, form="invention"))
            grant: dict[str, Any] = {"scheme": "hnte", "number": f"GR{n}", "holder": name, "level": "national"}
            grant |= {"key": f"hnte:GR{n}", "organisation": code, "issued": date(2015, 1, 1)}
            rows[Certificate].append(Certificate(**held, **grant))
        with transaction.atomic():
            for kind, made in rows.items():
                kind.objects.bulk_create(made, batch_size=500)
    return told


def indexing() -> float:
    """Seconds of this process to index every record anew."""
    from kechuang.registry.found_later import index_missing
    from kechuang.search.models import SearchEntry

    SearchEntry.objects.all().delete()
    began = process_time()
    index_missing()
    return process_time() - began


def asked(query: str, actor: Any, rounds: int = 15) -> tuple[float, float, int]:
    """Median and worst milliseconds of finding for the search page, and how many things were counted."""
    from kechuang.accounts.access import visible
    from kechuang.registry.catalogue import kinds
    from kechuang.search.finding import find
    from kechuang.search.models import SearchEntry
    from kechuang.supervision.search_entries import KINDS

    wanted = [*kinds(), *KINDS]
    spent = []
    for _ in range(rounds):
        began = perf_counter()
        found = find(query, visible(actor, SearchEntry.objects.all()), wanted, limit=6)
        spent.append((perf_counter() - began) * 1000)
    return median(spent), max(spent), found.total


def main() -> None:
    """Fill, ask, tell."""
    from kechuang.config.setup import migrate, start_django

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory(prefix="kechuang-bench-") as place:
        start_django(Path(place))
        migrate()
        from django.contrib.auth.models import AnonymousUser
        from django.db import connection

        began = perf_counter()
        name, code = fill(count)
        filled, used = perf_counter() - began, process_time()
        if connection.vendor == "postgresql":
            connection.cursor().execute("ANALYZE")
        told: dict[str, Any] = {
            "database": connection.vendor,
            "organisations": count,
            "filled_seconds": round(filled, 1),
        }
        told["filled_cpu"] = round(used, 1)
        told["indexing_cpu"] = round(indexing(), 1)
        for who, actor in (("officer", None), ("public", AnonymousUser())):
            told[who] = {}
            for title, query in QUERIES.items():
                words = query or (name if "name" in title else code)
                middle, worst, found = asked(words, actor)
                told[who][title] = {"median": round(middle, 1), "worst": round(worst, 1), "found": found}
        print(json.dumps(told, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
