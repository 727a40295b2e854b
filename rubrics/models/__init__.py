"""The law as rows: kits in versions, with all that can be said without a candidate, and guides on their way there."""

from rubrics.models.imports import Import
from rubrics.models.kits import (
    Criterion,
    Kit,
    Kits,
    LookFor,
    PracticalTest,
    Question,
    RedFlag,
    Round,
    Section,
    public_ref,
)

__all__ = [
    "Criterion",
    "Import",
    "Kit",
    "Kits",
    "LookFor",
    "PracticalTest",
    "Question",
    "RedFlag",
    "Round",
    "Section",
    "public_ref",
]
