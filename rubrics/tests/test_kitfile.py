"""Kit files: read(write(kit)) == kit, what people may write by hand, and what is refused with which words."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.guides.draft import (
    DIFFICULTIES,
    KINDS,
    POOLINGS,
    READINGS,
    Criterion,
    Guide,
    NamedList,
    PracticalTest,
    Question,
    RedFlag,
    Round,
    Section,
)
from rubrics.guides.kitfile import KitFileError, read, write

MARKUP = (
    "# Title", "## Scale", "### Look", "#### Answer", "- Role: x", "- Key: y", "* a", "- ", "```", "```python", "  ```",
    "\\", "\\#", "\\```", "1. one", "2.", "25% a: b", "?% b", "a: 30 minutes; c", "\\:", ":", "::", "\\\\:", "\u2028x",
    "\x85", "\ufeff", "é", "אב", "🚀", "    indented", "\t- x", "|a|b|", "---", "<b>", "&amp;", "\x00",
    "\r\n", "not counted",
)  # fmt: skip
scraps = st.one_of(st.sampled_from(MARKUP), st.text(max_size=12))
prose = st.lists(scraps, max_size=6).map("\n".join)
flat = st.lists(scraps, max_size=3).map(" ".join)
names = flat.filter(lambda text: text.strip()).map(lambda text: "n" + text[:60])
filled = prose.map(lambda text: text + "\nx")
flats = st.lists(flat, max_size=3).map(tuple)
anchors = st.one_of(st.just(()), st.tuples(flat, flat, flat, flat))
counts = st.one_of(st.none(), st.integers(1, 999))
positive = st.sampled_from(("1", "2", "3/2", "0.5", "2.50", "3.0"))


@st.composite
def ranges(draw, low):
    ends = sorted(draw(st.tuples(st.integers(low, 999), st.integers(low, 999))))
    return draw(st.sampled_from(((None, None), (ends[0], None), (None, ends[1]), tuple(ends), (ends[0], ends[0]))))


questions = st.builds(
    Question, filled, flat, st.sampled_from((None, *DIFFICULTIES)), counts, flats, prose, flats, flats, flats, anchors
)
criteria = st.builds(Criterion, names, st.one_of(st.none(), st.integers(0, 100)), flat)
rounds = st.builds(lambda name, ends, note: Round(name, *ends, note), names, ranges(1), flat)
tests = st.builds(PracticalTest, prose, counts, flats, st.lists(criteria, max_size=3).map(tuple), flat, positive)


@st.composite
def guides(draw):
    keys = draw(st.lists(st.from_regex(r"[a-z]{1,4}(_[0-9]{1,2})?", fullmatch=True), unique=True, max_size=3))
    sections = tuple(
        Section(
            key, draw(names), draw(st.sampled_from(KINDS)), *draw(ranges(0)), draw(prose),
            tuple(draw(st.lists(questions, max_size=2))),
        )
        for key in keys
    )  # fmt: skip
    return Guide(
        draw(names), draw(flat), draw(flat), draw(flat), draw(prose), draw(counts), sections,
        tuple(RedFlag(text + "x") for text in draw(flats)), draw(st.one_of(st.none(), tests)), draw(anchors),
        draw(st.one_of(st.none(), positive)), draw(st.sampled_from(POOLINGS)), draw(st.sampled_from(READINGS)),
        tuple((name, draw(positive)) for name in draw(st.sets(st.sampled_from(DIFFICULTIES)))),
        tuple((key, draw(positive)) for key in keys), draw(st.booleans()),
        tuple(draw(st.lists(rounds, max_size=2))), draw(flats),
        tuple(draw(st.lists(st.builds(NamedList, names, flats), max_size=2))),
    )  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(guides())
def test_every_kit_reads_back_as_it_was_written(guide):
    assert read(write(guide)) == guide


@settings(max_examples=20, deadline=None)
@given(st.lists(scraps, max_size=30).map("\n".join))
def test_odd_text_is_a_guide_or_a_kit_file_error(text):
    try:
        guide = read(text)
    except KitFileError as refused:
        told = refused.problems
    else:
        told, again = (), read(write(guide))
        assert again == guide
    assert all(problem.line >= 1 and problem.text.endswith(".") for problem in told)


@pytest.mark.parametrize("text", [
    "```python\n# a comment\n- Role: x\n```",
    "before\n```\n## not a heading\n```\nafter",
    "```\nnever closed",
    "```\nclosed\n```\n```never\n\\```",
    "\\# already escaped",
    "- Difficulty: easy\nis how this text begins",
    "  deep\n    deeper\n\n\nafter two blank lines",
])  # fmt: skip
def test_prose_that_looks_like_markup_reads_back(text):
    guide = Guide("Kit", summary=text, sections=(Section("a", "A", questions=(Question(text, "T", answer=text),)),))
    assert read(write(guide)) == guide


def test_code_in_an_answer_is_written_as_it_is():
    code = "```python\n# no heading\nloss = 0\n```"
    assert code in write(Guide("Kit", sections=(Section("a", "A", questions=(Question("Why?", answer=code),)),)))


def test_line_numbers_are_kept_and_take_no_part_in_equality():
    guide = read(
        "# Kit\n\n## Section: One\n\n### Why\nWhy so?\n\n## Red flags\n- none\n- one\n\n## Practical test\nDo."
    )
    section = guide.sections[0]
    assert [section.line, section.questions[0].line, *(flag.line for flag in guide.red_flags)] == [3, 5, 9, 10]
    assert section == Section("one", "One", questions=(Question("Why so?", "Why"),))
    assert guide.practical_test.line == 12


def test_what_people_type_by_hand_is_understood():
    guide = read(
        "\ufeff# Kit\r\n- interview: 60 min\r\n- Hire at: 2.5\r\n- Section weights: role_fit 1.5, coding 1\r\n\r\n"
        "Text.\r\n## section: Role-fit\r\n\r\n* Kind: role-fit\r\n* Pick: 1 – 2\r\n\r\n"
        "## Section: Coding\r\n- Pick: 3 or more\r\n"
        "### Loop\r\nWrite a loop.\r\n#### LOOK FOR\r\n* a long point\r\n  that goes on\r\n\r\n* another\r\n"
    )
    assert guide == Guide(
        "Kit", summary="Text.", minutes=60, threshold="5/2", weights_section=(("role_fit", "3/2"),),
        sections=(
            Section("role_fit", "Role-fit", "role_fit", 1, 2),
            Section("coding", "Coding", "technical", 3, None, questions=(
                Question("Write a loop.", "Loop", look_for=("a long point that goes on", "another")),
            )),
        ),
    )  # fmt: skip


def problems_of(text):
    with pytest.raises(KitFileError) as caught:
        read(text, "kit.md")
    return [(problem.line, problem.text) for problem in caught.value.problems]


SECTION = "# Kit\n\n## Section: One\n\n"


@pytest.mark.parametrize(("text", "line", "words"), [
    ("", 1, "This file has no title: begin it with a line “# Title of the kit”."),
    ("text\n# Kit", 1, "A kit file has one “# Title”: everything else stands under it."),
    ("# Kit\n# Kit two", 2, "A kit file has one “# Title”: everything else stands under it."),
    ("#\n", 1, "The kit's title is empty: give it one."),
    ("# Kit\n- Color: red", 2, "“Color” is no field here: use Role, Level, Source, Interview, Hire at, Pooling, "
     "Reading, Difficulty weights, Section weights, Running average, or begin the line with \\- to make it text."),
    ("# Kit\n- Role: a\n- Role: b", 3, "The field Role stands here twice: keep one."),
    ("# Kit\n- Role: a\ntext", 3,
     "Between the fields, “- Name: value”, and the text stands a blank line: add it above this one."),
    ("# Kit\n- Interview: an hour", 2, "“an hour” is not a whole number: write digits alone, such as 45."),
    ("# Kit\n- Interview: 4000", 1, "The length of the interview is 4000: write a whole number from 1 to 999."),
    ("# Kit\n- Hire at: most", 2, "“most” is not a number: write 3, 2.5 or 3/2."),
    ("# Kit\n- Hire at: 3/0", 2, "“3/0” is not a number: write 3, 2.5 or 3/2."),
    ("# Kit\n- Pooling: all", 2, "Pooling is “all”: choose one of question, answer, interviewer."),
    ("# Kit\n- Difficulty weights: hard", 2,
     "“hard” is no list of weights: write names and numbers, such as hard 3/2, easy 1."),
    ("# Kit\n- Difficulty weights: hard big", 2, "“big” is not a number: write 3, 2.5 or 3/2."),
    ("# Kit\n- Difficulty weights: hard 0", 2, "The weight of hard is 0: write a number above 0."),
    ("# Kit\n- Difficulty weights: tough 2", 2,
     "There is no difficulty “tough” to weigh: choose one of easy, medium, hard."),
    ("# Kit\n- Difficulty weights: hard 2, hard 2", 2, "A weight is given twice for the same difficulty: keep one."),
    ("# Kit\n- Section weights: two 2\n\n## Section: One", 2,
     "There is no section “two” to weigh: choose one of one."),
    ("# Kit\n## Technical questions", 2, "“Technical questions” is no heading that can stand here: write ## and one of "
     "Scale, Section: name, Red flags, Practical test, Rounds, Questions from the candidate, List: name."),
    ("# Kit\n## Rounds\n## Rounds", 3, "“Rounds” stands here twice: keep one."),
    ("# Kit\n## Red flags\nnothing", 3, "This line belongs to no list item: begin it with “- ”."),
    ("# Kit\n## Red flags\n- a\n### Deep", 4,
     "“Deep” is no heading that can stand here: write \\# at its start to make it text."),
    ("# Kit\n## Scale\n1. a\n2. b\n3. c", 2,
     "A scale has four numbered lines, 1. to 4., from worst to best: write one for each level."),
    ("# Kit\n## Scale\n1. a\n2. b\n4. c\n3. d", 2,
     "A scale has four numbered lines, 1. to 4., from worst to best: write one for each level."),
    ("# Kit\n## Rounds\n- Coding", 3,
     "The round “Coding” has no length: write “Coding: 30-45 minutes” or “Coding: length open”."),
    ("# Kit\n## Rounds\n- Coding: 45-30 minutes", 3,
     "The length of a round runs from 45 down to 30: put the smaller number first."),
    ("# Kit\n## Section: One\n\n## Section: One", 4,
     "The key “one” belongs to an earlier section: give this one a “- Key:” of its own."),
    ("# Kit\n## Section: 面接", 2, "The key “” will not do: use small letters, digits and single underscores."),
    ("# Kit\n## Section: ", 2, "A section name is empty: give it one."),
    (SECTION + "- Kind: art", 5, "Kind is “art”: choose one of technical, behavioral, role_fit, other."),
    (SECTION + "- Pick: some", 5, "“some” is no pick range: write 4-6, 4 or more, or not counted."),
    (SECTION + "- Pick: 6-4", 3, "The pick range runs from 6 down to 4: put the smaller number first."),
    (SECTION + "#### Look for", 5, "This stands under no question: put “### Title of the question” above it."),
    (SECTION + "### Why\n", 5, "A question has no words: write under its heading what the interviewer asks."),
    (SECTION + "### Why\n- Minutes: 0\n\nWhy?", 5, "The time for a question is 0: write a whole number from 1 to 999."),
    (SECTION + "### Why\n- Difficulty: cruel\n\nWhy?", 6, "Difficulty is “cruel”: choose one of easy, medium, hard."),
    (SECTION + "### Why\nWhy?\n#### Listen for\n- x", 7, "“Listen for” is no heading that can stand here: write #### "
     "and one of Look for, Follow-ups, Red flags, Green flags, Answer, Scale."),
    (SECTION + "### Why\nWhy?\n#### Answer\n```\nx", 8, "This code block never ends: close it with a line of ```."),
    ("# Kit\n## Practical test\n### Criteria\n- Depth 25", 4,
     "“Depth 25” has no weight: write “25% Name: what is marked”, or “?%” for a weight unknown."),
    ("# Kit\n## Practical test\n### Criteria\n- 250% Depth", 4,
     "The weight of “Depth” is 250: write a percentage from 0 to 100."),
    ("# Kit\n" + "\n" * 20_001, 1, "This file is larger than 2 MB or 20,000 lines: split it."),
])  # fmt: skip
def test_a_file_that_cannot_be_read_names_its_line(text, line, words):
    assert problems_of(text) == [(line, words)]


def test_all_problems_are_told_at_once_in_order():
    with pytest.raises(KitFileError) as caught:
        read("# Kit\n- Interview: long\n\n## Scales\n\n## Section: A\n- Pick: x", "kit.md")
    error = caught.value
    assert (error.line, error.sentence) == (2, "“long” is not a whole number: write digits alone, such as 45.")
    assert [line.split(": ")[0] for line in str(error).split("\n")] == [
        "kit.md, line 2",
        "kit.md, line 4",
        "kit.md, line 7",
    ]


@pytest.mark.parametrize("make", [
    lambda: Guide(""),
    lambda: Guide("x" * 201),
    lambda: Guide("Kit", threshold="high"),
    lambda: Guide("Kit", anchors=("a", "b")),
    lambda: Guide("Kit", reading="loud"),
    lambda: Guide("Kit", sections=(Section("a", "A"), Section("a", "B"))),
    lambda: Guide("Kit", weights_section=(("a", "2"),)),
    lambda: Section("Role fit", "Role fit"),
    lambda: Section("a", "A", pick_min=3, pick_max=2),
    lambda: Section("a", "A", kind="art"),
    lambda: Question(" \n "),
    lambda: Question("Why?", minutes=0),
    lambda: RedFlag(" "),
    lambda: Criterion("A", 101),
    lambda: PracticalTest("Do.", pass_mark="-1"),
])  # fmt: skip
def test_a_draft_that_no_kit_file_could_hold_is_refused(make):
    with pytest.raises(ValueError, match=r"[.]$"):
        make()


def test_drafts_are_normalised_when_they_are_built():
    question = Question("\r\n  Why \u2028 so?\x00\n\n", look_for=(" a\n b ", " "), minutes=5)
    assert (question.text, question.title, question.look_for) == ("Why\n so?", "Why so?", ("a b",))
    assert Question("word " * 20).title == "word " * 11 + "word…"
    guide = Guide("K", weights_difficulty=(("hard", "1.5"), ("easy", "1")), threshold="3.0", anchors=("", "", "", ""))
    assert (guide.weights_difficulty, guide.threshold, guide.anchors) == ((("hard", "3/2"),), "3", ())


def test_the_example_of_the_documentation_reads():
    text = (Path(__file__).parents[2] / "docs" / "kit-files.md").read_text(encoding="utf-8")
    example = re.search(r"^````markdown\n(.*?)^````$", text, re.DOTALL | re.MULTILINE)[1]
    guide = read(example)
    assert (guide.minutes, guide.threshold, guide.weights_difficulty) == (45, "3", (("hard", "3/2"),))
    assert [(s.key, s.kind, s.pick_min, s.pick_max, len(s.questions)) for s in guide.sections] == [
        ("technical", "technical", 1, 2, 2)
    ]
    assert guide.practical_test.hours == 4
    assert read(write(guide)) == guide
