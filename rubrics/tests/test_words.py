import re
import subprocess
import sys

import pytest

from rubrics.guides.reading import words
from rubrics.guides.reading.roles import asks, difficulty_of, label_of, topic_of

LANGUAGES = words.languages()
SPOKEN = [name for name in LANGUAGES if name not in words.LOOSE]
# A label, a heading that announces questions, an easy difficulty and a question of each language.
SAID = {
    "cs": ("Dobrá odpověď: …", "Technické otázky", "snadné", "Popište svůj poslední projekt"),
    "da": ("Godt svar: …", "Tekniske spørgsmål", "nem", "Fortæl om en fejl"),
    "el": ("Καλή απάντηση: …", "Τεχνικές ερωτήσεις", "εύκολο", "Περιγράψτε ένα λάθος"),
    "fi": ("Hyvä vastaus: …", "Tekniset kysymykset", "helppo", "Kerro itsestäsi"),
    "he": ("תשובה טובה: …", "שאלות טכניות", "קל", "ספר על עצמך"),
    "hi": ("अच्छा उत्तर: …", "तकनीकी प्रश्न", "आसान", "आप दबाव में कैसे काम करते हैं"),
    "hu": ("Jó válasz: …", "Szakmai kérdések", "könnyű", "Meséljen egy hibáról"),
    "id": ("Jawaban yang baik: …", "Pertanyaan teknis", "mudah", "Ceritakan tentang diri Anda"),
    "ro": ("Răspuns bun: …", "Întrebări tehnice", "simplu", "Povestiți despre o greșeală"),
    "sv": ("Bra svar: …", "Tekniska frågor", "lätt", "Berätta om ett misstag"),
    "vi": ("Câu trả lời tốt: …", "Câu hỏi kỹ thuật", "dễ", "Hãy giới thiệu về bạn"),
    "ar": ("سؤال: …", "أسئلة المقابلة", "سهل", "كيف تعمل ضمن فريق"),
    "de": ("Gute Antwort: …", "Fragen zur Technik", "leicht", "Wie gehen Sie mit Kritik um"),
    "en": ("What to look for: …", "Technical questions", "easy", "How do you deal with criticism"),
    "es": ("Buena respuesta: …", "Preguntas técnicas", "fácil", "Cuénteme de un error"),
    "fr": ("Bonne réponse : …", "Questions techniques", "facile", "Parlez-moi de vous"),
    "it": ("Buona risposta: …", "Domande tecniche", "facile", "Mi parli di un errore"),
    "ja": ("評価ポイント：…", "技術の質問", "易しい", "転職を考えたきっかけを教えてください"),
    "ko": ("평가 기준: …", "기술 질문", "쉬움", "자기소개를 해 주세요"),
    "nl": ("Goed antwoord: …", "Technische vragen", "makkelijk", "Waarom kiest u voor ons"),
    "pl": ("Dobra odpowiedź: …", "Pytania techniczne", "łatwe", "Opisz swój ostatni projekt"),
    "pt": ("Boa resposta: …", "Perguntas técnicas", "fácil", "Fale sobre um erro"),
    "ru": ("Хороший ответ: …", "Технические вопросы", "простой", "Расскажите о себе"),
    "tr": ("İyi cevap: …", "Teknik sorular", "kolay", "Polimorfizm nedir"),
    "uk": ("Гарна відповідь: …", "Технічні питання", "легкий", "Розкажіть про себе"),
    "zh": ("评分标准：…", "技术问题", "简单", "请介绍一下你自己"),
}


def lists(language):
    """Each list of a language, as (table, patterns)."""
    return [(table, patterns) for table, keys in LANGUAGES[language].items() for patterns in keys.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_is_sorted_and_says_nothing_twice(language):
    assert [patterns for _, patterns in lists(language) if patterns != sorted(set(patterns))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_compiles_captures_nothing_and_is_in_small_letters(language):
    for _, patterns in lists(language):
        for pattern in patterns:
            plain = re.sub(r"\\.", "", pattern)
            whole = words.filled(pattern, LANGUAGES[language].get("pieces", {}))
            assert (re.compile(whole).groups, plain) == (0, plain.lower())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_is_found_in_nothing(language):
    pieces = LANGUAGES[language].get("pieces", {})
    found = [
        pattern
        for table, patterns in lists(language)
        for pattern in patterns
        if table != "pieces" and re.search(words.filled(pattern, pieces), "")
    ]
    assert found == []


@pytest.mark.parametrize("language", SPOKEN)
def test_a_language_has_what_it_must_have(language):
    tables = LANGUAGES[language]
    needed = [(table, key) for table, keys in words.REQUIRED.items() for key in keys]
    assert [(table, key) for table, key in needed if not tables.get(table, {}).get(key)] == []
    assert set(words.ASKING) & set(tables["asking"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_misspelt(language):
    described = [LANGUAGES[name] for name in ("en", "zh")]
    known = {(table, key) for tables in described for table, keys in tables.items() for key in keys}
    found = {(table, key) for table, keys in LANGUAGES[language].items() for key in keys if table != "pieces"}
    assert found - known == set()


def test_each_language_has_its_words_here():
    assert sorted(SAID) == sorted(SPOKEN)


@pytest.mark.parametrize("language", SAID)
def test_a_word_of_each_language_is_known(language):
    label, heading, difficulty, question = SAID[language]
    assert label_of(label) is not None
    assert (topic_of(heading), difficulty_of(difficulty)) == ("questions", "easy")
    assert asks(question) > 0


def test_all_languages_are_tried_together_the_longest_first():
    assert words.Words(r"^{difficulties.easy}$").match("Leicht")
    assert words.either("labels", "tip").index("en resumen") < words.either("labels", "tip").index("fazit")


@pytest.mark.parametrize("template", ["{nothing}", "{nothing.at_all}"])
def test_an_unknown_name_is_told(template):
    with pytest.raises(KeyError):
        words.Words(template).search("")


def test_a_piece_stands_for_any_of_its_list():
    pieces = {"good": ["{fine}", "right"], "fine": ["strong"]}
    assert words.filled("{good} answer", pieces) == "(?:(?:strong)|right) answer"


@pytest.mark.whole
def test_words_are_found_from_any_folder_and_read_only_when_needed(tmp_path):
    told = (
        f"import sys; sys.path.insert(0, {str(words.FOLDER.parents[3])!r})\n"
        "from rubrics.guides.reading import read, words\n"
        "before = words.languages.cache_info().currsize\n"
        "parts = read('Interview\\n\\n1. Why us?\\n2. Who are you?\\n').parts\n"
        "print(before, sum(part.kind == 'question' for part in parts))"
    )
    done = subprocess.run([sys.executable, "-c", told], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "0 2\n"
