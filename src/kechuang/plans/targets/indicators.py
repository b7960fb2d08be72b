"""What a promise is about: the indicator's name, and the level or population it is limited to."""

from __future__ import annotations

from kechuang.kernel.patterns import pattern
from kechuang.plans.targets.words import HEDGE

_LEAD = pattern(
    r"^(?:[、,:;—\-\s.]|\d+[.)](?!\d)|其中|同时|以及|并且|并|且|和(?![谐美平])|及(?!时)|与|而|另|实现|确保|力争|争取|努力|保证|"
    r"推动|推进|促进|(?:有力|有效)?支撑|带动|引导(?![基资]金)|支持|鼓励|使得?|将|让|把|对(?![外口接标])|保持|预计|预期|要(?!素|求|点)|应(?![届急用对收])|均(?![衡价])|每年|年均|到时|届时|全年|年内|进一步|不断|持续|稳步)+"
)
_PLACE = r"全[市省县区州国旗盟镇乡]|[我本][市省县区州]|[市省县区]域内|境内"
_SCOPE = pattern(
    rf"^(?P<place>(?:{_PLACE}))?的?(?P<level>(?:国家|省部?|自治区|地?市|州|县|区|部|世界)级?(?:(?:及其?)?以上|级)(?:(?:及其?)?以上)?|国家级|省级|市级|县级|规模以上(?=[^工服企制]))?的?"
)
_POPULATION = pattern(
    r"(?:规模以上|规上)(?:工业企业|制造业企业|服务业企业|[一-鿿]{0,4}?企业|工业)|"
    r"(?:\d+(?:\.\d+)?)?[十百千万亿]*元(?:及?以上|以下)"
)
_TRAIL = pattern(
    r"(?:[、,:;\s]|等|共计|共|总共|合计|分别|均|都|以及|和|及|与|并|要|应|将|累积|累计|平均|同比|力争|争取|至少|约|近|的|再|总体|各|达|为|在|到|比重?占)+$"
)
_NOUN_END = pattern(r"(?:等)?(?:的?(?:建设|试点建设|提升建设)|落地见效|建成投用|等)$")
_COUNTING = pattern(r"(?:[数量率额度值数]|规模|面积|人数|比例|比重|占比|能力|强度|指数|收入|投资|总和|里程|浓度|水平)$")
_COUNT_UNITS = frozenset("家个名人所座处件项场户支套台栋条只种批篇部位组次辆")
_METRIC = pattern(
    r"(?:[一-鿿]{2}(?<![占和])率|比例|占比|比重|增加值|[总]产值|(?:重点工程)?减排量|数量|产业规模|浓度|总量)$"
)
_ONLY_LEVEL = pattern(r"的?([一-鿿]{1,3}级)")
_LAST_SHARE = pattern(r".*%(?:以上)?的?(?:[一-鿿]{1,3}级)?([^%]+)$")
_PART_OF = pattern(r"占[^、,]{2,}(?<![例重比])$")
_PURSE = pattern(r"(?:中央|[各省市县区本]级)财政")
_TERRITORY = pattern(_PLACE)
REGION = pattern(r"[^、,]{2,14}(?:区域|地区|城市|县城|农村|省|市|县|城区|流域|乡镇|部分|试验区)")
_BEFORE_PREDICATE = pattern(
    r"(.{2,30}?)(?:压缩|缩短|提高|提升|下降|降低|增长|增加|稳步|持续|进一步|不断|显著|明显|大幅|全面|有效|基本|更加)"
)
_SIZE = pattern(r"^总?规模的?(?=.{2})")
_SPLIT = pattern(r"以及|、|和(?![谐美平])|与|及(?!其?以上|时)")


def cleaned(text: str) -> str:
    """A name without leading connectives and hedges, and without trailing particles."""
    text = _LEAD.sub("", HEDGE.sub("", text, count=1) if HEDGE.match(text) else text)
    return _TRAIL.sub("", text)


def only_level(name: str) -> str | None:
    """The level when a name is nothing else (其中省级2家)."""
    match = _ONLY_LEVEL.fullmatch(name)
    return match[1] if match else None


def scoped(name: str) -> tuple[str, str | None]:
    """The name without the level or place it begins with, and that level or place."""
    match = _SCOPE.match(name)
    if match and match.end() and len(name) - match.end() >= 2:
        words = [w for w in (match["place"], match["level"]) if w]
        return name[match.end() :], "".join(words)
    population = _POPULATION.match(name)
    return name, population.group() if population else None


def is_place(scope: str) -> bool:
    """Whether a scope is a whole territory (全市), which holds for what follows in the sentence too."""
    return bool(_TERRITORY.fullmatch(scope))


def leading_place(text: str) -> str | None:
    """The territory that a clause begins with (全市新建…)."""
    match = _TERRITORY.match(text) or _PURSE.match(text)
    return match.group() if match else None


def of_level(subject: str, unit: str) -> tuple[str, str | None]:
    """Indicator and scope of a level: a counted thing is called its 数量 (高新技术企业 → 高新技术企业数量)."""
    name, scope = scoped(cleaned(subject))
    if unit == "%" and _PART_OF.search(name):
        return name + "比例", scope
    if unit[-1:] in _COUNT_UNITS and not _COUNTING.search(name) and name:
        name += "数量"
    return name, scope


def of_share(population: str, clause: str) -> tuple[str, str | None]:
    """Indicator of a share of a population: 40%乡镇学校完成改造 → 乡镇学校完成改造比例.

    In a list (90%的市级、70%的县级机关达标) the last item of the clause names the population.
    """
    level = _ONLY_LEVEL.fullmatch(population)
    last = _LAST_SHARE.search(clause)
    if level and last:
        return cleaned(last[1]) + "比例", level[1]
    name, scope = scoped(cleaned(population.removeprefix("的")))
    return name + "比例", scope


def of_delivery(thing: str) -> tuple[str, str | None]:
    """Indicator and scope of a thing delivered: 省级评价机构 → 评价机构, 省级; 用于科普 → 科普资金."""
    if thing.startswith(("用于", "给予")) and len(thing) > 3:
        thing = thing[2:] + "资金"
    thing = cleaned(_SIZE.sub("", thing.removeprefix("的")))
    return scoped(_NOUN_END.sub("", thing) or thing)


def of_clause(clause: str) -> str:
    """What a clause without a figure speaks of, for one that follows it: 办理时限缩短,减至6天 → 办理时限."""
    match = _BEFORE_PREDICATE.match(clause)
    return cleaned(match[1]) if match else ""


def shared(subjects: str) -> list[str]:
    """The single subjects of a list that shares a value or gets one each; a metric said once belongs to all."""
    parts = [part for part in _SPLIT.split(subjects) if part.strip()]
    if len(parts) < 2:
        return [subjects]
    first, last = parts[0], parts[-1]
    if len(first) <= 4 and 2 < len(last) - len(first) <= 6 and last[-1] in "率重例量度":
        return [p if _COUNTING.search(p) else p + last[len(first) :] for p in parts[:-1]] + [last]
    metric = _METRIC.search(last)
    if metric:
        cut = metric.group().endswith("减排量")  # what is cut may itself be named as an amount: 化学需氧量
        parts = [p if _COUNTING.search(p) and not cut else p + metric.group() for p in parts[:-1]] + parts[-1:]
    return parts
