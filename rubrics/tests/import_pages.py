"""What the tests of imports share: a short guide with its parts, as a reader would give them."""

import re
from html import unescape

from django.core.files.base import ContentFile
from django.urls import reverse

from rubrics.guides.parts import Part, from_json, to_json
from rubrics.models import Import

LINES = (
    "Baker, a guide",
    "",
    "Technical",
    "1. How do you keep a starter alive?",
    "Look for: feeding times",
    "2. What went wrong with your worst loaf?",
    "Buy our flour. It is good.",
    "A line that nobody read",
)
PARTS = (
    Part(1, "title", "Baker, a guide", 1),
    Part(2, "section", "Technical", 3, about="technical"),
    Part(3, "question", "How do you keep a starter alive?", 4, difficulty="easy"),
    Part(4, "look_for", "feeding times", 5),
    Part(5, "question", "What went wrong with your worst loaf?", 6),
    Part(6, "marketing", "Buy our flour. It is good.", 7),
)
WARNING = {"line": 6, "code": "no_look_for", "text": "This question has nothing to listen for."}


def make_import(author, *, lines=LINES, parts=PARTS, warnings=(WARNING,), **fields):
    fields = {"name": "baker.txt", "layout": "text, numbered questions"} | fields
    return Import.objects.create(
        author=author,
        text="\n".join(lines),
        parts=to_json(tuple(parts)),
        warnings=list(warnings),
        questions=sum(part.kind == "question" for part in parts),
        file=ContentFile("\n".join(lines).encode(), name="source"),
        **fields,
    )


def parts_of(imported):
    return from_json(Import.objects.get(pk=imported.pk).parts)


def kinds(imported):
    return [part.kind for part in parts_of(imported)]


def address(name, imported=None, *rest, anchor="", **query):
    start = reverse(f"rubrics:{name}", args=[imported.ref, *rest] if imported else [], query=query or None)
    return start + (f"#{anchor}" if anchor else "")


def words(response):
    """What a reader reads, white space folded."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def alerts(response):
    found = re.findall(r'role="alert">(.*?)</(?:p|div)>', response.content.decode(), re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split()) for text in found]
