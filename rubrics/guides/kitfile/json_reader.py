"""A JSON kit file as a guide."""

from collections.abc import Callable
from typing import Any

from rubrics.guides.draft import (
    DIFFICULTIES,
    KINDS,
    POOLINGS,
    READINGS,
    Criterion,
    Guide,
    NamedList,
    PracticalTest,
    Problem,
    Question,
    RedFlag,
    Round,
    Section,
    in_order,
)
from rubrics.guides.kitfile.json_writer import FORMAT, VERSION
from rubrics.guides.kitfile.located import Located, NotJson, brief, located
from rubrics.guides.kitfile.problems import KitFileError, Problems
from rubrics.guides.words import exact

BYTES_MAX, TOLD_MAX, NUMBER_MAX = 2_000_000, 100, 20
FAULT = object()

Take = Callable[[str, Located], Any]


def read_json(text: str, name: str = "kit file") -> Guide:
    """The guide that a JSON kit file holds. Raises KitFileError with the problems found, each with its line."""
    problems = _Few()
    guide = None
    try:
        guide = _Reader(problems).file(text)
    except NotJson as error:
        problems.found.append(Problem(error.line, "json", str(error)))
    except _Enough:
        last = max(problem.line for problem in problems.found)
        problems.found.append(Problem(last, "more", "There may be more to mend: begin with these."))
    if problems.found or guide is None:
        raise KitFileError(name, problems.found)
    return guide


class _Enough(Exception):
    """As many problems are found as anybody mends at once."""


class _Few(Problems):
    def add(self, line: int, code: str, sentence: str) -> None:
        super().add(line, code, sentence)
        if len(self.found) >= TOLD_MAX:
            raise _Enough


class _Reader:
    """One method for each kind of value. Whatever cannot be read becomes a problem, and reading goes on."""

    def __init__(self, problems: Problems):
        self.problems = problems

    def file(self, text: str) -> Guide | None:
        if len(text.encode("utf-8", "replace")) > BYTES_MAX:
            self.problems.add(1, "size", "This file is larger than 2 MB: split it.")
            return None
        plain = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
        found = located(plain, self.problems)
        return self.kit(found) if self.is_ours(found) else None

    def is_ours(self, found: Located) -> bool:
        """Of the format and version that this reader knows."""
        values = found.value if isinstance(found.value, dict) else {}
        form, version = values.get("format"), values.get("version")
        if form is None or form.value != FORMAT:
            sentence = f'This JSON is no kit file: a kit file has “"format": "{FORMAT}"” in its outer braces.'
            return self.fault((form or found).line, sentence, False)
        if version is None or version.value is True or version.value != VERSION:
            sentence = f'This kit file is not of version {VERSION}, the only one known here: write “"version": 1”.'
            return self.fault((version or found).line, sentence, False)
        return True

    def kit(self, found: Located) -> Guide | None:
        values = self.entries("the kit", found, {
            "format": _as_it_is, "version": _as_it_is,
            "title": self.text, "role": self.text, "level": self.text, "source": self.text, "summary": self.text,
            "minutes": self.whole, "scale": self.texts, "threshold": self.exact_or_null,
            "pooling": self.one_of(POOLINGS), "reading": self.one_of(READINGS), "weights": self.weights,
            "show_average": self.flag, "sections": self.list_of(self.section),
            "red_flags": self.list_of(self.red_flag), "practical_test": self.practical_test,
            "rounds": self.list_of(self.round), "candidate_questions": self.texts,
            "lists": self.list_of(self.named_list),
        }, needed=("title",))  # fmt: skip
        if values is FAULT or self.problems.found:
            return None
        values.pop("format"), values.pop("version")
        values |= self.weights_in_order(values.pop("weights", None), values.get("sections", ()))
        return None if self.problems.found else self.made(found, Guide, values)

    def weights_in_order(self, weights: dict | None, sections: tuple[Section, ...]) -> dict:
        """The weights by the names of Guide; those of sections can only be judged when all sections are read."""
        names = {"difficulty": DIFFICULTIES, "section": tuple(section.key for section in sections)}
        return {
            f"weights_{what}": self.problems.attempt(line, "weights", in_order, pairs, names[what], what)
            for what, (line, pairs) in (weights or {}).items()
        }

    def weights(self, key: str, found: Located) -> Any:
        return self.entries(f"“{key}”", found, {"difficulty": self.pairs, "section": self.pairs})

    def pairs(self, key: str, found: Located) -> Any:
        if not isinstance(found.value, dict):
            return self.wrong(key, found, 'names and weights in braces, such as {"hard": "3/2"}')
        pairs = [(brief(name), self.exact(brief(name), item)) for name, item in found.value.items()]
        return FAULT if any(number is FAULT for _, number in pairs) else (found.line, pairs)

    def section(self, key: str, found: Located) -> Any:
        values = self.entries("a section", found, {
            "key": self.key, "name": self.text, "kind": self.one_of(KINDS), "pick_min": self.whole,
            "pick_max": self.whole, "intro": self.text, "questions": self.list_of(self.question),
        }, needed=("key", "name"))  # fmt: skip
        return self.made(found, Section, values, line=found.line)

    def question(self, key: str, found: Located) -> Any:
        values = self.entries("a question", found, {
            "title": self.text, "text": self.text, "difficulty": self.one_of(DIFFICULTIES, null=True),
            "minutes": self.whole, "look_for": self.texts, "answer": self.text, "follow_ups": self.texts,
            "red_flags": self.texts, "green_flags": self.texts, "scale": self.texts,
        }, needed=("text",))  # fmt: skip
        return self.made(found, Question, values, line=found.line)

    def practical_test(self, key: str, found: Located) -> Any:
        if found.value is None:
            return None
        values = self.entries("the practical test", found, {
            "brief": self.text, "hours": self.whole, "deliverables": self.texts,
            "criteria": self.list_of(self.criterion), "bonus": self.text, "pass_mark": self.exact,
        }, needed=("brief",))  # fmt: skip
        return self.made(found, PracticalTest, values, line=found.line)

    def criterion(self, key: str, found: Located) -> Any:
        takes = {"name": self.text, "weight": self.whole, "detail": self.text}
        values = self.entries("a criterion", found, takes, needed=("name",))
        return self.made(found, Criterion, values, line=found.line)

    def round(self, key: str, found: Located) -> Any:
        takes = {"name": self.text, "minutes_min": self.whole, "minutes_max": self.whole, "note": self.text}
        return self.made(found, Round, self.entries("a round", found, takes, needed=("name",)))

    def named_list(self, key: str, found: Located) -> Any:
        takes = {"name": self.text, "items": self.texts}
        return self.made(found, NamedList, self.entries("a list", found, takes, needed=("name",)))

    def red_flag(self, key: str, found: Located) -> Any:
        text = self.text(key, found)
        return FAULT if text is FAULT else self.made(found, RedFlag, {"text": text}, line=found.line)

    # values

    def entries(self, what: str, found: Located, takes: dict[str, Take], needed: tuple[str, ...] = ()) -> Any:
        """The values under the keys of `takes` that could be read; FAULT when a needed one could not."""
        if not isinstance(found.value, dict):
            return self.fault(found.line, f'{_sentence(what)} is written in braces: {{"{next(iter(takes))}": …}}.')
        for key, item in found.value.items():
            if key not in takes:
                known = ", ".join(takes)
                self.fault(item.line, f"“{brief(key)}” is no key of {what}: use {known}.")
        for key in needed:
            if key not in found.value:
                self.fault(found.line, f"{_sentence(what)} has no “{key}”: add it.")
        read = {key: take(key, found.value[key]) for key, take in takes.items() if key in found.value}
        kept = {key: value for key, value in read.items() if value is not FAULT}
        return kept if set(needed) <= set(kept) else FAULT

    def text(self, key: str, found: Located) -> Any:
        return found.value if isinstance(found.value, str) else self.wrong(key, found, "a text in double quotes")

    def key(self, key: str, found: Located) -> Any:
        text = self.text(key, found)
        return text if text is FAULT else brief(text)

    def texts(self, key: str, found: Located) -> Any:
        return self.list_of(self.text)(key, found)

    def whole(self, key: str, found: Located) -> Any:
        if found.value is None or type(found.value) is int:
            return found.value
        return self.wrong(key, found, "a whole number without quotes, such as 45, or null")

    def flag(self, key: str, found: Located) -> Any:
        return found.value if isinstance(found.value, bool) else self.wrong(key, found, "true or false")

    def exact(self, key: str, found: Located) -> Any:
        if not isinstance(found.value, str) or len(found.value) > NUMBER_MAX:
            return self.wrong(key, found, 'a number in double quotes, such as "3", "2.5" or "3/2"')
        number = self.problems.attempt(found.line, "value", exact, brief(found.value))
        return FAULT if number is None else number

    def exact_or_null(self, key: str, found: Located) -> Any:
        return None if found.value is None else self.exact(key, found)

    def one_of(self, choices: tuple[str, ...], null: bool = False) -> Take:
        def take(key: str, found: Located) -> Any:
            if found.value in choices or (null and found.value is None):
                return found.value
            return self.wrong(key, found, f"one of {', '.join(choices)}" + (", or null" if null else ""))

        return take

    def list_of(self, take: Take) -> Take:
        """A list whose items `take` reads; those that cannot be read are left out, with a problem each."""

        def items(key: str, found: Located) -> Any:
            if not isinstance(found.value, tuple):
                return self.wrong(key, found, "a list in square brackets")
            read = [take(f"{key}, entry {number}", item) for number, item in enumerate(found.value, start=1)]
            return tuple(value for value in read if value is not FAULT)

        return items

    def made(self, found: Located, make: Callable, values: Any, **more) -> Any:
        """What `make` gives for the values, "scale" under the name that it has there; FAULT with a problem else."""
        if values is FAULT:
            return FAULT
        named = {"anchors" if key == "scale" else key: value for key, value in values.items()}
        value = self.problems.attempt(found.line, "value", make, **named, **more)
        return FAULT if value is None else value

    def wrong(self, key: str, found: Located, wanted: str) -> Any:
        return self.fault(found.line, f"“{key}” must be {wanted}.")

    def fault(self, line: int, sentence: str, answer: Any = FAULT) -> Any:
        self.problems.add(line, "value", sentence)
        return answer


def _as_it_is(key: str, found: Located) -> Any:
    return found.value


def _sentence(what: str) -> str:
    return what[:1].upper() + what[1:]
