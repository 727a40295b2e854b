"""The promises of the design that a machine can check: contrast, the order of the ramp, and pages that stand alone."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

CSS = settings.BASE_DIR / "scorecard/static/scorecard/css"
PAIR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")
COLOURS = {name: (light, dark) for name, light, dark in PAIR.findall((CSS / "tokens.css").read_text())}
GROUNDS = ["paper", "sheet", "shade"]
ERROR_PAGES = ["400", "403", "403_csrf", "404", "409", "413", "500"]


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb as WCAG 2.2 defines it, 0 to 1."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str, mode: int) -> float:
    dark, light = sorted([luminance(COLOURS[one][mode]), luminance(COLOURS[other][mode])])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize(
    ("colour", "least"),
    [("ink", 7), ("ink-2", 7), ("ink-3", 4.5), ("accent", 4.5), ("accent-strong", 4.5), ("flag", 4.5), ("care", 4.5)],
)
def test_text_reads_on_every_ground(colour, least, ground, mode):
    assert contrast(colour, ground, mode) >= least


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("colour", "ground"),
    [("ink", "flag-wash"), ("ink-2", "flag-wash"), ("flag", "flag-wash"), ("ink", "care-wash"), ("care", "care-wash"),
     ("ink", "accent-wash"), ("accent-strong", "accent-wash"), ("on-accent", "accent"), ("on-accent", "accent-strong"),
     *((f"on-level-{level}", f"level-{level}") for level in (1, 2, 3, 4))],
)  # fmt: skip
def test_text_reads_on_its_wash(colour, ground, mode):
    assert contrast(colour, ground, mode) >= 4.5


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_edges_of_fields_are_seen(mode):
    assert min(contrast("edge", ground, mode) for ground in GROUNDS) >= 3


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_levels_keep_their_order_without_colour(mode):
    steps = [luminance(COLOURS[f"level-{level}"][mode]) for level in (1, 2, 3, 4)]
    assert steps == sorted(steps, reverse=mode == 0)
    assert min(contrast(f"level-{n}", f"level-{n + 1}", mode) for n in (1, 2, 3)) >= 1.3


def test_no_colour_is_invented_outside_the_tokens():
    strays = {path.name: re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", path.read_text()) for path in CSS.glob("*.css")}
    assert {name for name, found in strays.items() if found} == {"tokens.css"}


def test_every_file_a_page_links_to_exists():
    linked = re.findall(r"{% static '([^']+)' %}", (settings.BASE_DIR / "templates/base.html").read_text())
    assert [name for name in linked if not finders.find(name)] == []


def test_every_icon_that_is_asked_for_is_in_the_sprite():
    sprite = Path(finders.find("scorecard/icons.svg")).read_text()
    pages = "".join(page.read_text() for page in (settings.BASE_DIR / "templates").rglob("*.html"))
    asked = set(re.findall(r'_icon.html" with name="([\w-]+)"', pages))
    assert asked - set(re.findall(r'id="([\w-]+)"', sprite)) == set()


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_needs_no_context(name):
    assert render_to_string(f"{name}.html").count("<h1>") == 1


def test_an_average_bar_ends_at_its_number():
    bar = render_to_string("_average_bar.html", {"average": "3.25", "threshold": "3.00"})
    assert re.findall(r'x2="(\d+)"', bar) == ["400", "325", "300"]


def test_an_average_bar_without_scores_has_only_its_mark():
    bar = render_to_string("_average_bar.html", {"average": None, "threshold": "3.00"})
    assert re.findall(r'class="(\w+)"', bar) == ["bar", "bar__track", "bar__mark"]
