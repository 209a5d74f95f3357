"""Where stories come from: the files of an input, and the pieces that they are read in, the same at every run."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from newsgloss.archive.problem import Problem

KINDS = {".parquet": "parquet", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".txt": "txt", ".html": "html", ".htm": "html"}
MOST_BYTES = 16 << 20
"""Of a piece: with rows of usual size, the number of rows ends it before."""


@dataclass(frozen=True)
class Piece:
    """Stories that are read and written together."""

    kind: str
    file: str
    """Where they stand; for files of one story each, the folder or file that was given."""
    first: int
    """The row of the first one, counted from 0."""
    content: Any
    """A record batch, lines with their rows, rows of cells, or paths: what costs the reading process little."""
    size: int
    """Its part of the whole, in the unit of the input."""
    header: tuple[str, ...] = ()


@dataclass(frozen=True)
class Input:
    """Files of one kind."""

    kind: str
    files: tuple[Path, ...]

    @property
    def unit(self) -> str:
        """What sizes count."""
        return {"parquet": " stories", "txt": " stories", "html": " stories"}.get(self.kind, "B")

    @property
    def size(self) -> int:
        """All of it."""
        if self.kind == "parquet":
            return sum(_opened(file).metadata.num_rows for file in self.files)
        return sum(file.stat().st_size for file in self.files) if self.unit == "B" else len(self.files)

    def pieces(self, rows: int, columns: Sequence[str] | None) -> Iterator[Piece]:
        """The pieces of all files in order. ``columns`` are those that are needed of a Parquet file."""
        if self.kind in ("txt", "html"):
            for first in range(0, len(self.files), rows):
                files = self.files[first : first + rows]
                yield Piece(self.kind, str(files[0].parent), first, [str(file) for file in files], len(files))
            return
        read = {"parquet": _parquet, "jsonl": _lines, "csv": _cells}[self.kind]
        for file in self.files:
            yield from read(file, rows, columns)


def find(paths: Sequence[Path]) -> Input:
    """The files that some paths mean, folders with all that is below them; of one kind."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            below = (file for file in path.rglob("*") if file.suffix.lower() in KINDS and not file.name.startswith((".", "_")))
            found = sorted(file for file in below if file.is_file())
            if not found:
                raise Problem(f"{path} holds no file that ends in {', '.join(KINDS)}")
            files += found
        elif not path.exists():
            raise Problem(f"there is no {path}")
        elif path.suffix.lower() not in KINDS:
            raise Problem(f"{path} is of no kind that is known; give a file that ends in {', '.join(KINDS)}, or a folder")
        else:
            files.append(path)
    kinds = sorted({KINDS[file.suffix.lower()] for file in files})
    if len(kinds) > 1:
        raise Problem(f"the input has files of several kinds ({', '.join(kinds)}); give those of one kind at a time")
    return Input(kinds[0], tuple(files))


def _opened(file: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(file, memory_map=True)
    except (OSError, ValueError) as error:
        raise Problem(f"{file} is no Parquet file that can be read: {error}") from error


def _parquet(file: Path, rows: int, columns: Sequence[str] | None) -> Iterator[Piece]:
    opened, first = _opened(file), 0
    known = set(opened.schema_arrow.names)
    needed = None if columns is None else [name for name in columns if name in known]
    for batch in opened.iter_batches(rows, columns=needed, use_threads=False):
        # Long stories, in smaller pieces.
        step = max(1, batch.num_rows * MOST_BYTES // max(batch.nbytes, 1)) if batch.nbytes > MOST_BYTES else max(batch.num_rows, 1)
        for start in range(0, batch.num_rows, step):
            part = batch.slice(start, step)
            yield Piece("parquet", str(file), first + start, part, part.num_rows)
        first += batch.num_rows


def _lines(file: Path, rows: int, _: Sequence[str] | None) -> Iterator[Piece]:
    lines: list[tuple[int, bytes]] = []
    first, size = 0, 0
    with file.open("rb") as opened:
        for row, line in enumerate(opened):
            size += len(line)
            if line.strip():
                lines.append((row, line))
            if len(lines) >= rows or size >= MOST_BYTES:
                yield Piece("jsonl", str(file), first, lines, size)
                lines, first, size = [], row + 1, 0
    if lines:
        yield Piece("jsonl", str(file), first, lines, size)


def _cells(file: Path, rows: int, _: Sequence[str] | None) -> Iterator[Piece]:
    # A story is one cell: the limit of 128 kB is for other tables.
    csv.field_size_limit(min(sys.maxsize, (1 << 31) - 1))
    # What is no UTF-8 goes on as halves of surrogate pairs, so that its row alone has the error.
    with file.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as opened:
        reader = csv.reader(opened)
        header = tuple(next(reader, ()))
        cells: list[tuple[int, list[str]]] = []
        first, size = 0, 0
        for row, line in enumerate(reader):
            size += sum(map(len, line)) + len(line)
            if line:
                cells.append((row, line))
            if len(cells) >= rows or size >= MOST_BYTES:
                yield Piece("csv", str(file), first, cells, size, header)
                cells, first, size = [], row + 1, 0
        if cells:
            yield Piece("csv", str(file), first, cells, size, header)
