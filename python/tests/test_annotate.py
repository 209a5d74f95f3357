"""One story: shape, offsets, layers, days, words of one's own, refusals."""

from __future__ import annotations

import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from typing import Any

import newsgloss
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

STORY = "“The bridge is safe,” Carla Weiss told reporters. She said that 27 people left on Tuesday."


def test_offsets_are_code_points() -> None:
    text = "𝔉𝔬𝔵 🦊.\n\n“The bridge is safe,” Zoë Błaszczyk told reporters on Tuesday."
    found = newsgloss.annotate(text)
    spans = {text[mark["start"] : mark["end"]] for layer in ("actors", "quotes", "numbers") for mark in found[layer]}
    assert {"Zoë Błaszczyk", "“The bridge is safe,”", "Tuesday"} <= spans


def test_layers() -> None:
    found = newsgloss.annotate(STORY, layers=["numbers"])
    assert (found["actors"], found["entities"], found["quotes"]) == ([], [], [])
    assert [number["value"] for number in found["numbers"]][0] == "27"
    assert newsgloss.annotate(STORY, layers=("quotes",))["entities"][0]["name"] == "Carla Weiss"
    assert newsgloss.annotate(STORY, layers=[]) == {"actors": [], "entities": [], "quotes": [], "numbers": []}


@pytest.mark.parametrize(
    "day",
    ["2024-05-09", "2024-05-09T23:30Z", "2024-05-09 23:30:10.5+0200", date(2024, 5, 9), datetime(2024, 5, 9, 12, 30), datetime(2024, 5, 9, 1, tzinfo=timezone(timedelta(hours=-3)))],
)
def test_days(day: Any) -> None:
    assert newsgloss.annotate(STORY, published_on=day)["numbers"][1]["value"] == "2024-05-07"


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ((b"text",), TypeError, "a str, not a bytes; decode it first"),
        ((None,), TypeError, "a str, not None"),
        (("half \ud83d",), ValueError, "half of a surrogate pair at 5"),
        (("x", 20240509), TypeError, "published_on must be a date, a datetime or an ISO 8601 day"),
        (("x", ""), ValueError, "published_on is empty; leave it out"),
        (("x", "9 May 2024"), ValueError, 'must be a day in ISO 8601, not "9 May 2024"; give a day such as "2024-05-01"'),
        (("x", "2024-02-30"), ValueError, 'there is no day "2024-02-30"'),
        (("x", "1900-02-29"), ValueError, "there is no day"),
        (("x", "0000-01-01"), ValueError, "there is no day"),
        (("x", "2024-05-01T25:00"), ValueError, "there is no time 25:00"),
        (("x", "2024-05-01T1:00"), ValueError, "must be a day in ISO 8601"),
        (("x", "2024-05-01T10:00:1"), ValueError, "must be a day in ISO 8601"),
        (("x", "2024-05-01T10:00X"), ValueError, "must be a day in ISO 8601"),
        (("x", "2024‑05‑01"), ValueError, "must be a day in ISO 8601"),
        (("x", None, "quotes"), TypeError, 'layers must be a list such as \\["quotes"\\], not \'quotes\''),
        (("x", None, ["quote"]), ValueError, "there is no layer 'quote'; there are 'actors', 'quotes', 'numbers'"),
    ],
)
def test_refusals(arguments: tuple[Any, ...], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        newsgloss.annotate(*arguments)


def test_own_words() -> None:
    words: Any = {
        "names": [{"name": "Open Water Watch", "kind": "organization", "country": "FR", "aliases": ["OWW"]}],
        "verbs": ["post", {"verb": "quoth", "forms": ["quothed"]}],
        "units": [{"name": "sacks", "code": "{sack}", "aliases": ["sack"]}],
        "not_names": ["Will"],
    }
    annotator = newsgloss.Annotator(words)
    found = annotator.annotate("The lake is clean, OWW posted. It lost 30 sacks.")
    assert (found["entities"][0]["name"], found["entities"][0]["country"]) == ("Open Water Watch", "FR")
    assert found["numbers"][0]["unit"] == "{sack}"
    assert newsgloss.annotate("OWW posted.", words=words)["entities"][0]["name"] == "Open Water Watch"
    # Nothing is kept between annotators, and one that is sent elsewhere knows its words.
    assert "Open Water Watch" not in str(newsgloss.annotate("The lake is clean, OWW posted."))
    assert pickle.loads(pickle.dumps(annotator)).annotate("The lake is clean, OWW posted. It lost 30 sacks.") == found
    assert newsgloss.Annotator({"notNames": ["Will"]}).annotate("Will left.")["actors"] == []  # type: ignore[typeddict-unknown-key]


@pytest.mark.parametrize(
    ("words", "error", "told"),
    [
        ([], TypeError, 'words must be a dict such as {"names"'),
        ({"name": []}, ValueError, "words: there is no 'name'; there are 'names', 'verbs', 'units', 'not_names'"),
        ({"names": "OWW"}, TypeError, "words: names must be a list, not 'OWW'"),
        ({"names": ["OWW"]}, TypeError, "words: names\\[0\\] must be a dict with 'name', 'kind', not 'OWW'"),
        ({"names": [{"name": "OWW"}]}, ValueError, "words: names\\[0\\] has no 'kind'"),
        ({"names": [{"name": "OWW", "kind": "club"}]}, ValueError, "there is no kind 'club'; there are 'person'"),
        ({"names": [{"name": "OWW", "kind": "person", "aka": []}]}, ValueError, "names\\[0\\]: there is no 'aka'"),
        ({"names": [{"name": "OWW", "kind": "person", "aliases": [1]}]}, TypeError, "aliases\\[0\\] must be a str, not 1"),
        ({"names": [{"name": "OWW", "kind": "person", "country": "France"}]}, ValueError, "two capital letters of ISO 3166-1"),
        ({"units": [{"name": "sacks", "code": "sack", "money": "yes"}]}, TypeError, "money must be True or False"),
        ({"not_names": ["…"]}, ValueError, "has no letter"),
        ({"verbs": ["two words"]}, ValueError, "is no single word"),
    ],
)
def test_own_words_that_cannot_be_used(words: Any, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        newsgloss.Annotator(words)


def test_threads_get_the_same_and_run_at_once(stories: list[tuple[str, str | None]]) -> None:
    texts = [text for text, _ in stories[:200]]
    annotator = newsgloss.Annotator()
    alone = [annotator.annotate(text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(annotator.annotate, texts)) == alone


def test_the_gil_is_released() -> None:
    long = f"{STORY}\n\n" * 5000
    ticks, done = 0, threading.Event()

    def read() -> None:
        newsgloss.annotate(long, layers=["numbers"])
        done.set()

    thread = threading.Thread(target=read)
    thread.start()
    while not done.wait(0.001):
        ticks += 1
    thread.join()
    assert ticks > 5


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["", STORY, "“", "3 ", "\r\n\r\n"]))
def test_any_text(text: str, more: str) -> None:
    text += more
    found = newsgloss.annotate(text)
    size = len(text)
    for layer in ("actors", "quotes", "numbers"):
        marks: Any = found[layer]
        assert all(0 <= mark["start"] < mark["end"] <= size for mark in marks)
        assert [mark["start"] for mark in marks] == sorted(mark["start"] for mark in marks)
    for quote in found["quotes"]:
        assert quote["speaker"] is None or 0 <= quote["speaker"]["entity"] < len(found["entities"])
    assert newsgloss.annotate(text) == found
