"""JSON kit files: nothing is lost, either form is told by its content, and what is refused says where and why."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.guides.draft import Criterion, Guide, NamedList, PracticalTest, Question, RedFlag, Round, Section
from rubrics.guides.kitfile import KitFileError, read, read_json, write, write_json
from rubrics.tests.test_kitfile import guides

FULL = Guide(
    "Baker", "Baker", "mid", "written for this test", "Read this.", 45,
    (Section("oven", "Oven", "technical", 1, 2, "Warm.", (
        Question("Why yeast?", "Yeast", "hard", 6, ("gas",), "It lives.", ("And soda?",), ("no",), ("yes",), "abcd"),
    )),),
    (RedFlag("Blames the flour"),),
    PracticalTest("Bake.", 4, ("A loaf",), (Criterion("Crust", 100, "dark"),), "Rye.", "5/2"),
    tuple("wxyz"), "11/4", "answer", "sections", (("hard", "3/2"),), (("oven", "2"),), False,
    (Round("Talk", 30, 45, "in the shop"), Round("Trial")), ("Who eats it?",), (NamedList("Skills", ("patience",)),),
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(guides())
def test_every_kit_reads_back_as_it_was_written(guide):
    assert read_json(write_json(guide)) == guide


def test_either_form_is_told_by_its_content():
    text = write_json(FULL)
    both = [read(write(FULL), "kit.json"), read(text, "kit.md"), read("\ufeff\r\n " + text.replace("\n", "\r\n"))]
    assert both == [FULL] * 3


def test_the_order_of_keys_is_that_of_the_page_about_kit_files():
    page = (Path(__file__).parents[2] / "docs" / "kit-files.md").read_text(encoding="utf-8")
    example = re.search(r"^```json\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)[1]
    assert write_json(read(example)) == example


def test_what_is_left_out_has_its_default():
    assert read_json('{"format": "scorecard-kit", "version": 1, "title": "Kit"}') == Guide("Kit")


def test_line_numbers_are_kept():
    guide = read_json(write_json(FULL))
    lines = write_json(FULL).split("\n")
    section, flag, criterion = guide.sections[0], guide.red_flags[0], guide.practical_test.criteria[0]
    found = [lines[thing.line - 1].strip() for thing in (section, section.questions[0], flag, criterion)]
    assert found == ["{", "{", '"Blames the flour"', "{"]
    assert lines[section.questions[0].line].strip() == '"title": "Yeast",'


def problems_of(text):
    with pytest.raises(KitFileError) as caught:
        read_json(text, "kit.json")
    return [(problem.line, problem.text) for problem in caught.value.problems]


def kit(*lines):
    """A kit file whose own lines begin on line 2."""
    return '{"format": "scorecard-kit", "version": 1, "title": "Kit",\n' + "\n".join(lines) + "}"


NEITHER = 'This JSON is no kit file: a kit file has “"format": "scorecard-kit"” in its outer braces.'
OTHER_VERSION = 'This kit file is not of version 1, the only one known here: write “"version": 1”.'
CLOSED = "This text cannot be read: end it with a double quote, and write a line break in it as \\n."
NO_VALUE = "Here a value is missing: write a text in double quotes, a number, a list or null."
NO_KEY = 'A key in double quotes is missing here: write “"name": value”.'
MINUTES = "“minutes” must be a whole number without quotes, such as 45, or null."
THRESHOLD = '“threshold” must be a number in double quotes, such as "3", "2.5" or "3/2".'


@pytest.mark.parametrize(("text", "line", "words"), [
    ("", 1, NO_VALUE),
    ("{", 1, NO_KEY),
    ("[]", 1, NEITHER),
    ("{}", 1, NEITHER),
    ('{\n"format": "other"}', 2, NEITHER),
    ('{\n"format": ["scorecard-kit"]}', 2, NEITHER),
    ('{"format": "scorecard-kit"}', 1, OTHER_VERSION),
    ('{"format": "scorecard-kit",\n"version": 2}', 2, OTHER_VERSION),
    ('{"format": "scorecard-kit",\n"version": true}', 2, OTHER_VERSION),
    ('{"format": "scorecard-kit",\n"version": 1.0}', 2, OTHER_VERSION),
    ('{"format": "scorecard-kit", "version": 1}', 1, "The kit has no “title”: add it."),
    (kit('"title": "Two"'), 2, "The key “title” stands here twice: keep one."),
    (kit('"role": "a" "level": "b"'), 2, "Here a comma or the closing “}” is missing."),
    (kit('"role": "a",', ''), 3, "A comma stands before the closing “}”: take it away."),
    (kit('"role" "a"'), 2, "After a key stands a colon: write “\"name\": value”."),
    (kit("role: 1"), 2, NO_KEY),
    (kit('"role": "a') + '"', 2, "Here a comma or the closing “}” is missing."),
    (kit('"role": "a', 'b"'), 2, CLOSED),
    (kit('"role": "\\x"'), 2, CLOSED),
    (kit('"role": "\\ud800"'), 2,
     "This text holds half a character (\\ud800 to \\udfff alone): write the whole of it."),
    (kit('"role":'), 2, NO_VALUE),
    (kit('"minutes": NaN'), 2, "“NaN” is no value: put a text in double quotes, or write null."),
    (kit('"minutes": -Infinity'), 2, "“-Infinity” is no value: put a text in double quotes, or write null."),
    (kit('"minutes": 1e999'), 2, MINUTES),
    (kit('"minutes": 45.0'), 2, MINUTES),
    (kit('"minutes": true'), 2, MINUTES),
    (kit('"minutes": "45"'), 2, MINUTES),
    (kit('"minutes": 1000'), 1, "The length of the interview is 1000: write a whole number from 1 to 999."),
    (kit('"role": null'), 2, "“role” must be a text in double quotes."),
    (kit('"threshold": 3'), 2, THRESHOLD),
    (kit('"threshold": "' + "3" * 100 + '"'), 2, THRESHOLD),
    (kit('"threshold": "a\\nb"'), 2, "“a b” is not a number: write 3, 2.5 or 3/2."),
    (kit('"pooling": "all"'), 2, "“pooling” must be one of question, answer, interviewer."),
    (kit('"show_average": 1'), 2, "“show_average” must be true or false."),
    (kit('"scale": ["a"]'), 1, "The scale describes 1 levels: describe all four, 1 to 4, or none."),
    (kit('"scale": "a"'), 2, "“scale” must be a list in square brackets."),
    (kit('"scale": ["a", "b", "c",', "4]"), 3, "“scale, entry 4” must be a text in double quotes."),
    (kit('"weights": {"difficulty": {"hard": 2}}'), 2,
     "“hard” must be a number in double quotes, such as \"3\", \"2.5\" or \"3/2\"."),
    (kit('"weights": {"difficulty": []}'), 2,
     "“difficulty” must be names and weights in braces, such as {\"hard\": \"3/2\"}."),
    (kit('"weights":', '{"section": {"oven": "2"}}'), 3, "There is no section “oven” to weigh: choose one of ."),
    (kit('"weights": []'), 2, "“weights” is written in braces: {\"difficulty\": …}."),
    (kit('"sections": [{"name": "A"}]'), 2, "A section has no “key”: add it."),
    (kit('"sections": ["A"]'), 2, "A section is written in braces: {\"key\": …}."),
    (kit('"sections": [{"key": "a b", "name": "A"}]'), 2,
     "The key “a b” will not do: use small letters, digits and single underscores."),
    (kit('"sections": [{"key": "a", "name": "A",', '"questions": [{"text": "Why?", "minute": 5}]}]'), 3,
     "“minute” is no key of a question: use title, text, difficulty, minutes, look_for, answer, follow_ups, red_flags, "
     "green_flags, scale."),
    (kit('"sections": [{"key": "a", "name": "A",', '"questions": [{"title": "T"}]}]'), 3,
     "A question has no “text”: add it."),
    (kit('"sections": [{"key": "a", "name": "A", "questions": [', '{"text": "Why?", "difficulty": "cruel"}]}]'), 3,
     "“difficulty” must be one of easy, medium, hard, or null."),
    (kit('"practical_test": {"brief": "Do.",', '"criteria": [{"name": "Depth", "weight": 101}]}'), 3,
     "The weight of “Depth” is 101: write a percentage from 0 to 100."),
    (kit('"practical_test": []'), 2, "The practical test is written in braces: {\"brief\": …}."),
    (kit('"rounds": [{"name": "A", "minutes_min": 45, "minutes_max": 30}]'), 2,
     "The length of a round runs from 45 down to 30: put the smaller number first."),
    (kit('"red_flags": [" "]'), 2, "A red flag has no words: write what would be seen or heard."),
    (kit('"lists": [{"items": []}]'), 2, "A list has no “name”: add it."),
    (kit('"role": "a"') + " x", 2, "The kit ends above this: take away what follows its last brace."),
])  # fmt: skip
def test_a_file_that_cannot_be_read_names_its_line(text, line, words):
    assert problems_of(text) == [(line, words)]


def test_a_file_beyond_every_measure_is_refused_with_a_sentence():
    found = [problems_of(text) for text in (
        kit('"minutes": ' + "9" * 10_000),
        kit('"role": ' + "[" * 100_000),
        kit('"lists": [' + "0," * 100_000 + "0]"),
        kit('"summary": "' + "x" * 2_000_000 + '"'),
    )]  # fmt: skip
    assert found == [
        [(2, MINUTES)],
        [(2, "This is nested too deeply for a kit: take away the brackets around it.")],
        [(2, "This holds more than 100,000 values: split it.")],
        [(1, "This file is larger than 2 MB: split it.")],
    ]


def test_all_problems_are_told_at_once_in_order():
    text = kit('"role": 1,', '"sections": [{"key": "a", "name": "A", "kind": 2}],', '"colour": {"deep": []}')
    assert [line for line, _ in problems_of(text)] == [2, 3, 4]


def test_of_very_many_problems_the_first_hundred_are_told():
    found = problems_of(kit('"red_flags": [' + "0,\n" * 5_000 + "0]"))
    assert (len(found), found[-1][1]) == (101, "There may be more to mend: begin with these.")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_any_other_value_in_a_kit_is_a_guide_or_a_kit_file_error(data):
    whole = json.loads(write_json(FULL))
    place = whole
    while isinstance(place, dict | list) and place:
        path, place = (
            place,
            place[key := data.draw(st.sampled_from(list(place) if isinstance(place, dict) else range(len(place))))],
        )
        if data.draw(st.booleans()):
            break
    path[key] = data.draw(values)
    told_or_read(json.dumps(whole, indent=1))


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_damaged_file_is_a_guide_or_a_kit_file_error(data):
    text = write_json(FULL)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    told_or_read(text[:start] + data.draw(st.text('{}[]",:0-1e\\u\n', max_size=5)) + text[end:])


def told_or_read(text):
    try:
        guide, told = read_json(text), ()
    except KitFileError as refused:
        guide, told = None, refused.problems
    assert guide is None or read_json(write_json(guide)) == guide
    assert all(1 <= problem.line <= text.count("\n") + 1 and problem.text.endswith(".") for problem in told)
