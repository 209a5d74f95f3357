"""The parts of a run: a folder with a file for each piece, and what tells that they belong to this run."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsgloss import __version__
from newsgloss.archive.inputs import Input
from newsgloss.archive.plan import Plan
from newsgloss.archive.problem import Problem

_MANIFEST = "_newsgloss.json"
"""Engines that read folders of Parquet leave out names with an underscore."""
_ROW_GROUP = 10_000


class Parts:
    """Where parts are written. A part that is there is whole."""

    def __init__(self, output: Path, found: Input, plan: Plan, rows: int) -> None:
        self.output = output
        self.is_folder = output.suffix == ""
        if not self.is_folder and output.suffix.lower() not in (".parquet", ".jsonl", ".ndjson"):
            raise Problem(f"{output} is of no kind that is written; name it .parquet, .jsonl, or give a folder, without an ending")
        if output.exists() and output.is_dir() != self.is_folder:
            raise Problem(f"{output} is in the way; remove it, or give another output")
        if not self.is_folder and output.exists():
            raise Problem(f"{output} is there already; remove it, or give another output")
        self.folder = output if self.is_folder else output.with_name(f"{output.name}.parts")
        self._begin({"version": __version__, "files": _told(found), "plan": json.loads(json.dumps(asdict(plan))), "batch": rows})

    def _begin(self, run: dict[str, Any]) -> None:
        manifest = self.folder / _MANIFEST
        if manifest.exists():
            if json.loads(manifest.read_text("utf8")) != run:
                raise Problem(f"{self.folder} holds parts of another run, with other files, options or another version; remove it, or give another output")
            return
        if self.folder.exists() and any(self.folder.iterdir()):
            raise Problem(f"{self.folder} is not empty, and nothing in it tells of a run to go on with; remove it, or give another output")
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = manifest.with_name(f".{_MANIFEST}")
        unfinished.write_text(json.dumps(run, ensure_ascii=False), "utf8")
        os.replace(unfinished, manifest)

    def path(self, number: int) -> Path:
        """The file of a part."""
        return self.folder / f"part-{number:07}.parquet"

    def __iter__(self) -> Iterator[Path]:
        return iter(sorted(self.folder.glob("part-*.parquet")))

    def errors(self) -> Iterator[tuple[str, int, str]]:
        """File, row and reason of every story that was not read."""
        for part in self:
            if pq.read_metadata(part).num_rows:
                for row in pq.read_table(part, columns=["file", "row", "error"]).to_pylist():
                    if row["error"] is not None:
                        yield row["file"], row["row"], row["error"]

    def rows(self) -> int:
        """How many stories are in all parts."""
        return sum(pq.read_metadata(part).num_rows for part in self)

    def join(self) -> None:
        """Makes the output of all parts, and removes them; a folder is the output itself."""
        if self.is_folder:
            return
        unfinished = self.output.with_name(f".{self.output.name}.unfinished")
        (_parquet if self.output.suffix.lower() == ".parquet" else _jsonl)(unfinished, list(self))
        os.replace(unfinished, self.output)
        self.clear()

    def clear(self) -> None:
        """Removes the parts."""
        for file in self.folder.iterdir():
            file.unlink()
        self.folder.rmdir()


def _told(found: Input) -> list[list[Any]]:
    return [[str(file), file.stat().st_size, file.stat().st_mtime_ns] for file in found.files]


def _parquet(output: Path, parts: list[Path]) -> None:
    with pq.ParquetWriter(output, pq.read_schema(parts[0]), compression="zstd") as writer:
        waiting: list[pa.Table] = []
        for at, part in enumerate(parts):
            waiting.append(pq.read_table(part))
            if sum(table.num_rows for table in waiting) >= _ROW_GROUP or sum(table.nbytes for table in waiting) > 128 << 20 or at == len(parts) - 1:
                writer.write_table(pa.concat_tables(waiting))
                waiting = []


def _jsonl(output: Path, parts: list[Path]) -> None:
    with output.open("w", encoding="utf8", newline="\n") as written:
        for part in parts:
            for row in pq.read_table(part).to_pylist():
                # Days are the only values that JSON does not know.
                written.write(f"{json.dumps(row, ensure_ascii=False, default=str)}\n")
