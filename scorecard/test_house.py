"""The laws of the house, read from the source. A broken law names its file and line."""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("scorecard", "rubrics", "interviews")
PURE = (
    "rubrics.guides",
    "rubrics.rule",
    "rubrics.compose",
    "rubrics.advice",
    "interviews.agreement",
    "interviews.operations",
)
# The bridge between the two: it reads rows of rubrics.models into the pure rule.
BRIDGE = "rubrics.rules"
# What a pure module may take from others: parsers of text, and a comparison of texts.
LIBRARIES = {"rubrics.guides": ("charset_normalizer", "ruamel", "selectolax"), "rubrics.advice": ("rapidfuzz",)}
WRITERS = (
    "rubrics.kits",
    "rubrics.imports",
    "interviews.sync",
    "interviews.sessions",
    "interviews.decisions",
    "interviews.events",
    "interviews.openings",
)
# People have no writer of their own: their manager is the one that Django asks for.
SAVERS = (*WRITERS, "scorecard.models")
SAVING = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
MARKUP = {
    r"\|\s*safe\b": "|safe",
    r"autoescape\s+off": "autoescape off",
    r"\sstyle\s*=": "inline style",
    r"<style\b": "inline style",
    r"<script\b(?![^>]*\bsrc=)": "inline script",
    r"\son[a-z]+\s*=\s*[\"']": "inline script",
    r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=[\"'](?:https?:)?//": "something of another origin",
}
SCRIPT = {
    r"\b(?:inner|outer)HTML\b": "innerHTML",
    r"\binsertAdjacentHTML\b": "insertAdjacentHTML",
    r"\beval\s*\(": "eval",
    r"\bdocument\.write\b": "document.write",
    r"\bimport\s*\(?[^;\n]*[\"']https?://": "something of another origin",
}
MACHINE = {r"(?<![\w.])/(?:root|work|Users)/|(?<![\w.])/home/\w": "a path of one machine"}

Law = Callable[[str, ast.Module], Iterator[tuple[int, str]]]


def within(module: str, *roots: str) -> bool:
    return any(module == root or module.startswith(f"{root}.") for root in roots)


def is_test(module: str) -> bool:
    return module == "conftest" or bool(re.search(r"(^|\.)(tests?|test_\w+|conftest)(\.|$)", module))


@cache
def imports(module: str, tree: ast.AST) -> list[tuple[int, str]]:
    """Every imported module, and every name taken from one as if it were a module."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            near = module.split(".")[: -node.level] if node.level else []
            source = ".".join([*near, *([node.module] if node.module else [])])
            found += [(node.lineno, f"{source}.{alias.name}") for alias in node.names]
    return found


def rubrics_knows_no_candidate(module: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    for line, name in imports(module, tree):
        if within(module, "rubrics") and within(name, "interviews"):
            yield line, f"rubrics imports {name}"


def nothing_imports_scorecard(module: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    for line, name in imports(module, tree):
        if within(name, "scorecard") and not within(module, "scorecard") and not is_test(module):
            yield line, f"{name} is wiring; settings come through django.conf"


def pure_modules_stay_pure(module: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    if not within(module, *PURE) or is_test(module):
        return
    libraries = [name for root, names in LIBRARIES.items() if within(module, root) for name in names]
    for line, name in imports(module, tree):
        if name.split(".")[0] not in {*sys.stdlib_module_names, *libraries} and not within(name, *PURE):
            yield line, f"a pure module imports {name}"


def interviews_takes_models_and_pure_modules(module: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    if not within(module, "interviews") or is_test(module):
        return
    for line, name in imports(module, tree):
        if within(name, "rubrics") and not within(name, "rubrics.models", BRIDGE, *PURE):
            yield line, f"interviews imports {name}"


def models_import_no_writers(module: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    if within(module, *(f"{app}.models" for app in APPS)):
        yield from ((line, f"a model imports {name}") for line, name in imports(module, tree) if within(name, *WRITERS))


def only_writers_save(module: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    if within(module, *SAVERS) or is_test(module) or re.search(r"\.(migrations|management)\.", module):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and saves(node):
            yield node.lineno, f".{node.func.attr}() outside the writers"


def saves(call: ast.Call) -> bool:
    """Querysets take keywords; a digest, a dictionary or a cache takes positions."""
    return call.func.attr in SAVING and (call.func.attr.startswith("bulk_") or not call.args)


def views_are_imported_by_urls(module: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    if is_test(module) or re.search(r"\.(urls|views)(\.|$)", module):
        return
    for line, name in imports(module, tree):
        if within(name, *(f"{app}.views" for app in APPS)):
            yield line, f"{name} is imported outside urls and tests"


def imports_stand_at_the_top(module: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    if is_test(module):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for line, name in imports(module, node):
                if not within(name, "weasyprint"):
                    yield line, f"{name} is imported inside a function"


def nothing_is_marked_safe(module: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
        if name in {"mark_safe", "SafeString", "SafeText"}:
            yield node.lineno, name


LAWS: list[Law] = [
    rubrics_knows_no_candidate,
    nothing_imports_scorecard,
    pure_modules_stay_pure,
    interviews_takes_models_and_pure_modules,
    models_import_no_writers,
    only_writers_save,
    views_are_imported_by_urls,
    imports_stand_at_the_top,
    nothing_is_marked_safe,
]


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module of ours, by its file."""
    files = [ROOT / "conftest.py", *(path for app in (*APPS, "tests") for path in sorted((ROOT / app).rglob("*.py")))]
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}


def found(text: str, patterns: dict[str, str]) -> Iterator[tuple[int, str]]:
    for pattern, name in patterns.items():
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield text.count("\n", 0, match.start()) + 1, name


def broken(files: list[Path], patterns: dict[str, str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{line}: {what}"
        for path in files
        for line, what in found(path.read_text(encoding="utf-8", errors="replace"), patterns)
    ]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_law_holds(law):
    offences = [
        f"{path.relative_to(ROOT)}:{line}: {what}"
        for path, tree in modules().items()
        for line, what in law(module_of(path), tree)
    ]
    assert offences == []


def test_templates_hold_no_inline_script_style_or_foreign_address():
    assert broken(sorted((ROOT / "templates").rglob("*.*")), MARKUP) == []


def test_scripts_build_no_markup_from_text():
    ours = [path for app in APPS for path in (ROOT / app).rglob("*.js") if "vendor" not in path.parts]
    assert broken(ours, SCRIPT) == []


def test_no_file_names_a_path_of_one_machine():
    kinds = {".py", ".md", ".txt", ".in", ".html", ".js", ".css", ".toml", ".yml", ".sh", ".json", ""}
    folders = (*APPS, "templates", "fixtures", "docs", "tests", "bench", "bin", ".ci")
    inside = [path for folder in folders for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    files = [path for path in (*ROOT.iterdir(), *inside) if path.is_file() and path.suffix in kinds]
    assert broken(files, MACHINE) == []


@pytest.mark.parametrize(
    ("law", "module", "source"),
    [
        (rubrics_knows_no_candidate, "rubrics.kits", "from interviews.models import Session"),
        (rubrics_knows_no_candidate, "rubrics.rule.__init__", "from ...interviews import access"),
        (nothing_imports_scorecard, "interviews.access", "from scorecard import settings"),
        (pure_modules_stay_pure, "rubrics.rule", "from django.db import models"),
        (pure_modules_stay_pure, "rubrics.guides.kitfile", "from rubrics.models import Kit"),
        (interviews_takes_models_and_pure_modules, "interviews.sessions", "from rubrics import kits"),
        (models_import_no_writers, "interviews.models.cards", "from interviews.sync import apply"),
        (models_import_no_writers, "interviews.models.__init__", "from ..sync import apply"),
        (only_writers_save, "interviews.views", "card.save(update_fields=['state'])"),
        (only_writers_save, "rubrics.forms", "Kit.objects.filter(ref=1).update(state='retired')"),
        (views_are_imported_by_urls, "interviews.access", "from interviews import views"),
        (imports_stand_at_the_top, "interviews.sync", "def f():\n    import json"),
        (nothing_is_marked_safe, "rubrics.views", "from django.utils import safestring\nsafestring.mark_safe('')"),
    ],
)
def test_a_broken_law_is_noticed(law, module, source):
    assert len(list(law(module, ast.parse(source)))) == 1


@pytest.mark.parametrize(
    ("law", "module", "source"),
    [
        (pure_modules_stay_pure, "rubrics.guides.kitfile", "import re\nfrom rubrics.guides.draft import Guide"),
        (interviews_takes_models_and_pure_modules, "interviews.decisions", "from rubrics import models, rule"),
        (only_writers_save, "interviews.sync", "card.save(update_fields=['state'])"),
        (only_writers_save, "rubrics.views", "digest.update(b'kit')\nnames.update({'a': 1})"),
        (imports_stand_at_the_top, "interviews.packets", "def f():\n    from weasyprint import HTML"),
        (views_are_imported_by_urls, "rubrics.urls", "from rubrics import views"),
    ],
)
def test_a_law_leaves_what_is_right(law, module, source):
    assert list(law(module, ast.parse(source))) == []


@pytest.mark.parametrize(
    "markup",
    ["{{ note|safe }}", '<p style="color: red">', "<script>go()</script>", '<a onclick="go()">',
     '<script src="https://cdn.example.org/a.js"></script>'],
)  # fmt: skip
def test_bad_markup_is_noticed(markup):
    assert len(list(found(markup, MARKUP))) == 1
