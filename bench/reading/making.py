"""Guides of any size in every layout, in our own words. The same size gives the same guide."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from itertools import count

TRADES = ("baker", "ferry pilot", "piano tuner", "beekeeper", "glazier", "night porter", "cartographer", "bookbinder")
THINGS = ("a cracked pane", "a late delivery", "a lost key", "two angry guests", "an empty store", "a wrong bill")
QUESTIONS = (
    "How would you plan the first hour of a day that begins with {thing}?",
    "Tell me about a time when {thing} changed what you had promised.",
    "What do you check first after {thing}, and why in that order?",
    "Describe the worst week you had as a {trade} and what you kept from it.",
    "Why is it unwise for a {trade} to work alone with {thing}?",
)
NOTES = (
    "names who was told, and when",
    "knows which risk comes first",
    "tells what was learnt, not only what was done",
)
ANSWERS = (
    "A good {trade} writes down what was seen, makes the place safe and asks for help before anything is moved.",
    "First comes the person who waits, then the tool, and {thing} only after both have been looked after properly.",
)
LEVELS = ("easy", "medium", "hard")
ENTRIES = 10


def question(number: int) -> dict:
    """One question with its notes; number after number gives other words."""
    words = {"trade": TRADES[number % len(TRADES)], "thing": THINGS[number % len(THINGS)]}
    return {
        "question": QUESTIONS[number % len(QUESTIONS)].format(**words) + f" ({number})",
        "difficulty": LEVELS[number % len(LEVELS)],
        "look_for": [f"{NOTES[(number + n) % len(NOTES)]}, as in case {number}" for n in (0, 1)],
        "answer": " ".join(ANSWERS).format(**words) + f" That is case {number}.",
    }


def section(number: int) -> tuple[str, list[dict]]:
    first = number * ENTRIES
    return f"Chapter {number + 1}: {TRADES[number % len(TRADES)]}", [question(first + n) for n in range(ENTRIES)]


def as_text(name: str, entries: list[dict]) -> str:
    lines = [name, ""]
    for number, entry in enumerate(entries, 1):
        lines += [f"{number}. {entry['question']}", f"Difficulty: {entry['difficulty']}"]
        lines += ["What to look for: " + "; ".join(entry["look_for"]), f"Answer: {entry['answer']}", ""]
    return "\n".join(lines) + "\n"


def as_markdown(name: str, entries: list[dict]) -> str:
    lines = [f"## {name}", ""]
    for entry in entries:
        lines += [f"### {entry['question']}", f"**Difficulty:** {entry['difficulty']}", "", "**Look for**"]
        lines += [*(f"- {note}" for note in entry["look_for"]), "", f"**Answer:** {entry['answer']}", ""]
    return "\n".join(lines) + "\n"


def as_html(name: str, entries: list[dict]) -> str:
    lines = [f"<h2>{name}</h2>"]
    for entry in entries:
        notes = "".join(f"<li>{note}</li>" for note in entry["look_for"])
        lines += [f"<h3>{entry['question']}</h3>", f"<p><strong>Difficulty:</strong> {entry['difficulty']}</p>"]
        lines += ["<p><b>What to look for</b></p>", f"<ul>{notes}</ul>", f"<p><b>Answer:</b> {entry['answer']}</p>"]
    return "\n".join(lines) + "\n"


def as_csv(name: str, entries: list[dict]) -> str:
    out = io.StringIO(newline="")
    for entry in entries:
        row = [name, entry["question"], entry["difficulty"], "; ".join(entry["look_for"]), entry["answer"]]
        csv.writer(out).writerow(row)
    return out.getvalue()


def as_json(name: str, entries: list[dict]) -> str:
    return json.dumps({"name": name, "questions": entries}, indent=1) + ",\n"


def as_yaml(name: str, entries: list[dict]) -> str:
    lines = [f'  - name: "{name}"', "    questions:"]
    for entry in entries:
        lines += [f'      - question: "{entry["question"]}"', f"        difficulty: {entry['difficulty']}"]
        lines += ["        look_for:", *(f"          - {note}" for note in entry["look_for"])]
        lines += ["        answer: >", f"          {entry['answer']}"]
    return "\n".join(lines) + "\n"


HEAD = {
    "text": "Interview guide for all trades\n\n",
    "markdown": "# Interview guide for all trades\n\n",
    "html": "<!doctype html>\n<html><head><title>Interview guide for all trades</title></head><body>\n"
    "<h1>Interview guide for all trades</h1>\n",
    "csv": "category,question,difficulty,look for,answer\r\n",
    "json": '{"title": "Interview guide for all trades", "sections": [\n',
    "yaml": "title: Interview guide for all trades\nsections:\n",
}
FOOT = {"html": "</body></html>\n", "json": '{"name": "Last", "questions": []}]}\n'}
CHAPTERS: dict[str, Callable[[str, list[dict]], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
    "csv": as_csv,
    "json": as_json,
    "yaml": as_yaml,
}
LAYOUTS = tuple(CHAPTERS)


def guide(layout: str, size: int) -> str:
    """A guide in that layout of at least `size` characters, by less than a chapter more."""
    return "".join([HEAD[layout], *chapters(layout, size), FOOT.get(layout, "")])


def chapters(layout: str, size: int) -> Iterator[str]:
    made = 0
    for number in count():
        if made >= size:
            return
        text = CHAPTERS[layout](*section(number))
        made += len(text)
        yield text
