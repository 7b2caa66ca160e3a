"""Outlines and pages of other programs: branches are points, tags and codes are never spoken."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from tests.unit.manuscript.builders import package

from lecturer.errors import UnreadableError
from lecturer.manuscript.importing import import_file
from lecturer.talk.records import Point, Talk


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def heads(talk: Talk) -> list[object]:
    def below(points: tuple[Point, ...]) -> list[object]:
        return [[point.title, below(point.points)] if point.points else point.title for point in points]

    return below(talk.points)


TREE = ["挑种子", ["翻土", ["掺沙", "施肥"]], "浇水"]
OPML = """<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>x</title></head><body>
<outline text="阳台菜园"><outline text="挑种子" _note="饱满的才留下。"/><outline text="翻土">
<outline text="掺沙"/><outline text="施肥"/></outline><outline text="浇水"/></outline></body></opml>"""
FREEMIND = """<map version="1.0.1"><node TEXT="阳台菜园"><node TEXT="挑种子"><richcontent TYPE="NOTE">
<html><body><p>饱满的才留下。</p></body></html></richcontent></node>
<node TEXT="翻土"><node TEXT="掺沙"/><node TEXT="施肥"/></node><node TEXT="浇水"/></node></map>"""
ORG = """#+TITLE: 阳台菜园
# 写给自己
* 挑种子
饱满的才留下。
* 翻土
:PROPERTIES:
:ID: 1
:END:
** 掺沙
** 施肥
* 浇水
"""
HTML = """<!DOCTYPE html><html><head><title>网页名</title><style>p{color:red}</style></head><body>
<h1>阳台菜园</h1><h2>挑种子</h2><p>饱满的&nbsp;才留下。</p><h2>翻土</h2><h3>掺沙</h3><h3>施肥</h3><h2>浇水</h2>
<script>var x = "不该念出来";</script><!-- 注释 --></body></html>"""
TABS = "阳台菜园\n挑种子\n翻土\n\t掺沙\n\t施肥\n浇水\n\t早晚\n"


def topic(title: str, *below: dict[str, object], note: str = "") -> dict[str, object]:
    return {"title": title, "children": {"attached": list(below)}, "notes": {"plain": {"content": note}}}


def xmind(path: Path) -> Path:
    root = topic(
        "阳台菜园",
        topic("挑种子", note="饱满的才留下。"),
        topic("翻土", topic("掺沙"), topic("施肥")),
        topic("浇水"),
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("content.json", json.dumps([{"rootTopic": root}]))
    return path


def mht() -> str:
    return (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + HTML + "\n--b--\n"
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("提纲.opml", OPML),
        ("导图.mm", FREEMIND),
        ("提纲.org", ORG),
        ("网页.html", HTML),
        ("网页.htm", HTML.encode("gb18030").replace(b"<head>", b'<head><meta charset="gb2312">')),
        ("网页.mht", mht()),
    ],
)
def test_an_outline_of_another_program_is_the_talk(tmp_path: Path, name: str, content: str | bytes):
    imported = import_file(written(tmp_path / name, content))
    assert imported.talk.title == "阳台菜园"
    assert heads(imported.talk) == TREE
    assert "".join(imported.talk.points[0].notes.split()) == "挑种子饱满的才留下。"
    assert {left.kind for left in imported.account.left} <= {"remark"}


def test_a_mind_map_of_xmind_is_the_talk(tmp_path: Path):
    imported = import_file(xmind(tmp_path / "导图.xmind"))
    assert (imported.talk.title, heads(imported.talk)) == ("阳台菜园", TREE)
    assert imported.account.is_whole


def test_a_callout_of_xmind_is_read_and_a_label_named(tmp_path: Path):
    watered = {**topic("浇水"), "labels": ["要紧"]}
    watered["children"]["callout"] = [topic("别浇太多")]
    path = tmp_path / "导图.xmind"
    with zipfile.ZipFile(path, "w") as package:
        root = topic("阳台菜园", topic("翻土"), watered)
        package.writestr("content.json", json.dumps([{"rootTopic": root}]))
    imported = import_file(path)
    assert heads(imported.talk) == ["翻土", ["浇水", ["别浇太多"]]]
    assert [(each.kind, each.text) for each in imported.account.left] == [("tag", "要紧")]


def test_a_tabbed_text_is_an_outline(tmp_path: Path):
    imported = import_file(written(tmp_path / "提纲.txt", TABS))
    assert imported.talk.title == "阳台菜园"
    assert heads(imported.talk) == ["挑种子", ["翻土", ["掺沙", "施肥"]], ["浇水", ["早晚"]]]
    assert imported.lossless


@pytest.mark.parametrize(
    "text",
    [
        "　　今天我想说说种菜，先从挑种子开始。\n　　再说翻土，土要松。\n　　最后说浇水。\n　　谢谢大家。\n",
        "第一次\n\t我在阳台上种下一排小葱，等了半个月才看见绿芽，那种高兴至今还记得清清楚楚，谁问我都要讲一遍\n"
        "第二次\n\t又种\n\t番茄",
        "买菜\n  葱\n      姜\n  蒜\n        椒\n",
        "甲\n乙\n丙\n丁\n",
    ],
)
def test_a_text_whose_indents_are_no_outline_stays_as_it_is(tmp_path: Path, text: str):
    evidence_free = import_file(written(tmp_path / "文.txt", text.replace("\t", "").replace("　", "")))
    imported = import_file(written(tmp_path / "稿.txt", text))
    assert heads(imported.talk) == heads(evidence_free.talk)


@pytest.mark.parametrize(
    ("name", "content", "remedy"),
    [
        ("字幕.srt", "1\n00:00:01,000 --> 00:00:04,000\n各位早。\n", "paste"),
        ("书.epub", b"PK\x03\x04 broken", "save it again"),
        ("数据.json", '{"a": "各位早"}', "paste"),
        ("论文.tex", "\\section{早}", "paste"),
        ("提纲.opml", "<opml><body>", "export it again"),
        ("没有名字", '<?xml version="1.0"?>\n<doc><para>各位早。</para></doc>\n', "paste"),
        ("导图.txt", '<mindmap>\n<node title="各位早"/>\n</mindmap>', "paste"),
        ("数据.txt", '\ufeff{"root": {"text": "各位早"}}', "paste"),
        ("信.txt", "From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\n\n5ZCE5L2N5pep", "paste"),
        ("字幕.txt", "1\n00:00:01,000 --> 00:00:04,000\n各位早。\n", "paste"),
        ("说明.rst", "标题\n====\n\n各位早。\n\n.. note:: 停\n", "paste"),
        ("印.txt", "%!PS-Adobe-3.0\n(各位早) show", "paste"),
        ("网页.mht", "no page", "browser"),
    ],
)
def test_what_is_not_read_is_refused_with_what_to_do(
    tmp_path: Path, name: str, content: str | bytes, remedy: str
):
    with pytest.raises(UnreadableError) as refused:
        import_file(written(tmp_path / name, content))
    assert remedy in refused.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "<开场> 各位早。\n<结束>",
        "<笑> 各位早，先看水。",
        "[旁白] 各位早。\n[音乐]",
        "{停} 各位早。",
        "<A> 各位早。\n<B> 先看水。",
        "To: 各位街坊\n各位早，先看水。",
        "1\n各位早。\n2\n先看水。",
    ],
)
def test_words_in_brackets_are_words(tmp_path: Path, text: str):
    assert import_file(written(tmp_path / "稿.txt", text)).source == text


def test_a_piece_of_a_page_is_read_without_its_tags(tmp_path: Path):
    imported = import_file(written(tmp_path / "稿.txt", "<h1>看水</h1>\n<p>各位早，<b>先</b>看水。</p>\n"))
    assert imported.source.split() == ["看水", "各位早，先看水。"]
    assert imported.account.is_whole


def test_a_topic_of_freeplane_that_is_a_page_has_no_tags(tmp_path: Path):
    page = "&lt;html&gt;&lt;body&gt;&lt;p&gt;各位&lt;b&gt;早&lt;/b&gt;&lt;/p&gt;&lt;/body&gt;&lt;/html&gt;"
    text = f'<map version="1.9"><node TEXT="茶会"><node TEXT="{page}"/></node></map>'
    imported = import_file(written(tmp_path / "图.mm", text))
    assert "各位早" in imported.source
    assert "<" not in imported.source
    assert imported.account.is_whole


def test_a_map_names_its_labels_and_remarks(tmp_path: Path):
    topic = {
        "title": "茶会",
        "labels": ["待改"],
        "children": {"attached": [{"title": "备水"}, {"title": "备火"}]},
    }
    sheets = [{"title": "画布 1", "rootTopic": topic}]
    path = tmp_path / "a.xmind"
    path.write_bytes(package({"content.json": json.dumps(sheets).encode()}))
    left = import_file(path).account.left
    assert [(each.kind, each.text) for each in left] == [("tag", "待改")]


def test_a_freeplane_map_names_attributes_and_addresses(tmp_path: Path):
    path = tmp_path / "a.mm"
    path.write_text(
        '<map version="1"><node TEXT="茶会"><node TEXT="备水" LINK="https://example.org"/>'
        '<node TEXT="备火"><attribute NAME="谁" VALUE="小李"/></node></node></map>',
        encoding="utf-8",
    )
    left = import_file(path).account.left
    assert [(each.kind, each.text) for each in left] == [
        ("address", "https://example.org"),
        ("tag", "谁"),
        ("tag", "小李"),
    ]


def test_a_page_whose_head_is_never_closed_is_read(tmp_path: Path):
    path = tmp_path / "a.html"
    page = "<html><head><meta charset=utf-8><title>题</title><body><h1>看水</h1><p>水要活。</body>"
    path.write_text(page, encoding="utf-8")
    assert import_file(path).source == "看水\n水要活。"


@pytest.mark.parametrize("charset", ["utf-8", "unicode", "x-no-such-thing"])
def test_a_page_that_declares_a_wrong_encoding_is_read(tmp_path: Path, charset: str):
    words = "水要活，火要匀，人要静下来，这是老师傅的话。"
    path = tmp_path / "a.html"
    page = f"<html><head><meta charset={charset}></head><body><p>{words}</p></body>"
    path.write_bytes(page.encode("gb18030"))
    assert import_file(path).source == words
