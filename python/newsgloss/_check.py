"""What callers give, checked by name: each refusal says what is wrong, and what to give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timezone
from typing import Any

LAYERS = ("actors", "quotes", "numbers")
KINDS = ("person", "organization", "place", "group")
_EXAMPLE = 'a date, a datetime or an ISO 8601 day such as "2024-05-01"'


def shown(value: object) -> str:
    """A value as a message names it: short, and never the whole of it."""
    if isinstance(value, str):
        return repr(value if len(value) <= 40 else value[:40] + "…")
    if value is None or isinstance(value, (bool, int, float)):
        return repr(value)
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeioAEIO' else 'a'} {name}"


def listed(names: Sequence[object]) -> str:
    """Names as a message lists them."""
    return ", ".join(shown(name) for name in names) or "none"


def story(text: object) -> str:
    """A text that can be read: a string, without halves of surrogate pairs."""
    if not isinstance(text, str):
        hint = '; decode it first, as in text.decode("utf-8")' if isinstance(text, (bytes, bytearray)) else ""
        raise TypeError(f"annotate() needs the text as a str, not {shown(text)}{hint}")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(
            f"the text has half of a surrogate pair at {error.start}, which is no character; "
            'replace it first, as in text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")'
        ) from None
    return text


def day(value: object) -> str | None:
    """A day as text; whether there is such a day is asked natively."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, datetime):
        told = value if value.tzinfo is None else value.astimezone(timezone.utc).replace(tzinfo=None)
        return told.isoformat(timespec="seconds") + ("" if value.tzinfo is None else "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"published_on must be {_EXAMPLE}, not {shown(value)}")


def layers(value: object) -> list[str] | None:
    """Names of layers, each of which there is."""
    if value is None:
        return None
    if isinstance(value, str) or not isinstance(value, (Sequence, set, frozenset)):
        raise TypeError(f'layers must be a list such as ["quotes"], not {shown(value)}')
    for layer in value:
        if layer not in LAYERS:
            raise ValueError(f"layers: there is no layer {shown(layer)}; there are {listed(LAYERS)}")
    return [str(layer) for layer in value]


def own_words(words: object) -> dict[str, Any] | None:
    """Words of the caller's own in the shape that is read natively."""
    if words is None:
        return None
    example = '{"names": [{"name": "Open Water Watch", "kind": "organization"}]}'
    if not isinstance(words, Mapping):
        raise TypeError(f"words must be a dict such as {example}, not {shown(words)}")
    given = {("not_names" if name == "notNames" else name): value for name, value in words.items()}
    _known("words", given, ("names", "verbs", "units", "not_names"))
    verbs = [{"verb": one} if isinstance(one, str) else one for one in _list("words: verbs", given.get("verbs"))]
    return {
        "names": _entries("names", given.get("names"), ("name", "kind"), ("country", "aliases")),
        "verbs": _entries("verbs", verbs, ("verb",), ("forms",)),
        "units": _entries("units", given.get("units"), ("name", "code"), ("money", "aliases")),
        "notNames": _strings("words: not_names", given.get("not_names")),
    }


def _entries(name: str, value: object, needed: tuple[str, ...], others: tuple[str, ...]) -> list[dict[str, Any]]:
    entries = []
    for at, one in enumerate(_list(f"words: {name}", value)):
        place = f"words: {name}[{at}]"
        if not isinstance(one, Mapping):
            raise TypeError(f"{place} must be a dict with {listed(needed)}, not {shown(one)}")
        _known(place, one, (*needed, *others))
        for field in needed:
            if field not in one:
                raise ValueError(f"{place} has no {shown(field)}; an entry has {listed(needed)}, and may have {listed(others)}")
        entries.append({field: _field(f"{place}: {field}", field, one[field]) for field in one})
    return entries


def _field(place: str, field: str, value: object) -> object:
    if field in ("aliases", "forms"):
        return _strings(place, value)
    if field == "money":
        if not isinstance(value, bool):
            raise TypeError(f"{place} must be True or False, not {shown(value)}")
        return value
    if field == "country" and value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f"{place} must be a str, not {shown(value)}")
    if field == "kind" and value not in KINDS:
        raise ValueError(f"{place}: there is no kind {shown(value)}; there are {listed(KINDS)}")
    return value


def _known(place: str, given: Mapping[Any, Any], names: tuple[str, ...]) -> None:
    for name in given:
        if name not in names:
            raise ValueError(f"{place}: there is no {shown(name)}; there are {listed(names)}")


def _list(place: str, value: object) -> Sequence[Any]:
    if value is None:
        return []
    if isinstance(value, (str, bytes)) or not isinstance(value, Sequence):
        raise TypeError(f"{place} must be a list, not {shown(value)}")
    return value


def _strings(place: str, value: object) -> list[str]:
    for at, one in enumerate(_list(place, value)):
        if not isinstance(one, str):
            raise TypeError(f"{place}[{at}] must be a str, not {shown(one)}")
    return list(_list(place, value))
