"""The shells of the knowledge: the intervention card, the guide, what helps with each row, and whose words they are."""

from typing import NamedTuple

from observatie.guide import GuidePage, Source, guide, guide_pages, guide_threads, pages_for
from observatie.instruments import Card, assignments, intervention_card, observation_form
from observatie.searchable import address

CARDS_PER_SHEET = 4


class Shell(NamedTuple):
    """A template and the words that only this shell gets."""

    template: str
    words: dict[str, object] = {}


def knowledge_shells() -> dict[str, Shell]:
    """Path -> shell, one for every card and every page of the guide."""
    sheet = intervention_card()
    cards = {f"/kaarten/{card.number}": Shell("knowledge/card.html", _around(card)) for card in sheet.cards}
    pages = {f"/wijzer/{page.id}": Shell("knowledge/guide_page.html", _beside(page)) for page in guide_pages().values()}
    return {
        "/kaarten": Shell("knowledge/cards.html", {"sheet": sheet}),
        "/kaarten/knippen": Shell("knowledge/cards_to_cut.html", {"sheet": sheet, "per_sheet": CARDS_PER_SHEET}),
        **cards,
        "/wijzer": Shell("knowledge/guide.html", {"groups": guide(), "threads": guide_threads()}),
        **pages,
        "/gedragingen": Shell("knowledge/behaviours.html", {"pages_for": pages_for, "cards_for": cards_for}),
        "/over": Shell("about.html", {"sheet": sheet, "guide_sources": guide_sources()}),
    }


def cards_for(behaviour: str) -> list[Card]:
    """The cards that go with the pages that help with this row."""
    named = {card for page in pages_for(behaviour) for card in page.cards}
    return [card for card in intervention_card().cards if card.id in named]


def guide_sources() -> list[Source]:
    """Every source that a page of the guide names, once."""
    return list(dict.fromkeys(source for page in guide_pages().values() for source in page.sources))


def _around(card: Card) -> dict[str, object]:
    sheet = intervention_card()
    at = sheet.cards.index(card)
    neighbours = {"before": sheet.cards[at - 1] if at else None, "after": (*sheet.cards[at + 1 :], None)[0]}
    return {"sheet": sheet, "card": card, "pages": pages_for(card.id), **neighbours}


def _beside(page: GuidePage) -> dict[str, object]:
    return {
        "page": page,
        "rows": [row for row in observation_form().behaviours if row.id in page.behaviours],
        "cards": [card for card in intervention_card().cards if card.id in page.cards],
        "tasks": [(one.title, address(one)) for one in assignments() if one.id in page.assignments],
        "see_also": [guide_pages()[other] for other in page.see_also],
    }
