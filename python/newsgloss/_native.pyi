from typing import Any, final

from newsgloss.types import Annotations

__all__ = ["Reader"]

@final
class Reader:
    """Reads texts on any number of threads, each with an annotator of its own."""

    def __new__(cls, words: dict[str, Any] | None = None) -> Reader: ...
    def annotate(self, text: str, published_on: str | None = None, layers: list[str] | None = None) -> Annotations: ...
    def annotate_column(self, texts: Any, days: Any = None, layers: list[str] | None = None) -> Any: ...
