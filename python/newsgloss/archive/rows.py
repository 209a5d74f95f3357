"""A piece of an input as a batch of stories: which rows it has, and why one of them cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from newsgloss._check import shown
from newsgloss.archive.inputs import Piece
from newsgloss.archive.pages import extracted

PLACE = ("file", "row")
"""The columns that say where a story stood."""


def batch_of(piece: Piece, text: str, columns: Sequence[str]) -> tuple[pa.RecordBatch, list[str | None]]:
    """The stories with their places and some columns, and for each row why it could not be read, or None."""
    if piece.kind == "parquet":
        return _placed(piece.content, [piece.file] * piece.size, range(piece.first, piece.first + piece.size)), [None] * piece.size
    if piece.kind in ("txt", "html"):
        return _files(piece, columns)
    rows = [(row, *(_line(line) if piece.kind == "jsonl" else _cells(line, piece.header))) for row, line in piece.content]
    errors = [error or _wrong_text(values, text) for _, values, error in rows]
    wanted = dict.fromkeys([*columns, text])
    strings = {name: pa.array([_string(values.get(name)) for _, values, _ in rows], pa.string()) for name in wanted}
    return _placed(pa.RecordBatch.from_pydict(strings), [piece.file] * len(rows), (row for row, _, _ in rows)), errors


def _placed(batch: pa.RecordBatch, files: Sequence[str], rows: Iterable[int]) -> pa.RecordBatch:
    names = [*PLACE, *batch.schema.names]
    return pa.RecordBatch.from_arrays([pa.array(files, pa.string()), pa.array(rows, pa.int64()), *batch.columns], names)


def _line(line: bytes) -> tuple[dict[str, Any], str | None]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {}, f"the line is no JSON: {error}"
    if not isinstance(found, dict):
        return {}, f"the line is no object but {shown(found)}"
    return found, None


def _cells(cells: list[str], header: tuple[str, ...]) -> tuple[dict[str, Any], str | None]:
    error = None if len(cells) == len(header) else f"the row has {len(cells)} cells, and the header {len(header)}"
    return dict(zip(header, cells)), error  # noqa: B905


def _wrong_text(values: dict[str, Any], text: str) -> str | None:
    value = values.get(text)
    if value is None:
        return None if text in values else f"the row has no {text!r}"
    if not isinstance(value, str):
        return f"{text!r} is no string but {shown(value)}"
    return None if _whole(value) else f"{text!r} has what is no character: it is no UTF-8, or half of a surrogate pair"


def _whole(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _string(value: object) -> str | None:
    """A value as text; what is no string as JSON, so that every column has one type from the first row to the last."""
    if value is None:
        return None
    told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return told if _whole(told) else told.encode("utf-8", "replace").decode()


def _files(piece: Piece, columns: Sequence[str]) -> tuple[pa.RecordBatch, list[str | None]]:
    """Files of one story each, as bytes: what is no UTF-8 is told for its row."""
    stories: list[dict[str, Any]] = []
    errors: list[str | None] = []
    for file in piece.content:
        try:
            raw = Path(file).read_bytes()
            stories.append(extracted(raw) if piece.kind == "html" else {"text": raw.removeprefix(b"\xef\xbb\xbf")})
            errors.append(None)
        except (OSError, ValueError) as error:
            stories.append({})
            errors.append(str(error))
    kinds = {"text": pa.binary()}
    arrays = {name: pa.array([story.get(name) for story in stories], kinds.get(name, pa.string())) for name in [*columns, "text"]}
    return _placed(pa.RecordBatch.from_pydict(arrays), piece.content, [0] * len(stories)), errors
