"""Published guides against what a careful reader counted in them; runs beside the folder that holds them.

GUIDES names that folder; without it, one beside the project is looked for. The guides are other people's texts and no
part of the project.
"""

import pytest

from rubrics.tests.guide_digest import FOLDER as OURS
from rubrics.tests.published import ROOT, expected, found, published, runs

GUIDES = published()
TESTS = ROOT / "rubrics" / "tests"
pytestmark = pytest.mark.skipif(not GUIDES, reason="The published guides are not here: GUIDES names their folder.")
WORDS = 9  # Eight words in a row may be anybody's.
NAMED_BY_NO_LINE = "No line of the file says this in one piece: a person fills it in."
# What differs from a truth file on purpose: by the beginning of the file's name, then by what is compared.
ALLOWED = {
    "01_18f": {"role": (None, NAMED_BY_NO_LINE)},
    "06_devprep": {"role": (None, NAMED_BY_NO_LINE)},
    "10_bdunlay": {"role": (None, NAMED_BY_NO_LINE)},
    "16_generic": {
        "look_fors": (9, "The three lists belong to sections; each is shown on the three questions of its section.")
    },
}


def allowed(guide) -> dict:
    """The values that this file may have instead of the truth's."""
    return {
        name: value
        for start, values in ALLOWED.items()
        if guide.truth["file"].startswith(start)
        for name, (value, _) in values.items()
    }


def by_topic(guide, got) -> dict:
    """“One section, or one per topic” is given as a sentence: whatever sections there are, they hold all questions."""
    if "sections" not in guide.truth.get("accept", {}):
        return {}
    assert sum(count for _, count, _ in got["sections"]) == guide.truth["n_questions"]
    return {"sections": got["sections"]}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.path.stem)
def test_a_published_guide_is_read_as_a_careful_reader_does(guide):
    got = found(guide)
    want = expected(guide.truth) | allowed(guide) | by_topic(guide, got)
    count = len(got["questions"])
    if count != len(want["questions"]) and count in guide.truth.get("accept", {}).get("n_questions", []):
        of_questions = ("questions", "difficulties", "sections", "look_fors", "answers", "follow_ups")
        want |= {name: got[name] for name in of_questions}
    assert got == want


def test_every_allowance_is_still_needed():
    needed = {
        start: {name for name in values for guide in GUIDES
                if guide.truth["file"].startswith(start) and expected(guide.truth)[name] != found(guide)[name]}
        for start, values in ALLOWED.items()
    }  # fmt: skip
    assert needed == {start: set(values) for start, values in ALLOWED.items()}


def test_no_sentence_of_theirs_is_among_our_guides_and_kits():
    theirs = set().union(*(runs(guide.content.decode("utf-8", "replace"), WORDS) for guide in GUIDES))
    ours = [*sorted(OURS.iterdir()), *sorted((ROOT / "fixtures" / "kits").iterdir()), *sorted(TESTS.glob("test_g*.py"))]
    taken = {path.name: runs(path.read_text(encoding="utf-8"), WORDS) & theirs for path in ours}
    assert {name: found for name, found in taken.items() if found} == {}
