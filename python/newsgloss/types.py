"""The shape of what :func:`newsgloss.annotate` returns, and of the words that it is given.

Every ``start`` and ``end`` counts code points: ``text[start:end]`` is the span. Lists are ordered by ``start``, then by
the longer span first. ``rule`` names the rule that made the mark.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypedDict, Union

Layer = Literal["actors", "quotes", "numbers"]
"""One of the three kinds of marks."""

Day = Union[str, date]
"""A day in ISO 8601, with a time or without, or a ``date`` or ``datetime``."""

ActorKind = Literal["person", "organization", "place", "group"]


class TextSpan(TypedDict):
    """A part of the text."""

    start: int
    end: int


class ActorMention(TextSpan):
    """Someone or something that acts or speaks, where the text mentions it."""

    kind: ActorKind
    form: Literal["name", "nominal", "pronoun"]
    entity: int
    """Index into ``entities``."""
    rule: str


class Entity(TypedDict):
    """One actor with all its mentions."""

    name: str
    """The fullest name in the text, or the fullest description where there is no name."""
    kind: ActorKind
    country: str | None
    """ISO 3166-1 alpha-2: the country that it is, or is said to belong to."""
    mentions: list[int]
    """Indices into ``actors``, in text order."""
    members: list[int]
    """Indices into ``entities`` of those who act together; empty for one actor."""
    pronoun: Literal["he", "she", "they"] | None
    """The pronoun that the text uses for a person; never guessed from a name."""


class Speaker(TextSpan):
    """The words that name a speaker, and the actor that it is."""

    actor: int
    """Index into ``actors``."""
    entity: int
    """Index into ``entities``."""


class Quote(TextSpan):
    """One attribution: what is said, by whom, with which cue."""

    kind: Literal["direct", "mixed", "indirect", "unattributed"]
    speech: bool
    """False for what is only thought, felt or wanted, and for marks that quote nobody."""
    status: Literal["asserted", "negated", "possible"]
    contents: list[TextSpan]
    """What is said, quotation marks included; several spans where the attribution breaks it."""
    marked: list[TextSpan]
    """The runs in quotation marks inside the contents."""
    cue: TextSpan | None
    speaker: Speaker | None
    rule: str


class Days(TypedDict):
    """The calendar days that a date covers, in ISO 8601."""

    first: str
    last: str


_Quantity = TypedDict("_Quantity", {"from": "str | None"})


class Quantity(TextSpan, _Quantity):
    """One figure. ``from`` is the figure before a change, as in ``value``."""

    kind: Literal["cardinal", "ordinal", "percent", "money", "measure", "date", "time", "duration"]
    value: str | None
    """An exact decimal; ISO 8601 for dates, times and durations."""
    low: str | None
    high: str | None
    change: Literal["up", "down"] | None
    days: Days | None
    modifier: Literal["about", "at-least", "at-most", "more-than", "less-than"] | None
    unit: str | None
    """ISO 4217 for money, a UCUM code for a measure, ``%`` for percent."""
    counted: TextSpan | None
    rule: str


class Annotations(TypedDict):
    """All that was found in one text."""

    actors: list[ActorMention]
    entities: list[Entity]
    quotes: list[Quote]
    numbers: list[Quantity]


class _Name(TypedDict):
    name: str
    kind: ActorKind


class OwnName(_Name, total=False):
    """An actor of your own."""

    country: str | None
    aliases: list[str]


class _Verb(TypedDict):
    verb: str


class OwnVerb(_Verb, total=False):
    """A reporting verb of your own; ``forms`` where they are not regular."""

    forms: list[str]


class _Unit(TypedDict):
    name: str
    code: str


class OwnUnit(_Unit, total=False):
    """A unit of your own; ``money`` where its code is one of ISO 4217."""

    money: bool
    aliases: list[str]


class OwnWords(TypedDict, total=False):
    """Words that newsgloss cannot know. They go before all that it knows; where several fit, the longest does."""

    names: list[OwnName]
    verbs: list[str | OwnVerb]
    units: list[OwnUnit]
    not_names: list[str]
    """Words that are the name of nobody."""
