"""Situations as answers, and how the quick pass and the form name what concerns them."""

from typing import Any

from playwright.sync_api import Locator, Page

from observatie.instruments import intervention_card

CARDS = {card.id: card for card in intervention_card().cards}
FIRST = "11111111-1111-4111-8111-111111111111"
SECOND = "21111111-1111-4111-8111-111111111111"


def situation(situation_id: str, card: str = "", note: str = "", did: str = "") -> dict[str, Any]:
    """Its fields; `did` is "ask_first", "then_do", both with a space between, or nothing."""
    fields: dict[str, Any] = {f"situation.{situation_id}": True}
    if card:
        fields[f"situation_card.{situation_id}"] = card
    if note:
        fields[f"situation_note.{situation_id}"] = note
    return fields | {f"situation_did.{situation_id}.{part}": card for part in did.split()}


def tap_situation(page: Page) -> None:
    page.get_by_role("button", name="Situatie", exact=True).click()


def situations(page: Page) -> Locator:
    """Those on the quick pass, by their headings ("Situatie, minuut 4")."""
    return page.get_by_role("region", name="Situaties").get_by_role("group", name="Situatie")


def card_of(item: Locator) -> Locator:
    return item.get_by_role("combobox", name="Welke kaart past hierbij?")


def note_of(item: Locator) -> Locator:
    return item.get_by_role("textbox", name="Wat zag en hoorde je?")
