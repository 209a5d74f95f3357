"""What a process does: it annotates a piece and writes it as a part, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsgloss import Annotator
from newsgloss.archive.inputs import Piece
from newsgloss.archive.plan import Plan
from newsgloss.archive.rows import PLACE, batch_of


class Worker:
    """An annotator with what it does to each piece."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.annotator = Annotator(plan.words)

    def write(self, piece: Piece, part: Path) -> None:
        """Writes the marks of a piece. A run that is stopped meanwhile leaves nothing under the part's name."""
        unfinished = part.with_name(f".{part.name}.{os.getpid()}")
        pq.write_table(pa.Table.from_batches([self.marks(piece)]), unfinished, compression="zstd")
        os.replace(unfinished, part)

    def marks(self, piece: Piece) -> pa.RecordBatch:
        """The stories of a piece with their marks, or why there are none."""
        plan = self.plan
        batch, errors = batch_of(piece, plan.text, plan.columns)
        if any(errors):
            at = batch.schema.get_field_index(plan.text)
            unread = pa.array([error is not None for error in errors])
            texts = pc.if_else(unread, pa.scalar(None, batch.column(at).type), batch.column(at))
            batch = batch.set_column(at, batch.schema.field(at), texts)
        marks = self.annotator.annotate_batch(batch, plan.text, plan.published_on, plan.layers, [*PLACE, *plan.keep])  # type: ignore[arg-type]
        at = marks.schema.get_field_index("error")
        return marks.set_column(at, "error", pc.coalesce(pa.array(errors, pa.string()), marks.column(at)))


_worker: Worker | None = None


def start(plan: Plan) -> None:
    """Makes this process ready."""
    global _worker
    _worker = Worker(plan)


def work(piece: Piece, part: Path) -> int:
    """Writes one part, and gives the size of its piece."""
    if _worker is None:
        raise RuntimeError("start() comes first")
    _worker.write(piece, part)
    return piece.size
