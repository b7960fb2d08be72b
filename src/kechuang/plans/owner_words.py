"""The words by which plans give roles: labels (牵头单位:), verbs (…按职责分工负责), remarks, deadlines."""

from __future__ import annotations

from typing import Literal

from kechuang.kernel.patterns import pattern

Role = Literal["lead", "participants", "deadline", "people"]

HINT = pattern(
    r"牵头|责任|配合|参与|参加|负责|落实|指导|协办|主办|承办|协助|实施|分工|单位|部门|时限|期限"
    r"|[局委厅部办府处会区院行等位门][)〕]|(?:完成|[底月]前?|推进)[)〕]|\[|〔"
)
"""What a paragraph must hold to be worth a closer look."""

_KNOWN = (
    r"(?:主要|第一|共同)?(?:牵头|责任|负责|配合|参与|参加|协办|协同|协助|支持|落实|承办|主办|实施|指导|组织|主责|成员)"
    r"[一-鿿()/、]{0,8}?(?:单位|部门|处室|科室|机构|主体|分工|地区|县区)"
)
LABEL = pattern(
    r"(?:(?:^|(?<=[,;。(\[〔【、*)]))[*]{0,2}(?P<label>[一-鿿()/、]{2,14}?)"
    r"|(?<=[局委厅部办院署府会处等])(?P<glued>(?:牵头|责任|配合|参与|完成)(?:单位|部门|处室|时限|期限|时间)|责任人))"
    r"[*]{0,2}:[*]{0,2}"
)
OWN_LINE = pattern(
    rf"[*\-—·●#>【\[]*(?P<label>{_KNOWN}|牵头|配合|责任)(?P<glued>)(?:[】\]][*]{{0,2}}:?|[*]{{0,2}}:)[*]{{0,2}}(?=.)"
)
BARE_LABEL = pattern(r"(?:牵头|责任|配合|参与|主办|协办)(?:单位|部门)(?=[^:])")
INLINE = pattern(
    r"(?<=[。;)])(?:责任|牵头|负责|配合|参与|主办|协办)(?:责任|及责任|和责任|及配合|和配合|落实)?(?:单位|部门|处室|科室|机构):"
)
_DEADLINE_LABEL = pattern(r"时限|期限|时间|进度|节点|时效")
_LEAD_LABEL = pattern(r"^(?:主要|总)?(?:牵头|主办|主责|第一责任)")
_MIXED_LABEL = pattern(r"牵头.{0,3}(?:责任|配合|参与|负责(?!单位|部门))")
_PARTICIPANT_LABEL = pattern(
    r"(?:责任|负责|配合|参与|参加|协办|协同|协助|支持|落实|承办|指导|实施|组织|监督|成员|推进|承担|联合|涉及)"
    r".{0,6}?(?:单位|部门|处室|科室|机构|主体|方|地区|县区|分工|地方|股室|责任)?$|^(?:相关|有关)?(?:单位|部门)$"
)
_PEOPLE_LABEL = pattern(r"责任人|领导|联系|电话|负责人|联络|传真|邮箱")

_ACT = r"牵头|负责|参与|参加|配合|指导|协助|协同|协办|主办|承办|组织|落实|实施|推进|支持|承担|分工|推动|监督"
ROLE_TAIL = pattern(
    r"(?P<verb>(?:(?:共同|联合|分别|具体|统筹|协同|在|依|按照?|根据|各自?|依照)?"
    r"(?:(?:各自)?(?:的)?(?:法定)?(?:职责|职能|权限|任务)(?:和)?(?:权限)?(?:范围)?(?:任务)?(?:分工|内)?)?(?:分别|共同|抓好|做好|协同)?"
    rf"(?:{_ACT}|抓落实|抓总)(?:共同|分别|抓好?|做好|相关工作|工作|推进)?(?:{_ACT}|完成|落地|抓总)*(?:相关工作|工作)?)"
    r"|按照?(?:各自)?职责(?:分工)?)(?:等)?$"
)
"""The verb that closes a list of units and gives them their role."""
VERB_ENDS = frozenset("头责与加合导助同办织实施进持担工动督总好作成地等")
"""The last characters such a verb can have: a quick test before the long one."""
LEAD_VERB = pattern(r"牵头|主办")
LEAD_INSIDE = pattern(r"^(?P<unit>.+?)牵头(?:负责|组织|落实|推进)?(?P<rest>(?!单位|部门).{2,})$")
WITH = pattern(r"(?<=[局委厅部办会院署府])(?:会同|商)(?=.{2})")

_HAS_DATE = pattern(r"\d(?:年|月|日|季度)|年底|月底|持续|长期|按进度|全年|常态|每年|定期|季度")
_OFFICE = pattern(r"[局委厅办府]")
NOTE = pattern(r"下同|号(?:之|以)?前|不再.{0,4}列|牵头单位$|为牵头|排(?:在)?第一|列(?:在)?第一|^以下|^下列|^以上|首位")
FOR_ALL = pattern(
    r"(?:以[上下]|上述|各项|各条|所有|每项)(?:各条|各项|任务|措施|工作|内容|条款|举措|所有|同|各)*均(?:需|须|由|涉及|要|应)?"
    r"(?P<after>(?:[^,;。()]|\([^()]*\))*?)(?:按职责)?(?:分工)?(?:抓好|负责|配合|参与|贯彻|推进|实施|组织)*(?:落实|实施|执行)?"
    r"(?=[,;。)\]〉〕]|$)"
)
NOT_LISTED_AGAIN = pattern(r"不再(?:一一|单独|另行|逐一|逐项|分别|重复)*(?:列出|列明|列示|标注|注明|明确|列)")
OWN_DEADLINE = pattern(r"[*\-—·]*(?:完成|办结|实施|推进)?(?:时限|期限|时间)(?:要求)?[*]{0,2}:[*]{0,2}(?=.)")
_POSITION = pattern(
    r"(?:(?:第一|首)(?:位|个|家|名|顺位)?|(?P<mark>逗号|分号|句号)(?:之|以)?前)[^。;]{0,12}?(?:为|是|系|即)(?:主要|总)?牵头"
)
_MARKS = {"逗号": ",", "分号": ";", "句号": "。"}


def role_of(label: str) -> Role | None:
    """The role a label gives (牵头单位 → lead, 完成时限 → deadline), or None for any other word."""
    if _PEOPLE_LABEL.search(label):
        return "people"
    if _DEADLINE_LABEL.search(label):
        return "deadline"
    if _LEAD_LABEL.search(label) and not _MIXED_LABEL.search(label):
        return "lead"
    if _MIXED_LABEL.search(label) or _PARTICIPANT_LABEL.search(label):
        return "participants"
    return None


def is_date(words: str) -> bool:
    """Whether an item among owners is a deadline (2027年6月底前完成, 长期坚持) and no unit."""
    return len(words) <= 30 and bool(_HAS_DATE.search(words)) and not _OFFICE.search(words)


def lead_by_place(text: str) -> str | None:
    """The rule of place a text declares for its leads: "first" (列第一位者为牵头单位), or the mark behind (逗号前)."""
    found = _POSITION.search(text)
    if not found:
        return None
    return _MARKS[found.group("mark")] if found.group("mark") else "first"
