"""A batch of stories into columns of marks: which columns it has, and what the result keeps of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsgloss import _check

if TYPE_CHECKING:
    from newsgloss._native import Reader
    from newsgloss.types import Day, Layer

try:
    import pyarrow as pa
    import pyarrow.compute as pc
except ImportError as error:
    raise ImportError("batches need pyarrow: pip install 'newsgloss[archive]'") from error

MOST_BYTES = 1 << 29
"""Of the texts of one batch: Arrow's lists and strings count to 2 GB, and marks take a few times the text."""


@dataclass(frozen=True)
class Wanted:
    """Where stories stand in a batch, and what is asked of them."""

    text: str = "text"
    published_on: Day | None = None
    layers: Sequence[Layer] | None = None
    keep: Sequence[str] | None = None


def annotate(reader: Reader, batch: pa.RecordBatch | pa.Table, wanted: Wanted) -> pa.RecordBatch | pa.Table:
    """The columns that are kept, then the marks; a table of a table, batch by batch."""
    if isinstance(batch, pa.Table):
        # An empty one has the columns, too.
        batches = batch.to_batches() or [pa.RecordBatch.from_pylist([], batch.schema)]
        return pa.Table.from_batches([annotate(reader, one, wanted) for one in batches])
    if not isinstance(batch, pa.RecordBatch):
        raise TypeError(f"annotate_batch() needs a pyarrow.RecordBatch or Table, not {_check.shown(batch)}")
    layers = _check.layers(wanted.layers)
    texts = _texts(_column(batch, wanted.text, "text"), wanted.text)
    days = _days(reader, batch, wanted.published_on)
    kept = _kept(batch, wanted.keep)
    marks = reader.annotate_column(texts, days, layers)
    twice = [name for name in kept if name in marks.schema.names]
    if twice:
        raise ValueError(f"the marks have columns {_check.listed(twice)} of their own; name the columns to keep, as in keep=[\"id\"]")
    # Metadata of the batch (pandas' index, say) tells of its own columns.
    schema = pa.schema([*(batch.schema.field(name) for name in kept), *marks.schema], metadata=batch.schema.metadata)
    return pa.RecordBatch.from_arrays([*(batch.column(name) for name in kept), *marks.columns], schema=schema)


def marks_schema(reader: Reader, layers: list[str] | None) -> pa.Schema:
    """The columns that marks have."""
    schema: pa.Schema = reader.annotate_column(pa.array([], pa.large_binary()), None, layers).schema
    return schema


def _column(batch: pa.RecordBatch, name: str, argument: str) -> pa.Array:
    if not isinstance(name, str):
        raise TypeError(f"{argument} must be the name of a column, not {_check.shown(name)}")
    places = batch.schema.get_all_field_indices(name)
    if len(places) != 1:
        how = "no column" if not places else "more than one column"
        raise ValueError(f"the batch has {how} {name!r}; it has {_check.listed(batch.schema.names)}. Name the right one, as in {argument}=\"body\"")
    return batch.column(places[0])


def _texts(column: pa.Array, name: str) -> pa.Array:
    """A column of texts as bytes, which costs no copy of them."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if not _is_text(column.type):
        raise TypeError(f"the column {name!r} must hold strings, or bytes of UTF-8, not {column.type}")
    texts = _bytes(column)
    if texts.nbytes > MOST_BYTES:
        raise ValueError(f"the texts of the batch take {texts.nbytes >> 20} MB; give at most {MOST_BYTES >> 20} MB at once, as in batch.slice(0, 1000)")
    return texts


def _days(reader: Reader, batch: pa.RecordBatch, published_on: Day | None) -> pa.Array | None:
    """The day of each story, as bytes of ISO 8601; None where nobody told."""
    if published_on is None:
        return None
    if not isinstance(published_on, str) or published_on[:1].isdigit() and published_on not in batch.schema.names:
        told = _check.day(published_on)
        reader.annotate("", told)  # A day that does not exist is the caller's fault, and no row's.
        days = pa.repeat(pa.scalar(told, pa.string()), batch.num_rows)
        return _bytes(days)
    if published_on not in batch.schema.names:
        raise ValueError(
            f"published_on is neither a day such as \"2024-05-01\" nor a column of the batch: {_check.shown(published_on)}; "
            f"it has {_check.listed(batch.schema.names)}"
        )
    return _bytes(_iso(_column(batch, published_on, "published_on"), published_on))


def _iso(column: pa.Array, name: str) -> pa.Array:
    """A column of days as text."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if _is_text(column.type) or pa.types.is_null(column.type):
        return column
    if pa.types.is_date(column.type):
        return pc.strftime(column.cast(pa.timestamp("s")), format="%Y-%m-%d")
    if pa.types.is_timestamp(column.type):
        zone = "Z" if column.type.tz else ""
        plain = column.cast(pa.timestamp("s", "UTC" if zone else None), safe=False).cast(pa.timestamp("s"))
        return pc.strftime(plain, format=f"%Y-%m-%dT%H:%M:%S{zone}")
    raise TypeError(f"the column {name!r} of published_on must hold strings in ISO 8601, dates or timestamps, not {column.type}")


def _kept(batch: pa.RecordBatch, keep: Sequence[str] | None) -> list[str]:
    if keep is None:
        keep = batch.schema.names
    elif isinstance(keep, str) or not isinstance(keep, Sequence):
        raise TypeError(f'keep must be a list of columns such as ["id"], not {_check.shown(keep)}')
    for name in keep:
        _column(batch, name, "keep")
    return list(keep)


def _is_text(kind: pa.DataType) -> bool:
    views = (getattr(pa.types, name, lambda _: False)(kind) for name in ("is_string_view", "is_binary_view"))
    plain = (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary, pa.types.is_null)
    return any(test(kind) for test in plain) or any(views)


def _bytes(column: pa.Array) -> pa.Array:
    """Text as large binary: what is read natively checks it for UTF-8, which Arrow does not."""
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type) or str(column.type) == "string_view":
        column = column.cast(pa.large_string()).view(pa.large_binary())
    return column.cast(pa.large_binary())


