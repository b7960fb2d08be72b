"""Repeats a published draw of experts: python replay_draw.py draw.json. Python 3 is all it needs; see panels.md."""

import json
import sys
from hashlib import sha256
from pathlib import Path


def sha(text):
    """SHA-256 in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def open_needs(need, panel, left):
    """The conditions still to be met, as pairs: how many are needed, and the experts left who would count."""
    for name in ("technical", "financial"):
        yield need[name] - sum(e["kind"] == name for e in panel), [e for e in left if e["kind"] == name]
    yield need["outside"] - sum(e["outside"] for e in panel), [e for e in left if e["outside"]]


def filled(need, panel, line):
    """The first way, in the order of the lot, to fill the seats that are open; None where there is none."""
    seats, units, cap = need["size"] - len(panel), [e["unit"] for e in panel], need["per_unit"] or need["size"]
    if any(short > min(seats, len(able)) for short, able in open_needs(need, panel, line)):
        return None
    ways = (filled(need, [*panel, e], line[i + 1 :]) for i, e in enumerate(line) if units.count(e["unit"]) < cap)
    return next(filter(None, ways), None) if seats else panel


def worth_trying(need, line):
    """Of experts alike in everything that counts, only the first few of the lot can be in the first panel."""
    alike = [(e["kind"], e["outside"], need["per_unit"] and e["unit"]) for e in line]
    return [e for i, e in enumerate(line) if alike[:i].count(alike[i]) < (need["per_unit"] or need["size"])]


doc = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
said, shown, gone, panel = doc["commitment"], doc["revealed"], [], doc["commitment"]["kept"]
digest = sha(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
seed = sha(f"{shown['secret']}:{shown['value']}:{digest}")
lot = sorted(said["pool"], key=lambda e: (e["turns"] if said["rotation"] == "fewest" else 0, sha(f"{seed}:{e['id']}")))
right = [digest == doc["sha256"], sha(shown["secret"]) == said["secret_sha256"], seed == doc["seed"]]
print("commitment, secret, seed:", right)
for step in doc["steps"]:
    gone += [out["id"] for out in step["out"]]
    stay = [e for e in panel if e["id"] not in gone]
    line = worth_trying(said["need"], [e for e in lot if e["id"] not in gone and e not in stay])
    panel = filled(said["need"], stay, line) or []
    right.append([e["id"] for e in panel] == step["panel"])
    print("agrees" if right[-1] else "DIFFERS", *(e["id"] for e in panel))
sys.exit(not all(right))
