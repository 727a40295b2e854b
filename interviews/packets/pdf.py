"""HTML to PDF. The only place that knows WeasyPrint, and nothing but our own assets can be fetched from here."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

PAPERS = {"a4": "A4", "letter": "Letter"}
TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "print"


@cache
def engine():
    """WeasyPrint, its fetcher and one shared font configuration (a new one for each document leaks memory)."""
    # Imported here because it loads Pango and costs half a second, which only a printing process should pay.
    import weasyprint  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    class AssetFetcher(URLFetcher):
        """Answers `asset:` with a file of our static folder and `data:`; everything else is refused."""

        def fetch(self, url, headers=None):
            if url.startswith("asset:"):
                return super().fetch(Path(asset(url.removeprefix("asset:"))).as_uri())
            if url.startswith("data:"):
                return super().fetch(url)
            raise ValueError("A printed document may not fetch anything from outside.")

    return weasyprint, AssetFetcher(allowed_protocols={"file", "data"}), FontConfiguration()


def asset(name):
    """The path of one of our own static files; ValueError for a name that is none."""
    path = finders.find(f"scorecard/{name}")
    if path is None or ".." in name:
        raise ValueError(f"There is no asset called {name}.")
    return path


@cache
def stylesheet(paper):
    """The parsed style of all documents on `paper` ("a4" or "letter")."""
    weasyprint, fetcher, fonts = engine()
    css = (TEMPLATES / "document.css").read_text(encoding="utf-8")
    return weasyprint.CSS(string=f"@page {{ size: {PAPERS[paper]} }}\n{css}", url_fetcher=fetcher, font_config=fonts)


def render(template, facts, *, paper="a4", attachments=()):
    """The PDF (bytes, PDF/UA-1, tagged) of `templates/print/<template>` filled with `facts`.

    `attachments`: `(name, description, bytes)`. The same facts give the same bytes: every date comes from them.
    """
    weasyprint, fetcher, fonts = engine()
    html = weasyprint.HTML(
        string=render_to_string(f"print/{template}", {"facts": facts}), base_url=None, url_fetcher=fetcher
    )
    files = [
        weasyprint.Attachment(
            string=content, name=name, description=description, created=facts.date, modified=facts.date,
            relationship="Data", url_fetcher=fetcher,
        )
        for name, description, content in attachments
    ]  # fmt: skip
    return html.write_pdf(
        stylesheets=[stylesheet(paper)], font_config=fonts, attachments=files, pdf_variant="pdf/ua-1",
        presentational_hints=False,
    )  # fmt: skip
