"""A run over an archive: pieces go to processes, parts come back, and the output is made of them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

try:
    import pyarrow  # noqa: F401
except ImportError as error:
    raise ImportError("archives need pyarrow: pip install 'newsgloss[archive]'") from error

from newsgloss.archive import worker
from newsgloss.archive.inputs import Input, Piece, find
from newsgloss.archive.parts import Parts
from newsgloss.archive.plan import plan
from newsgloss.archive.problem import Problem

_TOLD = 10
"""Rows with an error that are named; all are in the output."""


@dataclass(frozen=True)
class Job:
    """What the command line asks for."""

    inputs: Sequence[Path]
    output: Path
    text: str = "text"
    published_on: str | None = None
    layers: Sequence[str] | None = None
    words: Any = None
    keep: Sequence[str] | None = None
    rows: int = 1000
    jobs: int = 1


def run(job: Job) -> None:
    """Writes the output, or goes on with what a stopped run left, and tells what came of it."""
    began = time.monotonic()
    found = find(job.inputs)
    planned = plan(found, job.text, job.published_on, job.layers, job.words, job.keep)
    worker.start(planned)  # Words that cannot be used are told before anything is written.
    parts = Parts(job.output, found, planned, job.rows)
    finished = sum(1 for _ in parts)
    if finished:
        print(f"Going on behind {finished} parts in {parts.folder}", file=sys.stderr)
    pieces = found.pieces(job.rows, planned.needed)
    with _progress(found) as advance:
        for size in _work(pieces, parts, job.jobs, planned):
            advance(size)
    if not any(True for _ in parts):
        parts.clear()
        raise Problem(f"{', '.join(map(str, job.inputs))}: there is no story")
    stories, errors = parts.rows(), list(islice(parts.errors(), _TOLD + 1))
    failed = len(errors) if len(errors) <= _TOLD else sum(1 for _ in parts.errors())
    parts.join()
    for file, row, reason in errors[:_TOLD]:
        print(f"{file}, row {row}: {reason}", file=sys.stderr)
    if failed > _TOLD:
        print(f"… and {failed - _TOLD} more, each in the column \"error\"", file=sys.stderr)
    seconds = time.monotonic() - began
    told = f", {failed:,} of them with an error" if failed else ""
    print(f"{stories:,} stories into {parts.output} in {seconds:.1f} s ({stories / max(seconds, 1e-9):,.0f} a second){told}")


def _work(pieces: Iterator[Piece], parts: Parts, jobs: int, planned: Any) -> Iterator[int]:
    """Sizes of pieces as they are finished; those that a run before has finished at once."""
    if jobs == 1:
        for number, piece in enumerate(pieces):
            yield piece.size if parts.path(number).exists() else worker.work(piece, parts.path(number))
        return
    # A new process of its own, not a copy of this one: pyarrow's threads would not live in a copy.
    with ProcessPoolExecutor(jobs, get_context("spawn"), worker.start, (planned,)) as pool:
        waiting: set[Future[int]] = set()
        try:
            for number, piece in enumerate(pieces):
                if parts.path(number).exists():
                    yield piece.size
                    continue
                waiting.add(pool.submit(worker.work, piece, parts.path(number)))
                # No more pieces in memory than keep every process busy.
                if len(waiting) > jobs + 1:
                    done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    yield sum(future.result() for future in done)
            for future in waiting:
                yield future.result()
        except BrokenProcessPool as error:
            raise Problem("a process ended in the midst of its work, perhaps for want of memory. Run the same command again to go on, with fewer --jobs") from error
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _progress(found: Input) -> Iterator[Any]:
    """A bar on a terminal, where tqdm is installed; nothing elsewhere."""
    try:
        from tqdm import tqdm
    except ImportError:
        yield lambda size: None
        return
    with tqdm(total=found.size, unit=found.unit, unit_scale=True, disable=None) as bar:
        yield bar.update

