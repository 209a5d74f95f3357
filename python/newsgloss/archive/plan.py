"""What a run does to each story, decided before the first one: which columns are read, kept and written."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsgloss import _check, annotate, schema
from newsgloss.archive.inputs import Input
from newsgloss.archive.pages import COLUMNS, needed
from newsgloss.archive.problem import Problem
from newsgloss.archive.rows import PLACE

_FIRST_LINES = 1000
"""Of a JSONL file, whose objects tell the columns that there are."""


@dataclass(frozen=True)
class Plan:
    """The same for every piece, and small enough to be sent to every process."""

    text: str
    published_on: str | None
    layers: tuple[str, ...] | None
    words: Any = field(hash=False)
    keep: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    """Those that are read: the kept ones, and the one of days."""

    @property
    def needed(self) -> list[str]:
        """All columns that a table must be read for."""
        return list(dict.fromkeys([*self.columns, self.text]))


def plan(found: Input, text: str, published_on: str | None, layers: Sequence[str] | None, words: Any, keep: Sequence[str] | None) -> Plan:
    """Checks what is asked against the columns that there are."""
    _check.layers(layers)
    known = _columns(found)
    if found.kind == "html":
        needed()
        published_on = published_on or "day"
    if found.kind in ("txt", "html"):
        text = "text"
    if text not in known:
        raise Problem(f"{found.files[0]} has no column {text!r}; it has {_check.listed(known)}. Name the right one, as in --text body")
    day = [published_on] if published_on is not None and published_on in known else []
    if published_on is not None and not day and not published_on[:1].isdigit():
        raise Problem(f"--published-on is neither a day such as 2024-05-01 nor a column: {published_on!r}; the columns are {_check.listed(known)}")
    if published_on is not None and not day:
        annotate("", published_on)  # A day that does not exist is told before anything is written.
    kept = [name for name in known if name != text] if keep is None else list(keep)
    for name in kept:
        if name not in known:
            raise Problem(f"{found.files[0]} has no column {name!r} to keep; it has {_check.listed(known)}")
        if name in PLACE or name in schema(layers).names:  # type: ignore[arg-type]
            others = ",".join(other for other in kept if other != name)
            raise Problem(f"the marks have a column {name!r} of their own; leave the input's out, as in --keep {others!r}")
    chosen = tuple(layers) if layers is not None else None
    return Plan(text, published_on, chosen, words, tuple(kept), tuple(dict.fromkeys([*kept, *day])))


def _columns(found: Input) -> list[str]:
    if found.kind == "txt":
        return ["text"]
    if found.kind == "html":
        return [*COLUMNS, "text"]
    if found.kind == "jsonl":
        return _keys(found)
    read = _schema if found.kind == "parquet" else _header
    first = read(found, 0)
    for at in range(1, len(found.files)):
        if read(found, at) != first:
            raise Problem(f"{found.files[at]} has other columns than {found.files[0]}; give files with the same columns at a time")
    return [name for name, _ in first]


def _schema(found: Input, at: int) -> list[tuple[str, pa.DataType]]:
    try:
        told = pq.read_schema(found.files[at])
    except (OSError, ValueError) as error:
        raise Problem(f"{found.files[at]} is no Parquet file that can be read: {error}") from error
    return [(column.name, column.type) for column in told]


def _header(found: Input, at: int) -> list[tuple[str, pa.DataType]]:
    with found.files[at].open(encoding="utf-8-sig", errors="surrogateescape", newline="") as opened:
        return [(name, pa.string()) for name in next(csv.reader(opened), [])]


def _keys(found: Input) -> list[str]:
    keys: dict[str, None] = {}
    with found.files[0].open("rb") as opened:
        for _, line in zip(range(_FIRST_LINES), opened, strict=False):
            try:
                told = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(told, dict):
                keys.update(dict.fromkeys(told))
    return list(keys)
