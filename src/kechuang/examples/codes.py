"""Numbers of invented things, many at once: credit codes valid to GB 32100, certificate and application numbers.

No real organisation has them: the division begins with 99, which GB/T 2260 gives to no province; application and
certificate numbers carry the region 99 or serial numbers higher than any given out.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from kechuang.examples.draws import Whole
from kechuang.kernel.identifiers.credit_code import ALPHABET
from kechuang.kernel.invented_codes import CITY

_BYTES = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)
_WEIGHTS = np.array((1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28))
_INNER_WEIGHTS = np.array((3, 7, 9, 10, 5, 8, 4, 2))
_INNER = np.frombuffer(b"0X987654321", dtype=np.uint8)
_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_INNER_VALUE = {character: value for value, character in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_TO_INNER = np.array([_INNER_VALUE[character] for character in ALPHABET])


def credit_codes(numbers: Whole, registrar: str = "9", category: str = "1") -> pl.Series:
    """What `kernel.invented_codes.credit_code` gives for each of many numbers (0 to 31⁶ − 1)."""
    count = len(numbers)
    values = np.empty((count, 17), dtype=np.int64)
    values[:, :8] = [_VALUE[character] for character in registrar + category + CITY]
    values[:, 8:10] = _VALUE["Y"]
    left = np.asarray(numbers)
    for place in range(15, 9, -1):
        left, values[:, place] = np.divmod(left, 31)
    written = np.empty((count, 18), dtype=np.uint8)
    inner = _INNER[(_TO_INNER[values[:, 8:16]] @ _INNER_WEIGHTS) % 11]
    values[:, 16] = np.where(inner == ord("X"), _VALUE["X"], inner.astype(np.int64) - ord("0"))
    written[:, :17] = _BYTES[values]
    written[:, 17] = _BYTES[-(values @ _WEIGHTS) % 31]
    return pl.Series(written.view("S18").ravel().astype("U18"), dtype=pl.String)


def numbered(prefix: pl.Series | str, serial: Whole, width: int, suffix: str = "") -> pl.Series:
    """Numbers like GR202399000123: a prefix, and a serial number filled up with noughts."""
    frame = pl.DataFrame({"serial": serial})
    head = prefix if isinstance(prefix, pl.Series) else pl.lit(prefix)
    tail = pl.col("serial").cast(pl.String).str.zfill(width)
    return frame.select(pl.concat_str([head, tail, pl.lit(suffix)]).alias("number"))["number"]


def application_numbers(years: Whole, kinds: Whole, serial: Whole) -> pl.Series:
    """Patent application numbers (year, kind 1–3, serial, dot, check digit); serials begin at 5,000,000."""
    body = years * 10**8 + kinds * 10**7 + 5_000_000 + serial
    weights = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    left, total = body.copy(), np.zeros(len(body), dtype=np.int64)
    for weight in reversed(weights):
        left, digit = np.divmod(left, 10)
        total += digit * weight
    check = pl.Series("check", total % 11).cast(pl.String).str.replace("10", "X", literal=True)
    return pl.DataFrame({"body": body, "check": check}).select(
        pl.concat_str([pl.lit("ZL"), pl.col("body").cast(pl.String), pl.lit("."), pl.col("check")]).alias("number")
    )["number"]
