"""Splitting a list of units as plans print it: 省发展改革委、各市(州)人民政府,省直有关部门等."""

from __future__ import annotations

from dataclasses import dataclass

from kechuang.kernel.patterns import pattern

_OPEN, _CLOSE = "([〔{《“〈【", ")]〕}》”〉】"
_SEPARATORS = "、,;。"
_LEADING = pattern(r"^(?:以及|并由|均由|仍由|分别由|由|及其|会同|[*:\-—]+)")
_ASIDE = pattern(
    r"[〔〈(\[【][^〔〈(\[【]*(?:下同|不再|牵头单位|以下)[^〕〉)\]】]*[〕〉)\]】]?$|[〈〔]含[^〕〉]*[〕〉]?$"
)
_ETC = pattern(r"等(?P<rest>[^等]*)$")
_AND = pattern(r"^(?:部门|单位)(?:和|及|与|、)")
_ETC_NOTHING = pattern(
    r"^(?:(?:\d+|[一二三四五六七八九十多]+)?(?:个|家)?(?:部门|单位|部门和单位|部门、单位|部门单位|方面|省直部门|部委|市直部门)?)$"
)
_PLACE = pattern(
    r"(?:新区|示范区|开发区|高新区|经开区|园区|实验区|试验区|度假区|合作区|[区县市州旗盟]|师市)(?:\(.*\))?$"
)
_TAIL_ONLY = pattern(
    r"^(?:[县区市州乡镇旗盟街](?:[\(〔\[].*|人民政府|政府|区|.{0,6}(?:人民政府|政府|管委会))|单位|部门|企业|机构)$"
)
_SEAT = pattern(r"(?:管委会|管理委员会|人民政府|政府|办事处|党工委)(?:\(.*\))?$")
_GENERIC = pattern(r"^(?:各|有关|相关|省直|市直|区直|县直|省级|市级|中央)?.{0,4}(?:有关|相关)?(?:部门|单位|地方|地区)$")
_FIRM_UNIT = pattern(
    r"(?:局|委|厅|部|办|办公室|院|署|会|中心|公司|政府|单位|部门|处|科室|大学|学院|党校|银行|[分支总]行|集团|科协|[残妇文侨台社]联|社科联|工商联|海关|关"
    r"|法院|检察院|街道|[乡城]镇|总队|支队|专班|小组|工作组|机关|团[省市县区]委|团中央|供销社|合作社|总社|电视台|实验室|交易所|[电水]厂|电网|铁塔"
    r"|联席会议|指挥部|办事处|学会|协会|商会|联盟|企业|机构|高校|院所|园区|新区|示范区|开发区|高新区|经开区|国网|基地|站|所|馆)(?:\(.*\))?$"
    r"|^(?:各|相关|有关)[^,。]{0,10}(?:[区县市州盟旗]|乡镇|街镇|镇街|镇|乡|地方|地区)(?:\(.*\))?$"
)
_UNIT = pattern(
    _FIRM_UNIT.pattern
    + r"|(?:科|学校|台|[镇乡区县市州盟旗]|大队|地方|地区|省份|电力|电信|移动|联通|行|主体|平台|医院|园|组织)"
    r"(?:\(.*\))?$"
)
_NOT_UNIT = pattern(
    r"[。:!?]|^(?:加强|推动|推进|开展|建立|完善|支持|鼓励|引导|实施|落实|强化|制定|研究|积极|组织(?!部|委)|依托|对)|\d{3,}|通过|以上(?![市县政])|以下"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a list: its name and where it stands in the text that was split."""

    name: str
    start: int
    end: int


def pieces(text: str, start: int, end: int, separators: str = _SEPARATORS) -> list[tuple[int, int]]:
    """`text[start:end]` cut at the separators outside brackets; empty pieces left out."""
    found = []
    depth, begin = 0, start
    for i in range(start, end):
        c = text[i]
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and c in separators:
            if i > begin:
                found.append((begin, i))
            begin = i + 1
    if end > begin:
        found.append((begin, end))
    return found


def split_units(text: str, spans: list[tuple[int, int]]) -> tuple[list[Unit], bool]:
    """The units in the given pieces, in order, and whether the list is open (ends in 等).

    A group with a shared tail stays one unit: 甲示范区、乙新区管委会; 省有关部门、单位; 各市、县(区)人民政府.
    """
    joined = _join_shared_tails(text, spans)
    units: list[Unit] = []
    is_open = False
    for start, end in joined:
        start, end = _trim(text, start, end)
        etc = _ETC.search(text, start, end)
        rest = None
        if etc and etc.start() > start:
            is_open = True
            if not _ETC_NOTHING.match(etc.group("rest")):
                skipped = _AND.match(etc.group("rest"))
                rest = (etc.start("rest") + (skipped.end() if skipped else 0), end)
            end = etc.start()
        elif etc:
            is_open = True
            continue
        if end > start:
            units.append(Unit(text[start:end], start, end))
        if rest:
            units.append(Unit(text[rest[0] : rest[1]], *rest))
    return units, is_open


def looks_like_unit(name: str) -> bool:
    """Whether a name ends as names of offices, organisations or places do and holds no verb phrase."""
    return 2 <= len(name) <= 45 and bool(_UNIT.search(name)) and not _NOT_UNIT.search(name)


def surely_unit(name: str) -> bool:
    """The narrower test for lists that no word marks as owners."""
    return 2 <= len(name) <= 30 and bool(_FIRM_UNIT.search(name)) and not _NOT_UNIT.search(name)


def before_aside(text: str, start: int, end: int) -> int:
    """Where a name ends that carries a remark on the list in brackets (某局〔列第一位者为牵头单位,下同〕)."""
    if not any(text.find(mark, start, end) >= 0 for mark in "〔〈([【"):
        return end
    aside = _ASIDE.search(text, start, end)
    return aside.start() if aside else end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _LEADING.match(text[start:end])
    if lead:
        start += lead.end()
    while end > start and text[end - 1] in "*.:。;,":
        end -= 1
    end = before_aside(text, start, end)
    if end > start and text[end - 1] in _CLOSE and not any(c in _OPEN for c in text[start:end]):
        end -= 1
    return start, end


def _join_shared_tails(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """From the right, so that 甲市、乙县、丙县政府 becomes one."""
    out: list[tuple[int, int]] = []
    for start, end in reversed(spans):
        if out and out[-1][0] == end + 1 and text[end] == "、" and _shares_tail(text[start:end], text[slice(*out[-1])]):
            out[-1] = (start, out[-1][1])
        else:
            out.append((start, end))
    return out[::-1]


def _shares_tail(before: str, here: str) -> bool:
    if before in ("省", "市", "区", "县", "州", "盟", "旗"):
        return True
    if here.startswith(("各", "有关", "相关", "省", "国家")):
        return False
    if here in ("单位", "企业", "机构", "部门"):
        return bool(_GENERIC.match(before) or before.endswith(("部门", "单位")))
    if _PLACE.search(before) and not _SEAT.search(before):
        if before.startswith(("各", "相关", "有关", "所在")):
            return bool(_TAIL_ONLY.match(here))
        return bool(_SEAT.search(here))
    return False
