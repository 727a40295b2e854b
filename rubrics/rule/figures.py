"""Exact numbers in and out: no float ever takes part in a decision."""

import re
from decimal import Decimal
from fractions import Fraction

NO_NUMBER = "–"
_NUMBER = re.compile(r"-?[0-9]{1,12}([./][0-9]{1,12})?", re.ASCII)


def as_fraction(value: int | str | Decimal | Fraction) -> Fraction:
    """The exact value of `3`, `"3"`, `"2.75"`, `"3/2"` or a Decimal.

    Raises ValueError for any other text and TypeError for a float or a bool.
    """
    if isinstance(value, str):
        return _read(value.strip())
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, Fraction)):
        raise TypeError(f"{value!r} is not an exact number")
    return Fraction(value)


def show(value: Fraction | None) -> str:
    """Two decimals, cut and never rounded: 2.995 shows as 2.99. A dash where there is no number."""
    if value is None:
        return NO_NUMBER
    cents = int(value * 100)
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def fraction_text(value: Fraction | None) -> str:
    """The exact number as text: "32/9", "3". A dash where there is no number."""
    return NO_NUMBER if value is None else str(value)


def _read(text: str) -> Fraction:
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{text!r} is not a number such as 3, 2.75 or 3/2")
    try:
        return Fraction(text)
    except ZeroDivisionError:
        raise ValueError(f"{text!r} divides by zero") from None
