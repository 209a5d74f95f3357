"""The wheel and the package for Node find the same in every text of the project's tests."""

from __future__ import annotations

from typing import Any

import newsgloss
from conftest import in_node

PLACES = ("start", "end")


def in_code_points(found: Any, text: str) -> Any:
    """Annotations with offsets in UTF-16 as they are in code points."""
    points = [at for at, sign in enumerate(text) for _ in range(1 + (ord(sign) > 0xFFFF))] + [len(text)]

    def convert(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: points[one] if name in PLACES else convert(one) for name, one in value.items()}
        return [convert(one) for one in value] if isinstance(value, list) else value

    return convert(found)


def test_corpus_and_seed(stories: list[tuple[str, str | None]]) -> None:
    assert len(stories) > 300
    # Pairs of surrogates before every mark, so that offsets differ.
    wide = [(f"🏛 {text}", day) for text, day in stories[::10]]
    marks = 0
    for (text, day), other in zip(stories + wide, in_node(stories + wide), strict=True):
        own = newsgloss.annotate(text, published_on=day)
        assert own == in_code_points(other, text), text
        marks += sum(map(len, own.values()))
    assert marks > 1000
