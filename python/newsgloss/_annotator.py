"""The annotator: one story into a dictionary, a batch of stories into columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsgloss import _check
from newsgloss._native import Reader
from newsgloss.types import Annotations, Day, Layer, OwnWords

if TYPE_CHECKING:
    import pyarrow as pa


class Annotator:
    """Annotates one story after another, and keeps what it knows of words for the next.

    Results are the same whatever it read before. It can be used on several threads at once: each then reads with an
    annotator of its own, and no thread holds the GIL while it reads. It can be pickled, so that engines send it to their workers.

    ``words`` are words of your own: ``names`` with kind, country and aliases, reporting ``verbs``, ``units``, and
    ``not_names``. See :class:`newsgloss.types.OwnWords`.

    >>> annotator = Annotator(words={"names": [{"name": "Open Water Watch", "kind": "organization", "aliases": ["OWW"]}]})
    >>> annotator.annotate("The lake is clean, OWW said.")["entities"][0]["name"]
    'Open Water Watch'

    Raises:
        TypeError: where ``words`` has the wrong shape.
        ValueError: where a word cannot be used; the message names it and says what to do.
    """

    def __init__(self, words: OwnWords | None = None) -> None:
        self._words = words
        self._reader = Reader(_check.own_words(words))

    def __reduce__(self) -> tuple[type[Annotator], tuple[OwnWords | None]]:
        return type(self), (self._words,)

    def annotate(self, text: str, published_on: Day | None = None, layers: Sequence[Layer] | None = None) -> Annotations:
        """Marks actors, quotes and numbers in one story.

        Args:
            text: the story.
            published_on: the day against which "Tuesday" is read: ISO 8601, a ``date`` or a ``datetime``. Found in the
                story's date line where it is left out.
            layers: which layers to compute, of ``"actors"``, ``"quotes"``, ``"numbers"``; all where left out. Quotes bring
                the actors that speak.

        Returns:
            A dictionary with the lists ``actors``, ``entities``, ``quotes`` and ``numbers``, see
            :class:`newsgloss.types.Annotations`. Offsets count code points: ``text[start:end]`` is the span.

        Raises:
            TypeError: where an argument has the wrong type.
            ValueError: for a layer or a day that does not exist, and for a text with half of a surrogate pair.

        >>> text = "Two bridges closed on Tuesday."
        >>> number = Annotator().annotate(text, published_on="2024-05-09")["numbers"][1]
        >>> text[number["start"]:number["end"]], number["value"]
        ('Tuesday', '2024-05-07')
        """
        return self._reader.annotate(_check.story(text), _check.day(published_on), _check.layers(layers))

    def annotate_batch(
        self,
        batch: pa.RecordBatch,
        text: str = "text",
        published_on: Day | None = None,
        layers: Sequence[Layer] | None = None,
        keep: Sequence[str] | None = None,
    ) -> pa.RecordBatch:
        """Marks every story of a batch; see :func:`newsgloss.annotate_batch`."""
        from newsgloss import _batch

        return _batch.annotate(self._reader, batch, _batch.Wanted(text, published_on, layers, keep))

    def annotate_batches(
        self,
        batches: Iterable[pa.RecordBatch],
        text: str = "text",
        published_on: Day | None = None,
        layers: Sequence[Layer] | None = None,
        keep: Sequence[str] | None = None,
    ) -> Iterator[pa.RecordBatch]:
        """Marks batches one after the other, as they are asked for; see :func:`newsgloss.annotate_batch`."""
        for batch in batches:
            yield self.annotate_batch(batch, text, published_on, layers, keep)


_shared: Annotator | None = None


def _annotator(words: OwnWords | None) -> Annotator:
    """The annotator that all calls without words of their own share."""
    global _shared
    if words is not None:
        return Annotator(words)
    if _shared is None:
        _shared = Annotator()
    return _shared


def annotate(
    text: str, published_on: Day | None = None, layers: Sequence[Layer] | None = None, words: OwnWords | None = None
) -> Annotations:
    """Marks actors, quotes and numbers in one story; see :meth:`Annotator.annotate`.

    With ``words`` of your own an annotator is made at each call: where you have many stories, make one :class:`Annotator`.

    >>> annotate("“No,” said Ana Bell.")["entities"][0]["name"]
    'Ana Bell'
    """
    return _annotator(words).annotate(text, published_on, layers)


def annotate_batch(
    batch: pa.RecordBatch,
    text: str = "text",
    published_on: Day | None = None,
    layers: Sequence[Layer] | None = None,
    words: OwnWords | None = None,
    keep: Sequence[str] | None = None,
) -> pa.RecordBatch:
    """Marks every story of a ``pyarrow.RecordBatch``, or of a ``Table``, batch by batch. No thread holds the GIL meanwhile.

    Args:
        batch: stories, one a row.
        text: the name of the column of texts: strings, or bytes of UTF-8.
        published_on: the name of the column of days (strings in ISO 8601, dates or timestamps), or one day for all rows.
        layers: which layers to compute; all where left out.
        words: words of your own, see :class:`Annotator`.
        keep: which columns of the batch come first in the result; all where left out.

    Returns:
        A batch (of a table, a table) with the columns that are kept, then ``actors``, ``entities``, ``quotes`` and ``numbers``, each a list of
        structs with names, words and days as plain values, and ``error``. :func:`schema` has all fields. Offsets count
        code points. A row whose text is null has null marks. A row that cannot be read (bytes that are no UTF-8, a day that
        does not exist) has null marks and says why in ``error``; the others are read all the same.

    Raises:
        ImportError: where pyarrow is not installed.
        TypeError: where an argument or a column has the wrong type.
        ValueError: where a column is missing, would be there twice, or the batch is too large.

    >>> import pyarrow as pa
    >>> stories = pa.RecordBatch.from_pydict({"id": [7], "text": ["At least 27 people left Turin on 3 May 2024."]})
    >>> marks = annotate_batch(stories, layers=["numbers"], keep=["id"])
    >>> marks.schema.names
    ['id', 'numbers', 'error']
    >>> [(n["value"], n["counted"], str(n["first_day"])) for n in marks.to_pylist()[0]["numbers"]]
    [('27', 'people', 'None'), ('2024-05-03', None, '2024-05-03')]
    """
    return _annotator(words).annotate_batch(batch, text, published_on, layers, keep)


def annotate_batches(
    batches: Iterable[pa.RecordBatch],
    text: str = "text",
    published_on: Day | None = None,
    layers: Sequence[Layer] | None = None,
    words: OwnWords | None = None,
    keep: Sequence[str] | None = None,
) -> Iterator[pa.RecordBatch]:
    """Marks batches one after the other, as they are asked for; each as :func:`annotate_batch` does."""
    return _annotator(words).annotate_batches(batches, text, published_on, layers, keep)


def schema(layers: Sequence[Layer] | None = None) -> pa.Schema:
    """The columns that :func:`annotate_batch` adds, with all their fields.

    >>> schema(["numbers"]).names
    ['numbers', 'error']
    """
    from newsgloss import _batch

    return _batch.marks_schema(_annotator(None)._reader, _check.layers(layers))


