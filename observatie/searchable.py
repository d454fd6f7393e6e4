"""What /zoeken searches: cards, guide pages, behaviours, assignments and what goes over several, as one flat list.

The words that are found but never shown come from content/search_words.toml and from the pages themselves. Fails
loudly at start when something has no such words, or when words belong to nothing.
"""

import tomllib
from functools import cache
from typing import Any

from observatie.guide import GuidePage, Thread, guide_pages, guide_threads
from observatie.instruments import (
    CONTENT,
    Assignment,
    Behaviour,
    Card,
    ContentError,
    assignments,
    feedback_language,
    intervention_card,
    observation_form,
)

Thing = Card | GuidePage | Behaviour | Assignment


def address(thing: Thing) -> str:
    """Where it is to be read in the app."""
    match thing:
        case Card():
            return f"/kaarten/{thing.number}"
        case GuidePage():
            return f"/wijzer/{thing.id}"
        case Behaviour():
            return f"/gedragingen#{thing.id}"
        case Assignment():
            return f"/opdrachten/{thing.id.removeprefix('assignment-')}"


@cache
def searchable() -> dict[str, Any]:
    """Plain data for /search.json: {"documents": [{id, kind, named, …}], "synonyms", "stop_words", "weak_words"}.

    Raises:
        ContentError: search words for something that is not there, or none for something that is.
    """
    words = search_words()
    documents = [
        *(_card(card) for card in intervention_card().cards),
        *(_guide_page(page) for page in guide_pages().values()),
        *(_behaviour(row, phase.title) for phase in observation_form().phases for row in phase.behaviours),
        *(_assignment(number, one) for number, one in enumerate(assignments(), 1)),
        *_below_the_cards(),
        *(_thread(number, one) for number, one in enumerate(guide_threads(), 1)),
    ]
    return {"documents": documents, **{name: words[name] for name in ("synonyms", "stop_words", "weak_words")}}


@cache
def search_words() -> dict[str, Any]:
    """content/search_words.toml as it is; `words` by the id of a card, behaviour or assignment."""
    words = tomllib.loads((CONTENT / "search_words.toml").read_text("utf-8"))
    there = {thing.id for thing in (*intervention_card().cards, *observation_form().behaviours, *assignments())}
    if differing := there ^ set(words["words"]):
        raise ContentError(f"search_words.toml and the instruments differ: {sorted(differing)}")
    return words


def _card(card: Card) -> dict[str, Any]:
    text = (card.what_may_be_going_on, card.ask_first, card.then_do)
    return _document(card, "card", card.title, card.what_i_see, text, card.number)


def _guide_page(page: GuidePage) -> dict[str, Any]:
    sections = (line for section in page.sections for line in (section.heading, *section.paragraphs, *section.points))
    sayings = (line for saying in page.sayings for line in (saying.when, saying.text))
    document = _document(page, "guide", page.title, page.summary, (*sections, *sayings))
    return document | {"words": list(page.search_words)}


def _behaviour(row: Behaviour, phase: str) -> dict[str, Any]:
    language = feedback_language()["behaviours"][row.id]
    return _document(row, "behaviour", row.text, language["hint"], (phase, language["say"]))


def _assignment(number: int, assignment: Assignment) -> dict[str, Any]:
    summary, *rest = (*([assignment.text] if assignment.text else []), *assignment.questions)
    text = (*rest, *assignment.sub_questions)
    return _document(assignment, "assignment", assignment.title, summary, text, number)


def _below_the_cards() -> list[dict[str, Any]]:
    """ "Onthoud" with the motto, and the four questions about what behaviour means."""
    sheet = intervention_card()
    remember = sheet.remember
    return [
        _entry(
            "onthoud",
            "sheet",
            "/kaarten#onthoud",
            remember["title"],
            remember["text"],
            (*remember.values(), sheet.motto),
        ),
        _entry("betekenis", "sheet", "/kaarten#betekenis", sheet.meaning_title, " ".join(sheet.meaning_questions), ()),
    ]


def _thread(number: int, thread: Thread) -> dict[str, Any]:
    """The five skills, the three keys: what is spread over pages."""
    words = tuple(word for word, _ in thread.steps)
    return _entry(f"draad-{number}", "thread", f"/wijzer#draad-{number}", thread.title, thread.text, words)


def _document(
    thing: Thing, kind: str, title: str, summary: str, text: tuple[str, ...], number: int | None = None
) -> dict[str, Any]:
    return _entry(thing.id, kind, address(thing), title, summary, text, number)


def _entry(
    id: str, kind: str, address: str, title: str, summary: str, text: tuple[str, ...], number: int | None = None
) -> dict[str, Any]:
    named = search_words()["names"].get(kind, "")
    return {
        "id": id,
        "kind": kind,
        **({} if number is None else {"number": number}),
        "named": named if number is None else f"{named} {number}",
        "address": address,
        "title": title,
        "summary": summary,
        "words": search_words()["words"].get(id, []),
        "text": " ".join(text),
    }
