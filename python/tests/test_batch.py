"""Batches: columns with plain values, what is kept, rows that cannot be read, refusals."""

from __future__ import annotations

import resource
from datetime import date, datetime, timezone
from typing import Any

import newsgloss
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

STORY = "“The bridge is safe,” Carla  Weiss told reporters. She said that at least 27 people left on Tuesday, up from 20. 🦊"


def batch(*texts: Any, **columns: Any) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"id": list(range(len(texts))), "text": list(texts), **columns})


def test_values_are_plain() -> None:
    row = newsgloss.annotate_batch(batch(STORY), published_on="2024-05-09", keep=["id"]).to_pylist()[0]
    assert list(row) == ["id", "actors", "entities", "quotes", "numbers", "error"]
    direct, indirect = row["quotes"]
    assert {name: direct[name] for name in ("words", "cue", "speaker", "speaker_words", "speaker_kind", "kind", "speech", "status")} == {
        "words": "“The bridge is safe,”", "cue": "told", "speaker": "Carla Weiss", "speaker_words": "Carla Weiss", "speaker_kind": "person", "kind": "direct", "speech": True, "status": "asserted",
    }
    assert (indirect["speaker"], indirect["speaker_words"], indirect["cue"]) == ("Carla Weiss", "She", "said")
    assert row["entities"][direct["speaker_entity"]]["name"] == "Carla Weiss"
    assert row["actors"][0]["name"] == row["actors"][0]["words"] == "Carla Weiss"
    people, tuesday = (next(number for number in row["numbers"] if number["words"] == words) for words in ("27", "Tuesday"))
    assert (people["value"], people["counted"], people["modifier"], people["first_day"]) == ("27", "people", "at-least", None)
    assert (tuesday["value"], tuesday["first_day"], tuesday["last_day"]) == ("2024-05-07", date(2024, 5, 7), date(2024, 5, 7))


def test_columns_say_what_the_dictionary_says(stories: list[tuple[str, str | None]]) -> None:
    texts, days = zip(*stories, strict=True)
    rows = newsgloss.annotate_batch(batch(*texts, day=list(days)), published_on="day").to_pylist()
    squeezed = lambda text, span: span and " ".join(text[span["start"] : span["end"]].split())  # noqa: E731
    for (text, day), row in zip(stories, rows, strict=True):
        found: Any = newsgloss.annotate(text, published_on=day)
        entities = found["entities"]
        assert row["error"] is None
        assert row["entities"] == entities
        for mark, actor in zip(row["actors"], found["actors"], strict=True):
            entity = entities[actor["entity"]]
            assert mark == {**actor, "words": squeezed(text, actor), "name": entity["name"], "country": entity["country"]}
        for mark, quote in zip(row["quotes"], found["quotes"], strict=True):
            speaker, cue = quote.pop("speaker"), quote.pop("cue")
            entity = entities[speaker["entity"]] if speaker else {}
            assert mark == {
                **quote,
                "words": " … ".join(squeezed(text, span) for span in quote["contents"]),
                "cue": squeezed(text, cue), "cue_start": cue and cue["start"], "cue_end": cue and cue["end"],
                "speaker": entity.get("name"), "speaker_kind": entity.get("kind"), "speaker_country": entity.get("country"),
                "speaker_entity": speaker and speaker["entity"], "speaker_words": squeezed(text, speaker),
                "speaker_start": speaker and speaker["start"], "speaker_end": speaker and speaker["end"],
            }
        for mark, number in zip(row["numbers"], found["numbers"], strict=True):
            counted, dates = number.pop("counted"), number.pop("days")
            # Python's dates, and so Arrow's as we give them, know no years before the first.
            days = [dates["first"], dates["last"]] if dates and not dates["first"].startswith("-") else [None, None]
            assert [day and str(day) for day in (mark.pop("first_day"), mark.pop("last_day"))] == days
            assert mark == {**number, "words": squeezed(text, number), "counted": squeezed(text, counted), "counted_start": counted and counted["start"], "counted_end": counted and counted["end"]}


def test_nulls_and_bad_rows_harm_no_other() -> None:
    texts = pa.array([STORY.encode(), None, b"\xff\xfe", b"", STORY.encode()], pa.binary())
    days = ["2024-05-09", "2024-02-30", None, None, "2024-02-30"]
    given = pa.RecordBatch.from_pydict({"text": texts, "day": days})
    marks = newsgloss.annotate_batch(given, published_on="day")
    marks.validate(full=True)
    rows = marks.to_pylist()
    assert rows[0]["numbers"][1]["value"] is not None and rows[0]["error"] is None
    assert all(rows[1][name] is None for name in ("actors", "entities", "quotes", "numbers", "error"))
    assert "no UTF-8" in rows[2]["error"] and rows[2]["quotes"] is None
    assert rows[3]["actors"] == [] and rows[3]["error"] is None
    assert 'there is no day "2024-02-30"' in rows[4]["error"] and rows[4]["numbers"] is None
    # Arrow does not check strings: bytes that are no UTF-8 can stand in a column of them.
    lying = pa.StringArray.from_buffers(1, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff\xfe"))
    assert "no UTF-8" in newsgloss.annotate_batch(pa.record_batch([lying], ["text"])).column("error")[0].as_py()


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.dictionary(pa.int32(), pa.string())])
def test_kinds_of_text(kind: Any) -> None:
    column = pa.array([None, STORY, STORY], pa.string())
    column = column.dictionary_encode() if pa.types.is_dictionary(kind) else column.cast(kind)
    marks = newsgloss.annotate_batch(pa.record_batch([column], ["body"]).slice(1), text="body", keep=[])
    assert marks.column("quotes").to_pylist() == [newsgloss.annotate_batch(batch(STORY)).column("quotes")[0].as_py()] * 2


@pytest.mark.parametrize(
    "days",
    [
        pa.array(["2024-05-09"]),
        pa.array([date(2024, 5, 9)]),
        pa.array([date(2024, 5, 9)], pa.date64()),
        pa.array([datetime(2024, 5, 9, 23, 5)]),
        pa.array([datetime(2024, 5, 9, 1, 5, tzinfo=timezone.utc)], pa.timestamp("ns", "America/New_York")),
        pa.array(["2024-05-09"]).dictionary_encode(),
    ],
)
def test_kinds_of_days(days: Any) -> None:
    given = pa.record_batch([pa.array([STORY]), days], ["text", "day"])
    values = [number["value"] for number in newsgloss.annotate_batch(given, published_on="day").to_pylist()[0]["numbers"]]
    assert "2024-05-07" in values


def test_tables() -> None:
    table = pa.Table.from_batches([batch(STORY), batch(None).cast(batch(STORY).schema), batch(STORY)])
    marks = newsgloss.annotate_batch(table, keep=["id"])
    assert [row["error"] for row in marks.to_pylist()] == [None] * 3
    assert marks.column("quotes").to_pylist() == [newsgloss.annotate_batch(one).column("quotes")[0].as_py() for one in table.to_batches()]
    empty = newsgloss.annotate_batch(table.schema.empty_table(), keep=["id"])
    assert empty.schema == marks.schema and empty.num_rows == 0


def test_layers_and_schema() -> None:
    for layers, names in [(["quotes"], ["entities", "quotes"]), (["numbers"], ["numbers"]), ([], []), (None, ["actors", "entities", "quotes", "numbers"])]:
        marks = newsgloss.annotate_batch(batch(STORY, None), layers=layers, keep=[])
        assert marks.schema.names == [*names, "error"]
        assert marks.schema == newsgloss.schema(layers)
    assert newsgloss.annotate_batch(batch(STORY).slice(1)).num_rows == 0


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"batch": {"text": ["x"]}}, TypeError, "needs a pyarrow.RecordBatch or Table, not a dict"),
        ({"text": "body"}, ValueError, "no column 'body'; it has 'id', 'text'. Name the right one"),
        ({"text": 3}, TypeError, "text must be the name of a column, not 3"),
        ({"text": "id"}, TypeError, "the column 'id' must hold strings, or bytes of UTF-8, not int64"),
        ({"published_on": "day"}, ValueError, "neither a day such as \"2024-05-01\" nor a column of the batch: 'day'"),
        ({"published_on": "2024-02-30"}, ValueError, 'there is no day "2024-02-30"'),
        ({"published_on": "id"}, TypeError, "the column 'id' of published_on must hold strings"),
        ({"published_on": 7}, TypeError, "published_on must be a date"),
        ({"layers": "quotes"}, TypeError, "layers must be a list"),
        ({"keep": "id"}, TypeError, "keep must be a list of columns"),
        ({"keep": ["url"]}, ValueError, "no column 'url'"),
        ({"batch": pa.record_batch([["x"], ["y"]], ["text", "text"])}, ValueError, "more than one column 'text'"),
        ({"batch": pa.record_batch([["x"], ["y"]], ["text", "quotes"])}, ValueError, "the marks have columns 'quotes' of their own"),
    ],
)
def test_refusals(arguments: dict[str, Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        newsgloss.annotate_batch(**{"batch": batch("x"), **arguments})


def test_a_batch_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsgloss._batch.MOST_BYTES", 10)
    with pytest.raises(ValueError, match="give at most 0 MB at once"):
        newsgloss.annotate_batch(batch(STORY))


def test_one_batch_after_the_other() -> None:
    asked: list[int] = []

    def many() -> Any:
        for number in range(3):
            asked.append(number)
            yield batch(STORY)

    marks = newsgloss.annotate_batches(many())
    assert next(iter(marks)).num_rows == 1
    assert asked == [0]
    words: Any = {"names": [{"name": "Bridge Watch", "kind": "organization", "aliases": ["Carla Weiss"]}]}
    assert newsgloss.annotate_batch(batch(STORY), words=words).to_pylist()[0]["quotes"][0]["speaker"] == "Bridge Watch"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.none(), st.text(max_size=80), st.text("“”\"'said Ana 3$%é🦊\n ", max_size=80)), max_size=6))
def test_any_texts(texts: list[str | None]) -> None:
    marks = newsgloss.annotate_batch(pa.record_batch([pa.array(texts, pa.string())], ["text"]))
    marks.validate(full=True)
    for text, row in zip(texts, marks.to_pylist(), strict=True):
        assert (row["actors"] is None) == (text is None)
        for actor in row["actors"] or ():
            assert actor["words"] == " ".join(str(text)[actor["start"] : actor["end"]].split())


def test_memory_is_flat() -> None:
    """Over 50,000 short stories, behind as many that fill what an annotator keeps of words."""
    annotator = newsgloss.Annotator()

    def read(first: int, count: int) -> None:
        for start in range(first, first + count, 500):
            annotator.annotate_batch(batch(*(f"Story {n}: “The {n}th bridge is safe,” Ana Bell{n} said. {n} people left." for n in range(start, start + 500))))

    read(0, 50_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read(50_000, 50_000)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 8 << 10, f"{grown} kB"
