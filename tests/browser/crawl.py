"""Every page that somebody can reach by links, once for each kind of page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

# Kinds of pages that look different from one candidate to the next; of all others one is enough.
MANY = {
    "interviews:candidacy": 6,
    "interviews:card": 3,
    "interviews:opening": 2,
    "interviews:plan": 3,
    "rubrics:kit": 2,
}
LEFT_OUT = ("admin:", "logout", "healthz")
DOWNLOADS = ("_pdf", "_file", "_json")


def pages_of(page, seeds: Iterable[str], many: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Go to page after page, the `seeds` (paths) first; yields path and kind while `page` shows it.

    Of each kind one page is taken, or as many as `many` says. Raises AssertionError for a page that answers with
    anything but 200.
    """
    waiting, taken, kinds = [*seeds], set(), Counter()
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if path in taken or kind is None or kinds[kind] >= many.get(kind, 1):
            continue
        taken.add(path)
        answer = page.goto(path)
        assert answer.status == 200, f"{path} answered {answer.status}"
        landed = path_of(page.url)
        if kind_of(landed) != kind:
            waiting.append(landed)
            continue
        kinds[kind] += 1
        yield path, kind
        waiting += links_on(page)


def kind_of(path: str) -> str | None:
    """The name of the route, with a word for what its query shows; None for what is no page of ours."""
    try:
        name = resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None
    return None if name.startswith(LEFT_OUT) or name.endswith(DOWNLOADS) else name


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def links_on(page) -> list[str]:
    """Paths of this site that the page links to, without their fragments, in the order of the page."""
    here = urlsplit(page.url)
    targets = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    found = [urljoin(page.url, target) for target in targets]
    return [path_of(url) for url in found if urlsplit(url).netloc == here.netloc]
