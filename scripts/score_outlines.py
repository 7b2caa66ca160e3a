"""How right the importer is on labelled manuscripts: `score_outlines.py [-v] [FILE.jsonl ...]`.

Without a file the kept cases of the tests are scored; `-v` shows what was found where it is wrong.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.unit.manuscript import labelled


def main(arguments: list[str]) -> int:
    """Print a line for each phenomenon and one for all."""
    is_verbose = "-v" in arguments
    files = [Path(each) for each in arguments if each != "-v"]
    cases = [case for file in files for case in labelled.from_json_lines(file)] or [*labelled.phenomena()]
    rows: dict[str, list[labelled.Score]] = defaultdict(list)
    for case in cases:
        score = labelled.scored(case)
        for kind in (case.kind, "all"):
            rows[kind].append(score)
        wrong = not (score.is_exact and score.is_title_right and score.is_closing_right)
        if is_verbose and wrong:
            print(_told(case, score))
    print(f"{'':12} exact     invented  points    titles+closings")
    for kind in sorted(rows, key=lambda kind: (kind == "all", kind)):
        print(_row(kind, rows[kind]))
    return 0


def _row(kind: str, scores: list[labelled.Score]) -> str:
    exact = f"{sum(each.is_exact for each in scores)}/{len(scores)}"
    points = f"{sum(each.found for each in scores)}/{sum(each.wanted for each in scores)}"
    right = sum(each.is_title_right and each.is_closing_right for each in scores)
    invented = sum(each.invented > 0 and not each.wanted for each in scores)
    return f"{kind:12} {exact:9} {invented:<9} {points:9} {right}/{len(scores)}"


def _told(case: labelled.Case, score: labelled.Score) -> str:
    lines = [f"--- {case.kind} {case.name} title={score.title!r} closing={score.closing[:24]!r}"]
    if not score.is_exact:
        lines += ["  wanted " + " | ".join("  " * depth + head for depth, head in case.trees[0])]
        lines += ["  got    " + " | ".join("  " * depth + head for depth, head in score.got)]
    else:
        lines += [f"  wanted title {case.titles} closing {case.closing!r}"]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
