"""Finds the people of a speech that goes from one person to the next, by how paragraphs begin."""

from __future__ import annotations

import re

from lecturer.manuscript.proposals.sentences import Paragraph, Story

_SURNAME = (
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉薛雷贺倪汤"
    "滕罗毕郝邬安常于傅齐康伍余顾孟黄萧尹姚邵汪祁毛米贝成戴宋庞熊纪舒项祝董梁杜阮蓝季贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌"
    "霍虞万管卢莫房丁邓郁洪包石崔龚程裴陆翁段焦谷车侯宁甘武刘景龙叶黎白赖乔温庄晏柴阎向古易廖耿匡文关查游权肖]"
)
_TITLE = (
    "婆婆|奶奶|爷爷|大爷|大妈|大叔|大伯|大娘|大嫂|大姐|大哥|阿姨"
    "|师傅|老师|医生|大夫|护士|警官|书记|主任|校长|教练|队长"
    "|班长|厂长|站长|站长"
    "|姐|哥|叔|婶|嫂|伯|姨|工|爹|娘|老汉|老太"
)
_NAME = re.compile(
    rf"(?P<role>(?:(?![我你他她它这那了着过在把被])[\u4e00-\u9fff]){{0,8}}?)"
    rf"(?P<name>[老小阿]{_SURNAME}|{_SURNAME}[\u4e00-\u9fff]{{0,2}}?(?:{_TITLE})"
    r"|小[\u4e00-\u9fff](?=是|有|的|,|今年))(?!问|说|想|答|看|笑|点)"
)
_ROLE = "长|员|师|工|户|手|司机|医生|护士|老师|同学|战士|民警|教授|院士|书记|主任|大夫|农民|学生|的"
_GIVEN = re.compile(
    rf"(?P<role>(?:(?![我你他她它这那了着过在把被])[\u4e00-\u9fff]){{1,7}}(?:{_ROLE}))"
    rf"(?P<name>{_SURNAME}[\u4e00-\u9fff]{{1,2}}?)(?=,|今年|是[一个位名]|家|的|有|不|想了|站了|拿出|走上)"
)
_ENGLISH = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr)\. )?(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:was"
    r"|is|had|has|works|worked|lives|lived|runs|came)\b"
)
_NOT_NAMES = frozenset(
    [
        "It",
        "He",
        "She",
        "This",
        "That",
        "There",
        "They",
        "We",
        "You",
        "What",
        "The",
        "My",
        "Our",
        "His",
        "Her",
        "One",
        "Then",
        "Today",
    ]
)


def newcomer(story: Story, paragraph: Paragraph) -> tuple[int, int] | None:
    """The name, in places of the shadow, with which a paragraph begins, if it was not named before."""
    start, end = paragraph.line.start, paragraph.sentences[0].end
    patterns = (_ENGLISH,) if story.is_english else (_NAME, _GIVEN)
    for pattern in patterns:
        match = pattern.match(story.plain, start, end)
        if match and match["name"] not in _NOT_NAMES and story.plain.find(match["name"], 0, start) < 0:
            return start, match.end("name")
    return None
