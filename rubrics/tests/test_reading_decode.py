"""The first stage: bytes to text, with every repair and every loss said."""

import contextlib
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.guides.reading import BYTES_MAX, LINES_MAX, Unreadable, read
from rubrics.guides.reading.decode import decode
from rubrics.guides.reading.mojibake import repaired

BROKEN_IN = {
    "cp1252": "“”’—…→✅🚀🛠", "latin-1": "“”’—…→✅🚀🛠", "cp1253": "“’—…→✅🚀🛠", "cp1251": "“”’—…→✅🚀🛠",
    "cp1250": "“”’—…→✅🚀🛠", "mac_roman": "“”’—", "cp437": "“”’—",
}  # fmt: skip
UMLAUTS = "Bäcker fragen: Wie führen Sie den Ofen? Größe, Übung, süß.\n" * 8
RUSSIAN = "Как вы ведёте закваску летом? Расскажите о ночи, когда сломалась печь.\n" * 8


def told(source):
    text, problems = decode(source)
    return text, [(problem.line, problem.code) for problem in problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_common_encodings_are_read_without_a_word(encoding):
    assert told("Bäcker\r\nfragen".encode(encoding)) == ("Bäcker\nfragen", [])


@pytest.mark.parametrize(("text", "encoding"), [
    (UMLAUTS, "cp1252"), (UMLAUTS, "utf-16-le"), (UMLAUTS, "utf-16-be"), (RUSSIAN, "cp1251"),
])  # fmt: skip
def test_other_encodings_are_guessed_and_said(text, encoding):
    assert told(text.encode(encoding)) == (text, [(1, "encoding")])


def test_the_line_of_the_first_odd_letter_is_told():
    assert told(b"one\ntwo\nB\xe4cker")[1] == [(3, "encoding")]


@pytest.mark.parametrize(("source", "text"), [
    ("a\r\nb\rc\n", "a\nb\nc\n"), ("a\u2028b\x0bc\x85d", "a b c d"), ("𝐁𝐚𝐤𝐞𝐫 𝟏", "Baker 1"), ("Bäcker", "Bäcker"),
])  # fmt: skip
def test_line_ends_and_fancy_letters_become_plain(source, text):
    assert told(source) == (text, [])


@pytest.mark.parametrize(("source", "text", "problem"), [
    ("one\nt\u200bw\u00ado\x00", "one\ntwo", (2, "control")),
    ("one\n\u202etwo\u202c", "one\ntwo", (2, "direction")),
    ("one\nan [object Object] here", "one\nan [object Object] here", (2, "lost_text")),
    ("one\nBrot \ufffd\ufffd", "one\nBrot \ufffd\ufffd", (2, "lost_text")),
    ("πŸ“ Role", "πŸ“ Role", (1, "damaged")),
    ("one\na call (3045 minutes)", "one\na call (3045 minutes)", (2, "joined_numbers")),
])  # fmt: skip
def test_what_is_taken_out_or_lost_is_said_with_its_line(source, text, problem):
    assert told(source) == (text, [problem])


@pytest.mark.parametrize(
    "text", ["in 1530 loaves", "at $2050 minutes", "at 6045 minutes", "1045 crowns", "10-45 minutes"]
)
def test_other_numbers_are_not_doubted(text):
    assert told(text) == (text, [])


@pytest.mark.parametrize(("table", "signs"), BROKEN_IN.items())
def test_a_sign_that_was_read_in_an_old_page_is_repaired(table, signs):
    for sign in signs:
        spelled = (bytes([byte]).decode(table, "ignore") or chr(byte) for byte in sign.encode())
        assert told(f"one\nhere {''.join(spelled)} there") == (f"one\nhere {sign} there", [(2, "mojibake")])


def test_a_line_keeps_its_good_signs_beside_the_broken_ones():
    text, problems = decode("one\nthe model’s “AI” β€” and β€œAI” β€” and more")
    assert (text, [problem.text for problem in problems]) == (
        "one\nthe model’s “AI” — and “AI” — and more",
        ["“β€”” was broken and is read as “—” (2 times).", "“β€œ” was broken and is read as ““” (once)."],
    )


@pytest.mark.parametrize("word", ["Ã¼ber", "BÃ¤cker", "cafÃ©"])
def test_letters_within_words_are_repaired(word):
    assert repaired(word)[0] == word.encode("cp1252").decode()


@pytest.mark.parametrize("text", [
    "Größe, Übung, naïve, façade, Ærø, señor", "Как вы ведёте закваску?", "πού είναι ο φούρνος;", "夏の酵母",
    "β-blocker, αβγ", "“quoted” — and ‘single’…", "5 €, 10 £, 3 × 4", "Łódź, Kraków, żółć", "مقابلة",
])  # fmt: skip
def test_good_text_stays_as_it_is(text):
    assert told(text) == (text, [])


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=string.ascii_letters + string.digits + string.punctuation + " \n", max_size=200))
def test_plain_ascii_is_never_changed(text):
    assert decode(text.encode())[0] == text


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(source):
    with contextlib.suppress(Unreadable):
        text, problems = decode(source)
        assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)


@pytest.mark.parametrize(("source", "code"), [
    (b"x" * (BYTES_MAX + 1), "too_large"),
    ("x" * (BYTES_MAX + 1), "too_large"),
    ("\n" * LINES_MAX, "too_long"),
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary"),
    (b"PK\x03\x04" + b"\x00\x01\x02\x03" * 50, "binary"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(source, code):
    with pytest.raises(Unreadable) as refusal:
        read(source)
    assert (refusal.value.code, str(refusal.value).count(". ") > 0) == (code, True)
