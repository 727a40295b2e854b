"""`manage.py decide [FILE]`: a case as JSON in, its verdict as JSON out; docs/rule.md describes both."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rubrics import rule

BAD_INPUT = 2


class Command(BaseCommand):
    help = "Read a case as JSON, or an array of cases, and print the verdict as JSON."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", default="-", help="A JSON file; standard input when left out or -.")

    def handle(self, *args, file, **options):
        try:
            found = answer(read(file))
        except ValueError as error:
            raise CommandError(one_line(str(error)), returncode=BAD_INPUT) from None
        self.stdout.write(json.dumps(found, indent=2))


def read(file: str) -> Any:
    """The JSON value of a file, or of standard input for "-". Raises ValueError."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise ValueError(f"{file}: cannot be read: {error.strerror}") from None
    source = "standard input" if file == "-" else file
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_unrepeated, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise ValueError(f"{source}: is not UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"{source}: is not JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise ValueError(f"{source}: is nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"{source}: {error}") from None


def answer(data: Any) -> dict[str, Any] | list[dict[str, Any]]:
    """The verdict on one case, or on each case of an array. Raises ValueError that names case and field."""
    if isinstance(data, list):
        return [_verdict(case, f"case {number}") for number, case in enumerate(data, start=1)]
    return _verdict(data, "case 1")


def one_line(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _verdict(data: Any, called: str) -> dict[str, Any]:
    name = data.get("name") if isinstance(data, dict) else None
    if isinstance(name, str) and name:
        called = f"{called} ({name[:60]})"
    try:
        return rule.verdict_to_json(rule.decide_case(rule.case_from_json(data)))
    except rule.CaseError as error:
        raise ValueError(f"{called}: {error}") from None


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)} stands twice in one object")
    return found


def _refuse_constant(text: str) -> None:
    raise ValueError(f"{text} is not a number of JSON")
