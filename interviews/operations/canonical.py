"""One byte sequence for one value, so that both ends compute the same digest."""

import hashlib
import json
from typing import Any

Json = Any


def canonical(value: Json) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces; a lone surrogate is written as its escape, as browsers do."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "backslashreplace")


def digest(value: Json) -> str:
    """SHA-256 of the canonical JSON, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def is_storable(value: Json) -> bool:
    """PostgreSQL keeps every JSON value but texts with a zero character or half a surrogate pair."""
    if isinstance(value, str):
        return not any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in value)
    if isinstance(value, dict):
        return all(is_storable(part) for pair in value.items() for part in pair)
    return all(map(is_storable, value)) if isinstance(value, list) else True


def storable(value: Json) -> Json:
    """The value, or its canonical JSON as text where a database would refuse it."""
    return value if is_storable(value) else {"as_text": canonical(value).decode("ascii", "backslashreplace")}
