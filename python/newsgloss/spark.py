"""Apache Spark: a data frame of stories into a data frame of marks, by ``mapInArrow``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import newsgloss
from newsgloss import _check
from newsgloss.types import Layer, OwnWords

try:
    import pyarrow as pa
    from pyspark.sql import types
except ImportError as error:
    raise ImportError("Spark needs pyspark, pandas and pyarrow: pip install 'newsgloss[spark]'") from error

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def annotate(
    stories: DataFrame,
    text: str = "text",
    published_on: str | None = None,
    layers: Sequence[Layer] | None = None,
    words: OwnWords | None = None,
    keep: Sequence[str] | None = None,
) -> DataFrame:
    """Marks every story of a data frame, lazily, on the workers that hold it.

    Args:
        stories: a story a row.
        text: the column of texts, strings or bytes of UTF-8.
        published_on: the column of days (strings in ISO 8601, dates or timestamps), or one day for all.
        layers: which layers to compute, of ``"actors"``, ``"quotes"``, ``"numbers"``; all where left out.
        words: words of your own.
        keep: the columns that come first in the result; all where left out.

    Returns:
        The kept columns, then ``actors``, ``entities``, ``quotes``, ``numbers`` and ``error``, as
        :func:`newsgloss.annotate_batch` has them. A row that cannot be read says why in ``error``; no row fails a task, and a
        task that is run again gives the same rows.

    Raises:
        TypeError: where an argument has the wrong type.
        ValueError: where a column, a layer or a word is none, before any task is started.
    """
    kept = stories.columns if keep is None else list(keep)
    _columns(stories.columns, text, published_on, kept)
    annotator = newsgloss.Annotator(words)
    annotator.annotate("", published_on if published_on not in stories.columns else None)
    marks = newsgloss.schema(layers)
    twice = [name for name in kept if name in marks.names]
    if twice:
        raise ValueError(f"the marks have columns {_check.listed(twice)} of their own; name the columns to keep, as in keep=[\"id\"]")
    wanted = types.StructType([*(stories.schema[name] for name in kept), *(types.StructField(field.name, _spark(field.type)) for field in marks)])

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return annotator.annotate_batches(batches, text, published_on, layers, kept)

    needed = dict.fromkeys([*kept, text, *([published_on] if published_on in stories.columns else [])])
    return stories.select(*(f"`{name}`" for name in needed)).mapInArrow(read, wanted)


def _columns(known: list[str], text: str, published_on: str | None, kept: list[str]) -> None:
    for argument, name in (("text", text), *(("keep", name) for name in kept)):
        if name not in known:
            raise ValueError(f"the data frame has no column {_check.shown(name)}; it has {_check.listed(known)}. Name the right one in {argument}")
    if published_on is not None and published_on not in known and not published_on[:1].isdigit():
        raise ValueError(f"published_on is neither a day such as \"2024-05-01\" nor a column: {_check.shown(published_on)}; the data frame has {_check.listed(known)}")


def _spark(kind: pa.DataType) -> types.DataType:
    """A type of the marks as Spark has it."""
    if pa.types.is_list(kind):
        return types.ArrayType(_spark(kind.value_type))
    if pa.types.is_struct(kind):
        return types.StructType([types.StructField(field.name, _spark(field.type)) for field in kind])
    return {pa.string(): types.StringType(), pa.int32(): types.IntegerType(), pa.bool_(): types.BooleanType(), pa.date32(): types.DateType()}[kind]
