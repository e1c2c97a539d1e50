"""Mandates whose object stands before its verb, and whose holder stands before its mandate, as in Chinese."""

import pytest

from unkg import authorities
from unkg.extraction import extract
from unkg.model import Document

PANEL = "Panel of Experts established pursuant to resolution 1591 (2005)"
SOUTH_SUDAN = "United Nations Mission in South Sudan"


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("决定将南苏丹特派团的任务延长至2026年4月30日；", [("extended", SOUTH_SUDAN, "2026-04-30")]),
        ("决定将南苏丹特派团任务期限延长一年；", [("extended", SOUTH_SUDAN, "一年")]),
        (
            "决定将最初依据第1591(2005)号决议任命的专家小组的任务期延长至2026年3月12日；",
            [("extended", PANEL, "2026-03-12")],
        ),
        ("决定南苏丹特派团的任务授权应包括下列优先任务：", [("amended", SOUTH_SUDAN, None)]),
        ("决定自本决议通过之日起将南苏丹特派团任务期限延长13个月；", [("extended", SOUTH_SUDAN, "13个月")]),
        (
            "决定，南苏丹特派团在直至2026年4月30日终了期间继续作为一项特别政治任务运作；",
            [("extended", SOUTH_SUDAN, "2026-04-30")],
        ),
        ("决定第1591(2005)号决议规定的专家小组任务也适用于水井；", [("amended", PANEL, None)]),
        (
            "决定将南苏丹特派团的任务延长一年，还决定这一任务也适用于水井；",
            [("extended", SOUTH_SUDAN, "一年"), ("amended", SOUTH_SUDAN, None)],
        ),
        (
            "决定设立一个由会员国和专家组成的高级别专家小组，审查水井；",
            [("established", "High-level panel of experts established pursuant to resolution 2799 (2025)", None)],
        ),
        (
            "决定召集一个第六委员会工作组，讨论水井；",
            [("established", "Working group established pursuant to resolution 2799 (2025)", None)],
        ),
        ("决定终止南苏丹特派团的任务；", [("terminated", SOUTH_SUDAN, None)]),
        ("决定把南苏丹特派团的任务期限再延长三年；", [("extended", SOUTH_SUDAN, "三年")]),
        ("核准延长南苏丹特派团的任务期限；", [("extended", SOUTH_SUDAN, None)]),
        ("决定将南苏丹特派团核定兵力上限提高到17000人；", [("amended", SOUTH_SUDAN, None)]),
        ("回顾第2566号决议决定将南苏丹特派团核定兵力上限提高到17000人；", []),
        ("欢迎委员会的举措，包括核准设立一个咨询委员会；", []),
        ("请秘书长任命专家小组成员；", []),
        ("决定撤销南苏丹特派团的三个员额；", []),
        ("决定将高级专员办事处的机构的职能延长两年；", []),
        ("决定南苏丹特派团的任务不适用于水井；", []),
        ("决定不延长南苏丹特派团的任务期限；", []),
        ("决定审查是否延长南苏丹特派团的任务期限；", []),
        ("决定考虑将南苏丹特派团的任务期限延长一年；", []),
        ("决定在延长南苏丹特派团任务期限之前审查水井；", []),
        ("决定南苏丹特派团应继续打井；", []),
        ("决定第1591(2005)号决议规定的措施也适用于水井；", []),
        ("决定召集水井会议，由会员国组成的代表团参加；", []),
        ("决定将第1591(2005)号决议规定的措施延长至2026年3月12日；", []),
        ("鼓励各国将南苏丹特派团的经验用于培训；", []),
        ("请秘书长报告南苏丹特派团的任务执行情况；", []),
    ],
)
def test_an_object_before_its_verb(paragraph: str, found: list[tuple[str, str, str | None]]) -> None:
    text = f"S/RES/2799 (2025)\n\n第2799(2025)号决议\n\n安全理事会，\n\n回顾其工作，\n\n1. {paragraph}\n"
    events = extract(Document("text", "text", text, "zh"), authorities.load()).events
    assert [(event.kind, event.mandate, event.until) for event in events if not event.reported] == found
