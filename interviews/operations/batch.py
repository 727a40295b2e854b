"""A batch of operations as it arrives: bytes in, operations out, or one sentence about what is wrong with it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from interviews.operations.canonical import digest
from interviews.operations.fields import is_ref
from interviews.operations.ids import uuid7

PROTOCOL = 1
MAX_BYTES = 48 * 1024
MAX_OPERATIONS = 50
MAX_FIELD = 120
MAX_TIME = 40
MAX_NUMBER = 2**31 - 1
MAX_DEPTH = 8
KEYS = {"op_id", "card", "field", "base_ver", "value", "client_id", "cseq", "t_client", "proto"}


class BatchError(ValueError):
    """The batch is no batch; nothing of it was kept. The message is a sentence."""


class BatchTooLarge(BatchError):
    """More than MAX_BYTES or MAX_OPERATIONS."""


@dataclass(frozen=True)
class Operation:
    """One thing typed, ticked or chosen. `digest` is that of the operation as it was sent."""

    op_id: UUID
    field: str
    value: Any
    client_id: UUID
    cseq: int
    base_ver: int
    digest: str
    t_client: str = ""
    proto: int = PROTOCOL


def read_batch(data: bytes, card: str) -> list[Operation]:
    """The operations of `{"operations": […]}` for the card with that ref. Raises BatchError."""
    if len(data) > MAX_BYTES:
        raise BatchTooLarge(f"A batch holds at most {MAX_BYTES} bytes.")
    try:
        body = json.loads(data, parse_constant=_refuse, parse_float=_refuse)
    except (ValueError, RecursionError) as error:
        raise BatchError("The batch is not JSON with whole numbers only.") from error
    rows = body.get("operations") if isinstance(body, dict) else None
    if not isinstance(rows, list) or not rows:
        raise BatchError("The batch needs a list named operations with at least one operation.")
    if len(rows) > MAX_OPERATIONS:
        raise BatchTooLarge(f"A batch holds at most {MAX_OPERATIONS} operations.")
    return [_operation(row, card, place) for place, row in enumerate(rows)]


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _operation(row: Any, card: str, place: int) -> Operation:
    if not isinstance(row, dict) or set(row) != KEYS:
        raise BatchError(f"Operation {place} must have exactly these keys: {', '.join(sorted(KEYS))}.")
    wrong = next((key for key, holds in _envelope(row, card).items() if not holds), None)
    if wrong:
        raise BatchError(f"Operation {place} has an unusable {wrong}.")
    ids = {key: UUID(row[key]) for key in ("op_id", "client_id")}
    rest = {key: row[key] for key in ("field", "value", "cseq", "base_ver", "t_client", "proto")}
    return Operation(**ids, **rest, digest=digest(row))


def _envelope(row: Mapping[str, Any], card: str) -> dict[str, bool]:
    return {
        "op_id": is_ref(row["op_id"]),
        "client_id": is_ref(row["client_id"]),
        "card": row["card"] == card,
        "field": _is_text(row["field"], MAX_FIELD),
        "t_client": _is_text(row["t_client"], MAX_TIME),
        "value": _is_shallow(row["value"], MAX_DEPTH),
        "base_ver": _is_number(row["base_ver"], 0),
        "cseq": _is_number(row["cseq"], 1),
        "proto": type(row["proto"]) is int and row["proto"] == PROTOCOL,
    }


def _is_text(value: Any, limit: int) -> bool:
    return isinstance(value, str) and len(value) <= limit and value.isprintable()


def _is_number(value: Any, least: int) -> bool:
    return type(value) is int and least <= value <= MAX_NUMBER


def _is_shallow(value: Any, depth: int) -> bool:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return depth > 0 and all(_is_shallow(part, depth - 1) for part in parts)


def compose(card: str, values: Mapping[str, Any], base_ver: int) -> list[Operation]:
    """Operations of a client that lives for one request: the plain form's."""
    client = str(uuid7())
    return [_composed(card, client, cseq, name, values[name], base_ver) for cseq, name in enumerate(values, 1)]


def _composed(card: str, client: str, cseq: int, name: str, value: Any, base_ver: int) -> Operation:
    row = {"op_id": str(uuid7()), "card": card, "field": name, "value": value, "client_id": client, "cseq": cseq}
    return _operation({**row, "base_ver": base_ver, "t_client": "", "proto": PROTOCOL}, card, cseq - 1)
