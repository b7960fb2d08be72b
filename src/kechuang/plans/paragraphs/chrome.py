"""What a web page carries besides its text: navigation, sharing and printing, counters, related links, the site's foot.

Two grades of words. A line of the first grade is page furniture wherever it stands. Lines that are merely short count
only together with such lines: before the title at the head, after the text at the foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kechuang.plans.paragraphs.lines import START, Line

_WHOLE = re.compile(
    r"""[\[【(<>»|\s#]*(?:
      (?:网站)?首页 | (?:站内|高级)?(?:搜索|检索) | (?:用户)?(?:登录|注册|登陆)(?:[/|]?(?:登录|注册))? | 退出
    | 无障碍(?:阅读|浏览|服务)? | (?:长者|老年|关怀)(?:版|模式|助手)? | 适老化 | 进入关怀版 | 阅读辅助
    | 简体?(?:中文|版)? | 繁體?体?(?:中文|版)? | English | EN | 移动版 | 手机版 | 电脑版 | 客户端
    | (?:官方)?微[信博] | 关注我们? | 收藏 | 打印(?:本[页文])? | 关闭(?:窗口)? | 下载 | 全屏
    | (?:社交媒体|一键)?分享 | 复制链接 | 返回(?:顶部|首页|列表|上一?[页级])? | 回到顶部 | TOP
    | 加大 | 还原 | 减小 | 放大 | 缩小 | [大中小] | 字[体号大小]* | 纠错 | 详情 | 更多
    | (?:政策)?(?:全文|正文)(?:内容)? | 在线(?:咨询|客服|留言) | (?:微信|电话|QQ)(?:咨询|客服)
    | 关于我们 | 联系(?:我们|方式) | 网站(?:地图|声明|帮助|说明|简介) | 隐私(?:政策|声明|保护)
    | 免责声明 | 版权声明 | 使用帮助 | 设为首页 | 加入收藏 | 友情链接 | 责任编辑 | 扫一扫
    | (?:附件|文件|原文)下载 | 相关附件 | (?:中国政府|\w{1,6}部门|\w{1,10}政府)网站?
    | 相关(?:链接|文章|阅读|新闻|报道|解读|稿件|信息|文档|文件|政策|专题|推荐|内容|\w{2,4}政策)
    | 其他政策文件 | 热点专题 | 请输入.{2,12} | [】\]]
    )[\]】)<>»|\s:>]*""",
    re.VERBOSE | re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"""ICP备 | 公?网安备 | 网站标识码 | 版权所有 | copyright | © | 支持IPv6 | 政府网站找错
    | (?:主办|承办|技术支持|维护)(?:单位)?:.*(?:地址|版权|电话)
    | (?:浏览|阅读|访问|点击)(?:次数|量|数) | 扫一扫 | 扫描?二维码 | 分享[到至:]
    | 打印本[页文] | 关闭(?:窗口|本页) | 返回顶部 | 设为首页 | 加入收藏
    | 字[体号]:?\s*[\[【(]?\s*[大小] | 【字[体号]?\s*[:号] | (?:当前|所在|您?现?在?的?)位置: | 首页\s*[>»/]
    | [上下]一[篇条]: | 相关(?:文章|解读|报道|链接|阅读): | 政务服务网\s*登
    | 法宝引证码 | 原文链接: | 检索(?:时间|关键词) | ^https?://""",
    re.VERBOSE | re.IGNORECASE,
)
_FRONT_MATTER = re.compile(
    r"-{3,}|\*{0,2}(?:发布日期|发布机构|分类|来源|原文链接|检索时间|检索关键词|更新时间|附件)\*\*\s*:"
)
_TITLE = re.compile(r"通知|方案|规划|计划|意见|办法|措施|纲要|报告|要点|政策|决定|公告|细则|指南|规定|条例|文件")
_KEPT = re.compile(r"[。;]|\d{4}\s*年\s*\d|印发|公开发布|抄送|主送|[〔\[]\d{4}[〕\]]")
_LONG = 60
_HEAD, _FOOT = 100, 60
"""So many lines at head and foot are looked at; nothing in between is ever chrome."""


def chrome(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines that belong to the page and not to the document."""
    looked_at = {*range(min(_HEAD, len(lines))), *range(max(0, len(lines) - _FOOT), len(lines))}
    sure = {i for i in looked_at if _is_sure(lines[i])}
    front = {i for i in looked_at if _FRONT_MATTER.match(lines[i].text)}
    return sure | front | _head(lines, sure) | _foot(lines, sure | front)


def _is_sure(line: Line) -> bool:
    text = line.text
    if len(text) > 2 * _LONG or line.is_row:
        return False
    if len(text) <= 14 and _WHOLE.fullmatch(text):
        return True
    return "。" not in text and not START.match(text) and _ANYWHERE.search(text) is not None


def _head(lines: Sequence[Line], sure: set[int]) -> set[int]:
    """Short lines above the last sure one, as long as no title has come."""
    short: list[int] = []
    found: set[int] = set()
    for i, line in enumerate(lines[:_HEAD]):
        if i in sure:
            found.update(short)
            short = []
        elif len(line.text) > 24 or line.starts or _KEPT.search(line.text) or _is_title(line):
            break
        else:
            short.append(i)
    return found


def _foot(lines: Sequence[Line], sure: set[int]) -> set[int]:
    """Lines without a sentence after the first sure one of the foot."""
    top = len(lines)
    for i in range(len(lines) - 1, max(-1, len(lines) - _FOOT - 1), -1):
        line = lines[i]
        if i in sure:
            top = i
        elif len(line.text) > _LONG or line.is_row or line.starts or _KEPT.search(line.text):
            break
    return set(range(top, len(lines)))


def _is_title(line: Line) -> bool:
    return len(line.text) >= 8 and _TITLE.search(line.text) is not None
