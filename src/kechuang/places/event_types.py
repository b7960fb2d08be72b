"""Acts around the classification of townships that the log tells of."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "townships.method_drafted": (
            "拟定乡镇分类办法 | method drafted",
            "{actor} 拟定了乡镇分类办法“{label}” | {actor} drafted the method “{label}” of classifying townships",
            "a method is written down: lines, weights, benchmarks, cuts, basis; it holds once another person signs it",
        ),
        "townships.method_signed": (
            "签发乡镇分类办法 | method signed",
            "{actor} 签发了乡镇分类办法“{label}” | {actor} signed the method “{label}” of classifying townships",
            "a second person signs a method; from its day on townships are classified by it",
        ),
        "townships.method_dropped": (
            "撤下乡镇分类办法草案 | draft dropped",
            "{actor} 撤下了乡镇分类办法草案“{label}” | {actor} dropped the draft “{label}” of classifying townships",
            "a draft that was not signed is taken away, with a reason",
        ),
        "townships.appealed": (
            "对乡镇分类提出异议 | class appealed against",
            "{actor} 对“{label}”的分类提出异议 | {actor} appealed against the class of “{label}”",
            "a township says something against its class",
        ),
        "townships.answered": (
            "答复乡镇分类异议 | appeal against a class answered",
            "{actor} 答复了对“{label}”分类的异议 | {actor} answered an appeal against the class of “{label}”",
            "an appeal is taken up or not, with the reason; once",
        ),
    }
)
