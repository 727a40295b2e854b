"""The writers of imports: what each step does, what can be undone, and what is refused."""

import pytest
from django.core.files.storage import default_storage

from rubrics import imports, kits
from rubrics.guides.parts import NoSuchPart, Part
from rubrics.imports.steps import step_between, undone
from rubrics.imports.storing import storable
from rubrics.models import Import, Kit

from .import_pages import LINES, PARTS, kinds, make_import, parts_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def baker(lea):
    return make_import(lea)


def again(imported):
    return Import.objects.get(pk=imported.pk)


def test_a_changed_part_keeps_its_place_and_its_lines(baker):
    row = imports.change_part(imported=baker, revision=1, key=6, values={"kind": "question", "text": "Why flour?"})
    assert (parts_of(row)[5], row.questions, row.revision) == (Part(6, "question", "Why flour?", 7), 3, 2)


def test_a_part_is_split_where_its_words_are_cut(baker):
    imports.split_part(imported=baker, revision=1, key=6, text="Buy flour. It is good.", at=10, kind="tip")
    assert [(part.kind, part.text) for part in parts_of(baker)[5:]] == [
        ("marketing", "Buy flour."),
        ("tip", "It is good."),
    ]


def test_a_part_joins_the_one_above(baker):
    imports.merge_part(imported=baker, revision=1, key=5)
    assert [(part.key, part.kind, part.end) for part in parts_of(baker)[3:]] == [
        (4, "look_for", 6),
        (6, "marketing", 7),
    ]


def test_a_part_moves(baker):
    imports.move_part(imported=baker, revision=1, key=5, steps=-2)
    assert [part.key for part in parts_of(baker)] == [1, 5, 2, 3, 4, 6]


def test_a_part_that_was_left_out_comes_back_as_it_was(baker):
    imports.leave_out(imported=baker, revision=1, key=5)
    assert (kinds(baker)[4], again(baker).questions) == ("left_out", 1)
    imports.leave_out(imported=baker, revision=2, key=5)
    imports.restore(imported=baker, revision=3, key=5)
    assert (parts_of(baker), again(baker).questions) == (PARTS, 2)


def test_a_line_that_nobody_read_becomes_a_question_in_its_place(baker):
    row, key = imports.add_part(imported=baker, revision=1, line=8)
    assert (parts_of(row)[-1], key) == (Part(7, "question", LINES[7], 8), 7)


@pytest.mark.parametrize("line", [0, 2, 9])
def test_a_line_without_words_becomes_nothing(baker, line):
    with pytest.raises(NoSuchPart):
        imports.add_part(imported=baker, revision=1, line=line)
    assert parts_of(baker) == PARTS


def test_every_step_can_be_undone_the_last_one_first(baker):
    imports.leave_out(imported=baker, revision=1, key=3)
    imports.dismiss(imported=baker, revision=2, mark="abc")
    imports.merge_part(imported=baker, revision=3, key=6)
    assert [step["said"] for step in again(baker).steps] == ["left out line 4", "dismissed a doubt", "joined line 7"]
    imports.undo(imported=baker, revision=4)
    assert (kinds(baker)[2], len(parts_of(baker))) == ("left_out", 6)
    imports.undo(imported=baker, revision=5)
    assert again(baker).dismissed == []
    row = imports.undo(imported=baker, revision=6)
    assert (parts_of(baker), row.steps, row.questions) == (PARTS, [], 2)


def test_nothing_to_undo_changes_nothing(baker):
    assert imports.undo(imported=baker, revision=1).revision == 1


def test_a_step_that_changes_nothing_cannot_be_undone(baker):
    assert imports.move_part(imported=baker, revision=1, key=1, steps=-1).steps == []


def test_only_the_last_hundred_steps_are_kept(baker):
    baker.steps = [{"said": "", "at": 0, "gone": [], "come": 0}] * 100
    baker.save()
    assert len(imports.leave_out(imported=baker, revision=1, key=1).steps) == 100


def test_a_doubt_is_dismissed_once_and_brought_back(baker):
    imports.dismiss(imported=baker, revision=1, mark="abc")
    assert imports.dismiss(imported=baker, revision=2, mark="abc").dismissed == ["abc"]
    assert imports.bring_back(imported=baker, revision=3, mark="abc").dismissed == []


def test_two_tabs_do_not_overwrite_each_other(baker):
    imports.move_part(imported=baker, revision=1, key=5, steps=-1)
    before = again(baker).parts
    with pytest.raises(imports.ImportChanged, match="in another tab"):
        imports.leave_out(imported=baker, revision=1, key=5)
    assert again(baker).parts == before


def test_a_part_that_is_gone_is_refused(baker):
    with pytest.raises(NoSuchPart):
        imports.merge_part(imported=baker, revision=1, key=99)


def test_a_guide_with_a_kit_stays_as_it_is_until_the_draft_goes(baker, lea):
    baker.kit = Kit.objects.create(slug="baker", title="Baker")
    baker.save()
    with pytest.raises(imports.ImportDone, match="A kit was made of this guide: “Baker”"):
        imports.leave_out(imported=baker, revision=1, key=5)
    kits.discard(kit=baker.kit)
    assert imports.leave_out(imported=again(baker), revision=1, key=5).revision == 2


def test_what_is_discarded_takes_its_upload_along(baker, django_capture_on_commit_callbacks):
    name = baker.file.name
    assert default_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        imports.discard(imported=baker)
    assert (Import.objects.count(), default_storage.exists(name)) == (0, False)


def test_an_upload_lies_under_a_name_that_says_nothing(baker):
    folder, _, name = baker.file.name.partition("/")
    assert (folder, len(name), name.isalnum()) == ("imports", 32, True)


def test_what_no_database_keeps_is_left_out():
    assert storable("a\0b\ud800c") == "ab?c"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "a"),
        ("a", ""),
        ("abc", "axc"),
        ("abc", "abbc"),
        ("abbc", "abc"),
        ("aaa", "aa"),
        ("aa", "aaa"),
        ("ab", "ba"),
    ],
)
def test_a_step_leads_back(before, after):
    one, other = [{"k": letter} for letter in before], [{"k": letter} for letter in after]
    step = step_between(one, other, "")
    assert (undone(other, step), len(step["gone"]) <= len(one)) == (one, True)
