"""Native animations: each press of "next" brings in the paragraphs and shapes of one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

import msgspec

from lecturer.deck.pages import Page


class Appearance(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is brought in: a shape, or one paragraph of it.

    Attributes:
        reveal: The step it appears with.
        shape_id: The shape on its slide.
        paragraph: The paragraph's index; None for the whole shape.
        has_body: The shape can hold text, so it is listed among the builds.
    """

    reveal: int
    shape_id: int
    paragraph: int | None = None
    has_body: bool = True


def clicks(page: Page, appearances: Iterable[Appearance]) -> list[list[Appearance]]:
    """What each click brings in; what the page's first step shows is there from the start."""
    waiting = sorted(appearances, key=lambda each: each.reveal)
    shown = page.steps[0].reveal
    groups = []
    for step in page.steps[1:]:
        group = [each for each in waiting if shown < each.reveal <= step.reveal]
        shown = max(shown, step.reveal)
        groups += [group] if group else []
    return groups


def timing(groups: list[list[Appearance]]) -> str:
    """The `p:timing` of a slide; nothing when no click brings anything."""
    if not groups:
        return ""
    ids = count(3)
    sequence = "".join(_click(group, ids) for group in groups)
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
        "<p:childTnLst>"
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{sequence}</p:childTnLst></p:cTn>"
        '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
        "</p:prevCondLst>"
        '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
        "</p:nextCondLst>"
        f"</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>{_builds(groups)}</p:timing>"
    )


def _click(group: list[Appearance], ids: Iterator[int]) -> str:
    outer, inner = next(ids), next(ids)
    effects = "".join(
        _effect(each, "clickEffect" if index == 0 else "withEffect", ids) for index, each in enumerate(group)
    )
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
        "<p:childTnLst>"
        f'<p:par><p:cTn id="{inner}" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst>'
        f"<p:childTnLst>{effects}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _effect(each: Appearance, node: str, ids: Iterator[int]) -> str:
    """The effect "Appear": its preset is number 1 of the entrances."""
    build = ' grpId="0"' if each.has_body else ""
    at = each.paragraph
    part = "" if at is None else f'<p:txEl><p:pRg st="{at}" end="{at}"/></p:txEl>'
    target = (
        f'<p:spTgt spid="{each.shape_id}">{part}</p:spTgt>' if part else f'<p:spTgt spid="{each.shape_id}"/>'
    )
    return (
        f'<p:par><p:cTn id="{next(ids)}" presetID="1" presetClass="entr" presetSubtype="0" '
        f'fill="hold"{build} '
        f'nodeType="{node}"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr>'
        f'<p:cTn id="{next(ids)}" dur="1" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn>'
        f"<p:tgtEl>{target}</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst>"
        '</p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    )


def _builds(groups: list[list[Appearance]]) -> str:
    kinds: dict[int, str] = {}
    for each in (each for group in groups for each in group if each.has_body):
        kinds.setdefault(each.shape_id, 'animBg="1"' if each.paragraph is None else 'build="p"')
    listed = "".join(f'<p:bldP spid="{shape_id}" grpId="0" {kind}/>' for shape_id, kind in kinds.items())
    return f"<p:bldLst>{listed}</p:bldLst>" if listed else ""
