"""Saved pages: the story of one, by trafilatura, which is made for that."""

from __future__ import annotations

from typing import Any

from newsgloss.archive.problem import Problem

COLUMNS = ("title", "day")
"""What a page tells besides its story."""


def needed() -> None:
    """Ends the run where pages cannot be read."""
    try:
        import trafilatura  # noqa: F401
    except ImportError as error:
        raise Problem(f"saved pages are read by trafilatura, which is missing: pip install 'newsgloss[html]' ({error})") from error


def extracted(page: bytes) -> dict[str, Any]:
    """The story of a page with its title and day."""
    import trafilatura

    try:
        found: Any = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, include_tables=False)
    except Exception as error:  # A page that breaks the extractor is a row with an error, whatever it raises.
        raise ValueError(f"trafilatura failed on the page: {error}") from error
    if found is None or not found.text:
        raise ValueError("trafilatura finds no story in the page")
    return {"text": found.text.encode("utf-8", "replace"), "title": found.title, "day": found.date}
