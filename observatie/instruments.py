"""The words of the instruments: content/*.toml as frozen dataclasses with stable ids.

Fails loudly at start when a file does not have the shape the rest of the house counts on.
"""

import json
import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from observatie.settings import PACKAGE

CONTENT = PACKAGE / "content"


class ContentError(ValueError):
    """A content file that the app cannot work with."""


@dataclass(frozen=True)
class Behaviour:
    """One of the 19 rows; `id` ("delen-3") is what events refer to and never changes."""

    id: str
    text: str


@dataclass(frozen=True)
class Phase:
    id: str
    title: str
    behaviours: tuple[Behaviour, ...]


@dataclass(frozen=True)
class Attention:
    """'Zorg dat je …' with its six points."""

    title: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Closing:
    title: str
    questions: tuple[str, str]


@dataclass(frozen=True)
class Instrument:
    title: str
    tick_column: str
    note_column: str
    phases: tuple[Phase, ...]
    attention: Attention
    closing: Closing

    @property
    def behaviours(self) -> tuple[Behaviour, ...]:
        return tuple(behaviour for phase in self.phases for behaviour in phase.behaviours)


@dataclass(frozen=True)
class Card:
    """One of the ten situations; `id` ("card-8") is what events refer to and never changes."""

    id: str
    number: int
    title: str
    what_i_see: str
    what_may_be_going_on: str
    ask_first: str
    then_do: str


@dataclass(frozen=True)
class InterventionCard:
    """The interventiekaart; `labels` are the headings of a card's four parts, by the part's name."""

    title: str
    subtitle: str
    motto: str
    cards: tuple[Card, ...]
    labels: dict[str, str]
    remember: dict[str, str]  # title, text, not, but
    meaning_title: str
    meaning_questions: tuple[str, ...]


@dataclass(frozen=True)
class Assignment:
    """`id` ("assignment-1") is what answers refer to; the third has a text instead of questions."""

    id: str
    title: str
    text: str | None
    questions: tuple[str, ...]
    sub_questions: tuple[str, ...]  # below the last question


def _read(name: str) -> dict[str, Any]:
    with (CONTENT / name).open("rb") as file:
        return tomllib.load(file)


@cache
def observation_form() -> Instrument:
    """The observatieformulier, from content/observatieformulier.toml."""
    words = _read("observatieformulier.toml")
    first, second = words["closing"]["questions"]
    return Instrument(
        title=words["title"],
        tick_column=words["tick_column"],
        note_column=words["note_column"],
        phases=tuple(_phase(phase) for phase in words["phase"]),
        attention=Attention(words["attention"]["title"], tuple(words["attention"]["points"])),
        closing=Closing(words["closing"]["title"], (first, second)),
    )


def _phase(words: dict[str, Any]) -> Phase:
    phase_id = words["title"].lower()
    return Phase(
        id=phase_id,
        title=words["title"],
        behaviours=tuple(Behaviour(f"{phase_id}-{number}", text) for number, text in enumerate(words["behaviours"], 1)),
    )


@cache
def intervention_card() -> InterventionCard:
    """The interventiekaart, from content/interventiekaart.toml."""
    words = _read("interventiekaart.toml")
    return InterventionCard(
        title=words["title"],
        subtitle=words["subtitle"],
        motto=words["motto"],
        cards=tuple(Card(id=f"card-{card['number']}", **card) for card in words["card"]),
        labels=words["labels"],
        remember=words["remember"],
        meaning_title=words["meaning"]["title"],
        meaning_questions=tuple(words["meaning"]["questions"]),
    )


@cache
def assignments() -> tuple[Assignment, ...]:
    """The three assignments around the form, from content/observatieformulier.toml."""
    return tuple(
        Assignment(
            id=f"assignment-{number}",
            title=words["title"],
            text=words.get("text"),
            questions=tuple(words.get("questions", ())),
            sub_questions=tuple(words.get("sub_questions", ())),
        )
        for number, words in enumerate(_read("observatieformulier.toml")["assignment"], 1)
    )


@cache
def feedback_language() -> dict[str, Any]:
    """The sentences around the rows, as {"behaviours": {id: {...}}, "less": [...]}.

    Raises:
        ContentError: a row without words, or words for a row that is not on the form.
    """
    words = _read("feedback_language.toml")
    behaviours = {entry["id"]: entry for entry in words["behaviour"]}
    expected = [behaviour.id for behaviour in observation_form().behaviours]
    if list(behaviours) != expected:
        raise ContentError(f"feedback_language.toml has rows {list(behaviours)}, the form has {expected}")
    return {"behaviours": behaviours, "less": words["less"]}


@cache
def situation_language() -> dict[str, dict[str, str]]:
    """The sentences around the cards, by the card's id, from content/situation_language.toml.

    Raises:
        ContentError: a card without words, or words for a card that is not there.
    """
    words = {entry["id"]: entry for entry in _read("situation_language.toml")["card"]}
    expected = [card.id for card in intervention_card().cards]
    if list(words) != expected:
        raise ContentError(f"situation_language.toml has cards {list(words)}, the interventiekaart has {expected}")
    return words


@cache
def report_language() -> dict[str, Any]:
    """Headings and fixed sentences of the report, from content/report_language.toml."""
    return _read("report_language.toml")


@cache
def conversation_kinds() -> tuple[dict[str, str], ...]:
    """What kind of conversation it is: ({"id": "intake", "label": "Kennismakingsgesprek"}, …)."""
    return tuple(_read("conversation_kinds.toml")["kind"])


@cache
def demo_words() -> dict[str, Any]:
    """The school of `observatie demo`, as content/demo.toml has it."""
    return _read("demo.toml")


@cache
def demo_reports() -> dict[str, Any]:
    """Their shared reports by the id of the observation, as static/js/domain/report.js composed them."""
    return json.loads((CONTENT / "demo_reports.json").read_text(encoding="utf-8"))


@cache
def all_content() -> dict[str, Any]:
    """What the tablet needs to compose a report: plain data for /content.json."""
    return {
        "instrument": asdict(observation_form()),
        "language": feedback_language(),
        "intervention_card": asdict(intervention_card()),
        "situation_language": situation_language(),
        "report": report_language(),
        "kinds": list(conversation_kinds()),
    }
