"""Small pictures for paper, as `data:` addresses of SVG. Shapes only: text stays text, next to them."""

from base64 import b64encode
from fractions import Fraction

WIDTH, HEIGHT = 240, 14
INK, PAPER, EDGE, ACCENT = "#4f4c46", "#f3f0e9", "#88837a", "#1d1c19"


def bar(value: Fraction | None, threshold: Fraction) -> str:
    """A bar from 1 to 4 up to `value`, with a mark at `threshold`; an empty bar where there is no value.

    The bar is drawn to the value cut to hundredths, so that it never reaches a threshold that the value does not.
    """
    length = 0 if value is None else _along(value)
    filled = f'<rect x="0" y="3" width="{length}" height="8" fill="{INK}"/>' if length else ""
    mark = _along(threshold)
    return _address(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect x="0.25" y="3" width="{WIDTH - 0.5}" height="8" fill="{PAPER}" stroke="{EDGE}" stroke-width="0.5"/>'
        f"{filled}"
        f'<rect x="{mark}" y="0" width="1.5" height="{HEIGHT}" fill="{ACCENT}"/></svg>'
    )


def _along(value: Fraction) -> str:
    cut = Fraction(int(value * 100), 100)
    return f"{float((cut - 1) / 3 * WIDTH):.2f}"


def _address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
